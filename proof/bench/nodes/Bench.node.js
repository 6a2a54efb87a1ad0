const { start, end } = require('./meter');
const { floor } = require('./floor');

const field = (name, type, fallback) => ({
	displayName: name,
	name,
	type,
	default: fallback,
});

/** Executions that came by, and the events they were for, by name. */
const counts = new Map();
const countOf = (name) => counts.get(name) ?? { executions: 0, events: new Set() };

/** Makes items, stands before and after what is measured, does its work as a bare loop, or counts. */
exports.Bench = class Bench {
	description = {
		displayName: 'Bench',
		name: 'bench',
		group: ['transform'],
		version: 1,
		description: 'Measures the node between two of these',
		defaults: { name: 'Bench' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			field('part', 'string', ''),
			field('plan', 'json', '{}'),
			field('one', 'string', ''),
			field('two', 'string', ''),
			field('three', 'string', ''),
		],
	};

	async execute() {
		const items = this.getInputData();
		const part = this.getNodeParameter('part', 0);
		const plan = JSON.parse(this.getNodeParameter('plan', 0));
		if (part === 'count') {
			const { executions, events } = countOf(plan.name);
			const path = this.getNodeParameter('one', 0).split('.');
			events.add(path.reduce((value, name) => value?.[name], items[0].json));
			counts.set(plan.name, { executions: executions + 1, events });
			return [items];
		}
		if (part === 'counted') {
			const { executions, events } = countOf(plan.name);
			return [[{ json: { executions, events: events.size } }]];
		}
		if (part === 'items') return [makeItems(plan)];
		if (part === 'floor') return [await floor(this, plan)];
		if (part === 'start') {
			await start(plan.profile !== undefined);
			return [items];
		}
		const measured = await end(plan.profile);
		const errors = items.filter(({ json, error }) => error || json.error).length;
		return [[{ json: { ...measured, items: items.length, errors, first: items[0]?.json } }]];
	}
};

function makeItems({ count, run, record, firstId }) {
	return Array.from({ length: count }, (_, n) => ({
		json: record
			? { ...record, n }
			: {
					n,
					...(firstId !== undefined && { id: String(firstId + n) }),
					company: `Company ${run}-${n}`,
					city: ['London', 'Bristol', 'Boston', 'Rome'][n % 4],
					phone: `4420${String(10_000_000 + n)}`,
				},
	}));
}
