import fc from 'fast-check';

/**
 * fast-check for the property tests. `npm test` tries the same inputs each time, so that it fails for what
 * was changed; `npm run test:faults` tries new ones, and names the seed when it finds something.
 */
if (process.env.FAULTS !== 'all') fc.configureGlobal({ seed: 2026 });

export { fc };
