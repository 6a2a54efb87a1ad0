// The HTML of PMP's pages as a person reads it, and the breaks that PMP adds to texts.
import { readableText, withoutAddedBreaks } from '../../nodes/BusinessLabsPmp/transport/htmlText';
import { jsonText } from '../../nodes/BusinessLabsPmp/transport/jsonText';
import { formFields } from '../../nodes/BusinessLabsPmp/transport/form';
import { article } from '../../nodes/BusinessLabsPmp/model/article';
import { eventNames } from '../../nodes/BusinessLabsPmp/model/eventNames';
import { bareAddress } from '../../nodes/BusinessLabsPmp/model/email';

it.each([
	['plain  text \n\n\n\n', 'plain  text \n\n\n\n'],
	['a < b and c > d', 'a < b and c > d'],
	['a <5 b  c', 'a <5 b c'],
	['R&amp;D  x', 'R&D x'],
	['&#233;', 'é'],
	['<p>One</p><p>Two</p>', 'One\nTwo'],
	['One<br>Two<BR />Three<br class="x"/>Four', 'One\nTwo\nThree\nFour'],
	['One<br />\nTwo<br>\r\nThree', 'One\nTwo\nThree'],
	['One<br />\n<br />\nTwo', 'One\n\nTwo'],
	['One<hr>Two', 'One\nTwo'],
	['<div>One</div>Two', 'One\nTwo'],
	['<h1>One</h1>Two<h6>Three</h6>Four', 'One\nTwoThree\nFour'],
	['<blockquote>One</blockquote>Two<pre>a</pre>b', 'One\nTwoa\nb'],
	['<section>One</section><article>Two</article>Three', 'One\nTwo\nThree'],
	['<ul><li>One</li><li class="x">Two</li></ul>', '- One\n- Two'],
	['<ol><LI>One</LI></ol>Two', '- One\n\nTwo'],
	['<table><tr><th>A</th><td>B</td></tr><tr><td>C</td></tr></table>', 'A B\nC'],
	['<b>One</b> <i>two</i> <span style="x">three</span>', 'One two three'],
	['<unknown>One</unknown>', '<unknown>One</unknown>'],
	['<bold>One</bold>', '<bold>One</bold>'],
	['<style>p { color: red }</style>One', 'One'],
	['<script>\nalert("x")\n</script>One<SCRIPT>2</SCRIPT>', 'One'],
	['<head><title>T</title></head><body>One</body>', 'One'],
	['<header>One</header> two', 'One two'],
	['<a href="https://a.example.com">here</a>', 'here (https://a.example.com)'],
	[
		'<A class="x" href="http://a.example.com" target="_blank">the\npage</A>',
		'the\npage (http://a.example.com)',
	],
	['<a href="https://a.example.com"> https://a.example.com </a>', 'https://a.example.com'],
	[
		'<a href="https://a.example.com">1</a><a href="https://b.example.com">2</a>',
		'1 (https://a.example.com)2 (https://b.example.com)',
	],
	['<a href="mailto:x">here</a>', 'here'],
	['<a name="x">here</a>', 'here'],
	['<p>a\t\t b\u00a0\u00a0c</p>', 'a b c'],
	['<p>One</p> \n \n \n \n<p>Two</p>', 'One\n\nTwo'],
	['<p>&lt;b&gt;</p>', '<b>'],
	[' <p> One </p> ', 'One'],
])('%j reads %j', (html, text) => {
	expect(readableText(html)).toBe(text);
});

it.each([
	['a<br />\nb', 'a\nb'],
	['a<br>\r\nb', 'a\r\nb'],
	['a<BR  />\rb', 'a\rb'],
	['a<br />b', 'a<br />b'],
	['a<br />\n<br />\nb', 'a\n\nb'],
	['a<br class="x">\nb', 'a<br class="x">\nb'],
])('of %j PMP was given %j', (stored, given) => {
	expect(withoutAddedBreaks(stored)).toBe(given);
});

it.each([
	[{ a: '<b>' }, '{"a":"\\u003cb\\u003e"}'],
	[{ a: `5% & '=` }, '{"a":"5\\u0025 \\u0026 \\u0027\\u003d"}'],
	[{ a: 'x "y" \\ \n\t' }, '{"a":"x \\u0022y\\u0022 \\u005c \\u000a\\u0009"}'],
	[{ a: '\u0001\u007f é' }, '{"a":"\\u0001\u007f é"}'],
])('%j travels as %j', (body, text) => {
	expect(jsonText(body)).toBe(text);
	expect(JSON.parse(jsonText(body))).toEqual(body);
});

it.each<[unknown, Array<[string, string]>]>([
	[undefined, []],
	[
		{ a: 'x', b: undefined, c: null, d: '' },
		[
			['a', 'x'],
			['d', ''],
		],
	],
	[
		{ a: true, b: false, c: 0 },
		[
			['a', '1'],
			['b', '0'],
			['c', '0'],
		],
	],
	[
		{ a: ['x', null, 'y'] },
		[
			['a[]', 'x'],
			['a[]', 'y'],
		],
	],
	[
		{ a: [{ b: ['x'] }, { c: 1 }] },
		[
			['a[0][b][]', 'x'],
			['a[1][c]', '1'],
		],
	],
	[{ a: { b: { 3: 'x' } } }, [['a[b][3]', 'x']]],
	[
		{ a: [['x'], ['y']] },
		[
			['a[0][]', 'x'],
			['a[1][]', 'y'],
		],
	],
])('the form of %j has the fields %j', (body, fields) => {
	expect(formFields(body)).toEqual(fields);
});

it.each([
	['customer', 'a customer'],
	['invoice', 'an invoice'],
	['article', 'an article'],
	['event', 'an event'],
	['Offer', 'an Offer'],
	['user', 'a user'],
	['lead', 'a lead'],
])('%s: %s', (noun, expected) => expect(article(noun)).toBe(expected));

it.each<[unknown, Array<[string, string]>]>([
	['lead_created', [['lead_created', '']]],
	['lead.created', [['lead.created', '']]],
	['lead', []],
	['a lead_created', []],
	['lead_created now', []],
	[7, []],
	[null, []],
	[
		{ leads: ['lead_created', 'lead.updated'] },
		[
			['lead_created', 'leads'],
			['lead.updated', 'leads'],
		],
	],
	[{ message: 'lead_created', leads: [{ name: 'lead_deleted' }] }, [['lead_deleted', 'leads']]],
	[{ leads: { event: 'lead_created', name: 'lead_renamed' } }, [['lead_created', 'leads']]],
	[{ leads: { name: 'Created', key: 'lead_created' } }, [['lead_created', 'leads']]],
	[{ data: { tasks: ['task_created'] } }, [['task_created', 'tasks']]],
])('the catalogue %j has the events %j', (catalogue, expected) => {
	expect(eventNames(catalogue).map(({ name, group }) => [name, group])).toEqual(expected);
});

it.each([
	[' ann@example.com ', 'ann@example.com'],
	['Ann <ann@example.com>', 'ann@example.com'],
	['Ann < ann@example.com > ', 'ann@example.com'],
	['<ann@example.com> Ann', '<ann@example.com> Ann'],
	['Ann <ann>', 'Ann <ann>'],
	['"A <b>" <ann@example.com>', 'ann@example.com'],
	['<a@b@c>', 'a@b@c'],
	['ann\u200b@example.com\ufeff', 'ann@example.com'],
	['ａｎｎ＠example.com', 'ann@example.com'],
])('the address in %j is %s', (text, expected) => expect(bareAddress(text)).toBe(expected));
