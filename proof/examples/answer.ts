/** Sends the form of the page behind the link in a text, once n8n waits for it. */
export async function answer(text: string, fields: Record<string, string>): Promise<void> {
	const link = /http\S+/.exec(text)?.[0] ?? '';
	for (let tries = 0; ; tries++) {
		const { status } = await fetch(link, { method: 'POST', body: new URLSearchParams(fields) });
		if (status === 200) return;
		if (tries === 20) throw new Error(`The answer got ${status}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}
