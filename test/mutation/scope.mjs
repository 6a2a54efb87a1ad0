/** What is mutated, and which tests may notice it. */
const ROOMS = 'transport,operations,model,documents,trigger';
const SHARED = 'nodes/shared/**/*.ts';

/** Where a mistake loses an item, sends a message twice, wipes a field or shows a secret. */
export const RISKIEST = [
	...['retry', 'rateLimiter', 'slidingWindow', 'secrets', 'tries', 'certainty', 'afterWrite'].map(
		(name) => `nodes/shared/engine/${name}.ts`,
	),
	'nodes/shared/contract/redact.ts',
	...['deliveries', 'sameSecret'].map((name) => `nodes/shared/trigger/${name}.ts`),
	...['push', 'pushAnswer'].map((name) => `nodes/PickyAssist/operations/${name}.ts`),
	'nodes/PickyAssist/trigger/guard.ts',
	...['update', 'compare'].map((name) => `nodes/BusinessLabsPmp/operations/${name}.ts`),
	'nodes/BusinessLabsPmp/trigger/signature.ts',
	'nodes/OpenTact/transport/hiddenSecrets.ts',
];

/** What runs through all operations takes minutes, and tells no more than the tests beside it. */
const TESTS = [
	'test/shared/!(paths|plain|expressions|credentials).test.ts',
	'test/PickyAssist/*.test.ts',
	'test/BusinessLabsPmp/!(documentRows).test.ts',
	'test/OpenTact/!(order).test.ts',
	'test/tools/*.test.ts',
	'test/faults/{answersOf*,oddAnswers}.test.ts',
];

/** Those of them that have to do with what is riskiest. */
const NEAR = [
	'test/shared/{certainty,deliveries,jobs,rateLimiter,retry,run,sameSecret,secrets,slidingWindow}.test.ts',
	'test/shared/{fieldPages,tries,typedSecrets}.test.ts',
	'test/PickyAssist/{batch,message,messageInput,oddAnswers,pace,push,pushAnswers,readAnswers}.test.ts',
	'test/PickyAssist/{allowedSources,sendMedia,sendRawPush,settings,split,triggerCallers}.test.ts',
	'test/BusinessLabsPmp/{badInput,compare,customFields,keeps,quirks,sales,signature,totals,update}.test.ts',
	'test/BusinessLabsPmp/{refusedUpdates,updateForms,upsert,version2,version2Silence,writtenBack}.test.ts',
	'test/BusinessLabsPmp/callKey.test.ts',
	'test/OpenTact/hiddenSecrets.test.ts',
	'test/tools/retry.test.ts',
];

const except = (list) => list.map((pattern) => `!${pattern}`);
const vendor = (name) => ({
	mutate: [`nodes/${name}/{${ROOMS}}/**/*.ts`, ...except(RISKIEST)],
	testFiles: [
		`test/${name}/**/*.test.ts`,
		'test/shared/{convert,fieldPages,forms,paths,values,webhookFields}.test.ts',
		'test/tools/*alues.test.ts',
	],
});

const EVERYTHING = [SHARED, `nodes/{PickyAssist,BusinessLabsPmp,OpenTact}/{${ROOMS}}/**/*.ts`];

/** Each has its own run, so that what was broken off goes on with the next one. */
export const PARTS = {
	riskiest: { mutate: RISKIEST, testFiles: NEAR },
	sample: { mutate: [...EVERYTHING, ...except(RISKIEST)], testFiles: TESTS },
	shared: { mutate: [SHARED, ...except(RISKIEST)], testFiles: TESTS },
	PickyAssist: vendor('PickyAssist'),
	BusinessLabsPmp: vendor('BusinessLabsPmp'),
	OpenTact: vendor('OpenTact'),
};
