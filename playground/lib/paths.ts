import { join, resolve } from 'node:path';

export const playground = resolve(__dirname, '..');
export const root = resolve(playground, '..');
/** Holds the data folder of every n8n that is started here; git ignores it. */
export const dataFolder = join(playground, '.data');
export const examples = join(root, 'examples');
export const pictures = join(root, 'docs', 'images');

const bin = join(playground, 'node_modules', '.bin');
/** n8n needs a newer Node than the package does: the playground brings its own. */
export const node24 = join(bin, 'node');
export const n8nProgram = join(bin, 'n8n');
