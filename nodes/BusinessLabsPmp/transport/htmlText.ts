import { decodedEntities } from '../../shared/values/plainText';

const TAGS =
	'a|article|b|blockquote|body|br|button|code|del|div|em|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|li|link|meta|ol|p|pre|s|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|video';
const TAG = new RegExp(`</?(${TAGS})(\\s[^<>]*)?/?>`, 'gi');
const LINE_END =
	/<(br|hr)(\s[^<>]*)?\/?>|<\/(p|div|li|tr|h[1-6]|blockquote|pre|table|ul|ol|section|article)>/gi;
const LINK = /<a\s[^<>]*?href="(https?:[^"<>]*)"[^<>]*>(.*?)<\/a>/gis;

/**
 * A text as a person reads it on PMP's pages: its lines, its lists and the addresses of its links, and
 * nothing of its HTML. What only looks like a tag, as in "a < b", stays.
 */
export function readableText(text: string): string {
	if (!/<\w|&[#\w]+;/.test(text)) return text;
	const lines = text
		.replace(/<(style|script|head)\b.*?<\/\1>/gis, '')
		.replace(LINK, (_, address: string, words: string) =>
			words.trim() === address ? address : `${words} (${address})`,
		)
		.replace(/\r?\n/g, '\n')
		.replace(/(<br\s*\/?>)\n/gi, '$1')
		.replace(/<li(\s[^<>]*)?>/gi, '- ')
		.replace(LINE_END, '\n')
		.replace(/<\/t[dh]>/gi, ' ')
		.replace(TAG, '');
	return decodedEntities(lines)
		.replace(/[ \t\u00a0]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Takes out the `<br />` that PMP adds before each line break whenever it stores the text. */
export function withoutAddedBreaks(text: string): string {
	return text.replace(/<br\s*\/?>(?=\r?\n|\r)/gi, '');
}
