// Part of `npm run docs`: writes what verify prints against the simulators.
import '../../test/engine/setup';
import { writeFileSync } from 'node:fs';
import { runScript } from '../../playground/lib/lifetime';
import { transcriptFile } from './suite/docs';
import { transcripts } from './transcript';

runScript(async () => {
	writeFileSync(transcriptFile, await transcripts());
	return 0;
});
