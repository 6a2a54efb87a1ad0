import { join } from 'node:path';
import { root } from '../playground/lib/paths';

/** What the checks leave to be looked at: pictures, profiles, measurements; git ignores it. */
export const out = join(root, 'proof', 'out');
