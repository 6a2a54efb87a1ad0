import { HIDDEN } from '../../shared/contract/redact';
import { complaintAboutUrl } from '../../shared/values/url';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** OpenTact's record ids: a pattern for the editor, and a check for what expressions give. */
export const uuid = {
	regex: `^${UUID}$`,
	errorMessage: 'Enter an ID like 0116f6d1-1280-44b2-9134-da48509ec575, in lower case',
	example: '0116f6d1-1280-44b2-9134-da48509ec575',
	complaint: (value: unknown): string | undefined =>
		new RegExp(`^${UUID}$`).test(String(value))
			? undefined
			: `must be an ID like 0116f6d1-1280-44b2-9134-da48509ec575, it is "${String(value)}"`,
};

/** A check for the length of a text. */
export function lengthBetween(least: number, most: number) {
	return (value: unknown): string | undefined => {
		const { length } = String(value);
		if (length >= least && length <= most) return undefined;
		return `must have ${least} to ${most} characters, it has ${length}`;
	};
}

/** What is wrong with a callback URL. */
export function callbackUrl(value: unknown): string | undefined {
	const complaint = complaintAboutUrl(value);
	if (complaint) return complaint;
	// As the node shows the address of a trigger: written back, it would end the trigger's calls.
	if ([HIDDEN, encodeURIComponent(HIDDEN)].some((text) => String(value).includes(text))) {
		return `must be whole, ${HIDDEN} in it stands for a secret. Leave the field out to keep what is there`;
	}
	return lengthBetween(10, 255)(value);
}
