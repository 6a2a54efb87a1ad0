import { performance } from 'node:perf_hooks';
import * as circus from 'jest-circus';
import { expect } from 'expect';
import { Modules } from './modules.mjs';

const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;
Object.assign(globalThis, {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	it,
	test,
	expect,
});

const { setTimeout, clearTimeout } = globalThis;

/** Marks a test that did not end. */
export class HangingError extends Error {}

/** What a test throws when nobody waits for it any more. */
let uncaught;
for (const event of ['uncaughtException', 'unhandledRejection']) {
	process.on(event, (error) => uncaught?.(error));
}

/**
 * The tests of a file, collected by jest's own describe and test; their names in order.
 * @returns {{ block: object, tests: Array<{ name: string, node: object }> }}
 */
export function collect(path) {
	circus.resetState();
	new Modules().load(path);
	const { rootDescribeBlock: block } = circus.getState();
	const tests = [];
	const walk = (node, names, isSkipped) => {
		if (node.type === 'test') {
			if (!isSkipped && node.fn && node.mode !== 'skip' && node.mode !== 'todo')
				tests.push({ name: [...names, node.name].join(' '), node });
			return;
		}
		const title = node === block ? [] : [node.name];
		const skips = isSkipped || node.mode === 'skip';
		for (const child of node.children) walk(child, [...names, ...title], skips);
	};
	walk(block, [], false);
	return { block, tests };
}

/**
 * Runs tests with their hooks, as jest does: in order, each on its own.
 * @param wanted nodes of the tests
 * @param {object} watch
 * @param watch.limit milliseconds that a test, or a hook, may take
 * @param watch.enter is called before a test or a block's hooks, with its node
 * @param watch.done is called after a test with { node, error, milliseconds }; true ends the run
 */
export async function run(block, wanted, { limit, enter, done }) {
	let isOver = false;
	const has = (node) =>
		node.type === 'test' ? wanted.has(node) : node.children.some((child) => has(child));
	const hooksOf = (node, type) => node.hooks.filter((hook) => hook.type === type);

	const report = (node, error, milliseconds) => {
		if (done({ node, error, milliseconds })) isOver = true;
	};
	const runTest = async (node, chain) => {
		enter(node);
		const start = performance.now();
		const context = {};
		const time = limit(node);
		let error = await attempt(async () => {
			for (const parent of chain)
				for (const hook of hooksOf(parent, 'beforeEach')) await hook.fn.call(context);
			await node.fn.call(context);
		}, time);
		for (const parent of [...chain].reverse()) {
			for (const hook of hooksOf(parent, 'afterEach'))
				error = (await attempt(async () => await hook.fn.call(context), time)) ?? error;
		}
		report(node, error, performance.now() - start);
	};
	const failAll = (node, error) => {
		if (node.type === 'test') return wanted.has(node) && report(node, error, 0);
		for (const child of node.children) failAll(child, error);
	};
	const runBlock = async (node, chain) => {
		enter(node);
		let failure;
		for (const hook of hooksOf(node, 'beforeAll'))
			failure ??= await attempt(async () => await hook.fn.call({}), limit(node));
		if (failure) failAll(node, failure);
		for (const child of node.children) {
			if (isOver || failure || !has(child)) continue;
			if (child.type === 'test') await runTest(child, [...chain, node]);
			else await runBlock(child, [...chain, node]);
		}
		for (const hook of hooksOf(node, 'afterAll'))
			await attempt(async () => await hook.fn.call({}), limit(node));
	};
	await runBlock(block, []);
	Modules.tidy();
}

/** @returns what was thrown, or undefined */
async function attempt(work, milliseconds) {
	let timer;
	const stopped = new Promise((_, reject) => {
		uncaught = reject;
		timer = setTimeout(
			() => reject(new HangingError(`Not done after ${milliseconds} ms`)),
			milliseconds,
		);
	});
	try {
		await Promise.race([work(), stopped]);
		return undefined;
	} catch (error) {
		return error ?? new Error('undefined was thrown');
	} finally {
		uncaught = undefined;
		clearTimeout(timer);
	}
}
