// The least that the work can cost: the same expressions, and Node's own fetch.

/**
 * @param context n8n's execution context
 * @param plan what to send: fields maps wire names to the parameters that hold their values
 */
exports.floor = async (context, { url, method, headers, encoding, fields, inFlight }) => {
	const count = context.getInputData().length;
	const bodies = [];
	for (let item = 0; item < count; item++) {
		const values = {};
		for (const [name, field] of Object.entries(fields)) {
			values[name] = context.getNodeParameter(field, item);
		}
		bodies.push(values);
	}
	const outputs = [];
	let next = 0;
	const worker = async () => {
		while (next < count) {
			const item = next++;
			const response = await fetch(url, {
				method,
				headers,
				body:
					encoding === 'form' ? new URLSearchParams(bodies[item]) : JSON.stringify(bodies[item]),
			});
			outputs[item] = { json: await response.json(), pairedItem: { item } };
		}
	};
	await Promise.all(Array.from({ length: inFlight }, worker));
	return outputs;
};
