import { toolAnswer } from '../../nodes/shared/engine/toolAnswer';
import { readableText } from '../../nodes/BusinessLabsPmp/transport/htmlText';

describe('what a model gets of the records', () => {
	it('says that there are none, instead of nothing', () => {
		expect(toolAnswer([])).toEqual([{ note: 'There are no results' }]);
	});

	it('cuts a long text, says so, and leaves no half of a character', () => {
		const [{ text }] = toolAnswer([{ text: 'a' + '💥'.repeat(5000) }]);
		expect(text).toMatch(/^a(💥)+ \.\.\. \[cut: the first 3999 of 10001 characters\]$/u);
	});

	it('shows as many records as can be read, and says how many there are', () => {
		const records = Array.from({ length: 100 }, (_, id) => ({ id, text: 'x'.repeat(3000) }));
		const answer = toolAnswer(records);
		expect(answer.slice(0, -1)).toEqual(records.slice(0, 13));
		expect(answer.at(-1)?.note).toMatch(/^Only 13 of 100 results are shown/);
	});

	it('takes markup out wherever it is, and keeps what is no text', () => {
		const [record] = toolAnswer(
			[{ n: 0, no: false, gone: null, deep: [{ text: '<p>Hello&nbsp;<b>you</b></p>' }] }],
			readableText,
		);
		expect(record).toEqual({ n: 0, no: false, gone: null, deep: [{ text: 'Hello you' }] });
	});

	it('does not take long over a text that never closes its tags', () => {
		const [{ text }] = toolAnswer([{ text: '<a href="http:x">'.repeat(100_000) }], readableText);
		expect(String(text)).toMatch(/\[cut: the first \d+ of 1700000 characters\]$/);
	});
});

describe('HTML as text', () => {
	it.each([
		['<p>One</p><ul><li>a</li><li>b</li></ul>', 'One\n- a\n- b'],
		[
			'See <a href="https://x.example/y" target="_blank">here</a>',
			'See here (https://x.example/y)',
		],
		['one<br />\r\ntwo<br>three', 'one\ntwo\nthree'],
		['<style>p { color: red }</style><p>Text</p>', 'Text'],
		['a < b && c > d, 2 <3', 'a < b && c > d, 2 <3'],
		['Tom &amp; Co', 'Tom & Co'],
		['<a class="b" href="http://x.example/y">here</a>', 'here (http://x.example/y)'],
		['<a href="http://x.example/y"> http://x.example/y</a>', 'http://x.example/y'],
		['<a href="#top">up</a>, <a href="mailto:a@x.example">mail</a>', 'up, mail'],
		['<p class="a">One</p><hr class="b"><p>Two<br class="c" />Three</p>', 'One\n\nTwo\nThree'],
		['<ol><li class="a">One</li><li>Two</li></ol>', '- One\n- Two'],
		['<table><tr><th>A</th><td>1</td></tr><tr><td>2</td></tr></table>', 'A 1\n2'],
		['<h2>Title</h2><section>a</section><article>b</article>c', 'Title\na\nb\nc'],
		['<script>\nalert(1)\n</script><STYLE>\n</STYLE>Text', 'Text'],
		['<p>One</p>\n\n\n<p> </p>\n<p>Two</p>', 'One\n\nTwo'],
		['a &nbsp;\t b', 'a b'],
		['<custom-tag>x</custom-tag> <b>y</b>', '<custom-tag>x</custom-tag> y'],
		['<Response><Say>Hello</Say></Response>', '<Response><Say>Hello</Say></Response>'],
	])('%s', (html, text) => {
		expect(readableText(html)).toBe(text);
	});
});
