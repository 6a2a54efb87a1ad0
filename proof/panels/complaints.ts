import { labelsOf } from './forms';
import type { Form } from './forms';
import { PropertyTypes } from './types';

/** What is wrong with a form that shows these lines. */
export function complaintsAbout({ visible, parameters }: Form, lines: string[]): string[] {
	const complaints: string[] = [];
	const text = lines.join(' ');
	if (/\bundefined\b|\[object /.test(text)) complaints.push(`It says: ${text}`);
	const isNotice = ({ type }: { type: string }) => type === PropertyTypes.notice;
	for (const { displayName } of visible.filter(isNotice)) {
		if (!text.includes(plainText(displayName))) complaints.push(`No notice "${displayName}"`);
	}
	const labels = labelsOf(
		visible.filter((field) => !isNotice(field)),
		parameters,
	);
	if (labels.some((label) => !label.trim())) complaints.push('A label is empty');
	for (const label of new Set(labels)) {
		const wanted = labels.filter((other) => other === label).length;
		const shown = lines.filter((line) => line === label || line === `${label} *`).length;
		if (shown < wanted) complaints.push(`"${label}" is there ${shown} times instead of ${wanted}`);
	}
	return complaints;
}

/** Notices may hold HTML. */
function plainText(html: string): string {
	return html
		.replace(/<[^>]*>/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
