import * as n8nWorkflow from 'n8n-workflow';

// Looked at when a node is loaded: an older n8n shows this sentence instead of JavaScript's own words.
if (!('NodeConnectionTypes' in n8nWorkflow)) {
	throw new Error(
		'These nodes need n8n 1.85 or newer. Update n8n, then install the package again.',
	);
}
