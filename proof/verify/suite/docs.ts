import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checks } from '../../../playground/lib/checks';
import { root } from '../../../playground/lib/paths';
import { transcripts } from '../transcript';

export const transcriptFile = join(root, 'docs', 'verify-transcripts.md');

/** What the documentation shows is what it prints today. */
export async function docs(checks: Checks): Promise<void> {
	await checks.run('docs/verify-transcripts.md is as npm run docs makes it', async () => {
		if ((await transcripts()) === readFileSync(transcriptFile, 'utf8')) return;
		throw new Error('Run npm run docs');
	});
}
