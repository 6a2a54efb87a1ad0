import { plainText, shortened, visibleText } from '../../nodes/shared/values/plainText';

test.each([
	['<p>It&#8217;s <b>late</b></p>\n', 'It’s late'],
	['a&#x2F;b &#x2f; c &#39;d&#039;', "a/b / c 'd'"],
	['&amp;lt; &nbsp;&quot;x&apos;', `&lt; "x'`],
	['&#55357;&#56832; &#x1F600;', '😀 😀'],
	[
		'&euro; &constructor; &#0; &#x110000; &#; &#x; R&D;',
		'&euro; &constructor; &#0; &#x110000; &#; &#x; R&D;',
	],
	[
		'<title>502</title><style>p{}</style>Bad <script>x()</script><!-- of nginx -->gateway',
		'Bad gateway',
	],
	['Cut off <script>var a = 1', 'Cut off'],
	['Cut off <!-- in the middle', 'Cut off'],
	['Cut off <a href="https', 'Cut off'],
	['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
	[undefined, ''],
])('%j is read as %j', (html, text) => {
	expect(plainText(html)).toBe(text);
});

test('nobody waits for a page of megabytes', () => {
	expect(plainText(`${'a'.repeat(20_000)}b`.repeat(100))).toBe('a'.repeat(20_000));
});

test('a text is cut between words, so that no half of a secret is left over', () => {
	expect(shortened('one two three', 13)).toBe('one two three');
	expect(shortened('one two three', 12)).toBe('one two…');
	expect(shortened('one two three', 8)).toBe('one two…');
	expect(shortened('one two three', 7)).toBe('one two…');
	expect(shortened('one two three', 6)).toBe('one…');
	expect(shortened('a-very-long-secret and more', 10)).toBe('…');
	expect(shortened('x '.repeat(150))).toHaveLength(300);
	expect(shortened(`${'x '.repeat(150)}y`)).toBe(`${'x '.repeat(149)}x…`);
});

test('what comes along unseen when somebody copies a text is left out', () => {
	expect(visibleText(' \u200bhttps://a\u00ad.example\u0000\ufeff\n')).toBe('https://a.example');
	expect(visibleText(undefined)).toBe('');
});
