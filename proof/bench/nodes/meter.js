// What a node costs the n8n process, taken from inside it: time, CPU of all its threads, memory.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');

const SAMPLE_EVERY = 10;
let current;

/** @param {boolean} profiles whether to record a CPU profile as well */
exports.start = async (profiles) => {
	globalThis.gc?.();
	const { rss, heapUsed } = process.memoryUsage();
	current = { rss, peak: rss, heap: heapUsed, peakHeap: heapUsed };
	if (profiles) {
		current.session = new Session();
		current.session.connect();
		await current.session.post('Profiler.enable');
		await current.session.post('Profiler.start');
	}
	current.timer = setInterval(sample, SAMPLE_EVERY);
	current.cpu = process.cpuUsage();
	current.at = performance.now();
};

function sample() {
	const { rss, heapUsed } = process.memoryUsage();
	current.peak = Math.max(current.peak, rss);
	current.peakHeap = Math.max(current.peakHeap, heapUsed);
}

/** @param {string} file where the CPU profile goes, if one is recorded */
exports.end = async (file) => {
	const milliseconds = performance.now() - current.at;
	const { user, system } = process.cpuUsage(current.cpu);
	sample();
	clearInterval(current.timer);
	if (current.session) {
		const { profile } = await current.session.post('Profiler.stop');
		current.session.disconnect();
		writeFileSync(file, JSON.stringify(profile));
	}
	const mebibytes = (bytes) => bytes / 2 ** 20;
	return {
		milliseconds,
		cpuMilliseconds: (user + system) / 1000,
		memoryMebibytes: mebibytes(current.peak - current.rss),
		heapMebibytes: mebibytes(current.peakHeap - current.heap),
	};
};
