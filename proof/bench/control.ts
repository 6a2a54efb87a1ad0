/**
 * Turns one of the switches that a simulator has beside the vendor's API.
 * @returns what the switch gives back
 * @throws Error when the simulator does not take it
 */
export async function control(
	{ url }: { url: string },
	name: string,
	body: object = {},
): Promise<Record<string, unknown>> {
	const response = await fetch(`${url}/_control/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
	return ((await response.json()) as { result: Record<string, unknown> }).result;
}
