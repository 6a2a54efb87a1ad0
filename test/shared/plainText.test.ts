import { plainText } from '../../nodes/shared/values/plainText';

test.each([
	['<p>It&#8217;s <b>late</b></p>\n', 'It’s late'],
	['a&#x2F;b &#x2f; c &#39;d&#039;', "a/b / c 'd'"],
	['&amp;lt; &nbsp;&quot;x&apos;', `&lt; "x'`],
	['&#55357;&#56832; &#x1F600;', '😀 😀'],
	[
		'&euro; &constructor; &#0; &#x110000; &#; &#x; R&D;',
		'&euro; &constructor; &#0; &#x110000; &#; &#x; R&D;',
	],
])('%j is read as %j', (html, text) => {
	expect(plainText(html)).toBe(text);
});
