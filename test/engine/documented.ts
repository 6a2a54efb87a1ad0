import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';

/** The messages of docs/errors.md, each as a pattern; `…` stands for a value. */
const known = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8')
	.split('\n')
	.filter((line) => /^\| (?!--- |Message \|)/.test(line))
	.flatMap((line) =>
		line
			.slice(2)
			.split(/(?<!\\) \| /)[0]
			.split(' _or_ '),
	)
	.map((message) => message.replace(/^\[field\](.*)/, '…$1…').replace(/\\\|/g, '|'))
	.filter((message) => /[a-z]{2}/.test(message))
	.map((message) => {
		const parts = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
		return new RegExp(`^${parts.join('[^]*')}$`);
	});

const OURS = /^(businessLabsPmp|openTact|pickyAssist)/;

/**
 * Each error that a user of our nodes may read stands in docs/errors.md, word for word.
 * @throws Error for one that does not
 */
export function requireDocumented(
	{ message }: { message: string },
	{ description }: INodeType,
): void {
	if (!OURS.test(description.name)) return;
	const said = message.replace(/ \[item \d+\]$/, '').replace(/\s+/g, ' ');
	if (known.some((pattern) => pattern.test(said))) return;
	throw new Error(`docs/errors.md does not know this error: ${said}`);
}
