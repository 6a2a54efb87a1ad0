import type { INode } from 'n8n-workflow';
import {
	inDoubt,
	InputError,
	inOneText,
	inWords,
	MAYBE_DONE,
	textsOf,
	toItemError,
	VendorError,
} from '../../nodes/shared/contract/errors';

const node = { name: 'Things', type: 'test.things' } as INode;
const tool = { name: 'Things', type: 'test.thingsTool' } as INode;

describe('an error of an item', () => {
	it.each([
		new InputError('Name is required', 'Fill it in.'),
		new VendorError('No', { description: 'Ask.' }),
	])('names the item, and says what to do: %s', (error) => {
		const told = toItemError(node, error, 3, [], '1 of 5 items were completed.');
		expect(told.message).toBe(`${error.message} [item 3]`);
		expect(told.description).toBe(`${error.description} 1 of 5 items were completed.`);
		expect(told.context.itemIndex).toBe(3);
	});

	it('names none where it concerns none, and has no advice where there is none', () => {
		const told = toItemError(node, new VendorError('Busy', { httpCode: 429 }), undefined);
		expect(told).toMatchObject({ message: 'Busy', description: undefined, httpCode: '429' });
	});

	it('keeps the words of the vendor where n8n has some of its own', () => {
		const told = toItemError(node, new VendorError('Things did not answer: ECONNRESET'), 0);
		expect(told.message).toBe('Things did not answer: ECONNRESET [item 0]');
	});

	it('tells a model everything in its message, which is all that it reads', () => {
		const told = toItemError(tool, new VendorError('No', { description: 'Ask Anna' }), 0);
		expect(told.message).toBe('No. Ask Anna');
		expect(toItemError(tool, new VendorError('No'), 0).message).toBe('No');
	});

	it('shows no secret, in neither of its texts', () => {
		const error = new VendorError('Bad abc-secret', { description: 'Not abc-secret.' });
		const told = toItemError(node, error, 0, ['abc-secret']);
		expect(told.message).toBe('Bad [hidden] [item 0]');
		expect(told.description).toBe('Not [hidden].');
	});

	it('keeps the beginning and the end of a sentence that quotes megabytes', () => {
		const { message } = toItemError(node, new InputError(`It is "${'x'.repeat(1e6)}"`), 7);
		expect(message).toHaveLength(3503);
		expect(message).toMatch(/^It is "x+ … x+" \[item 7\]$/);
		const short = 'x'.repeat(4000 - ' [item 7]'.length);
		expect(toItemError(node, new InputError(short), 7).message).toBe(`${short} [item 7]`);
		expect(toItemError(node, new InputError(`${short}x`), 7).message).toHaveLength(3503);
	});

	it('has words whatever was thrown', () => {
		expect(textsOf('plain text')).toEqual({ message: 'plain text', description: '' });
		expect(textsOf(undefined)).toEqual({ message: 'undefined', description: '' });
		expect(textsOf(new Error(''))).toEqual({ message: 'The operation failed', description: '' });
		const odd = Object.assign(new Error('No'), { description: { a: 1 } });
		expect(textsOf(odd)).toEqual({ message: 'No', description: '' });
	});
});

describe('an error in one text', () => {
	it('says what there is to say once', () => {
		expect(inOneText(new InputError('Name is required', 'Fill it in.'))).toBe(
			'Name is required. Fill it in.',
		);
		expect(inOneText(new InputError('No. Fill it in.', 'Fill it in.'))).toBe('No. Fill it in.');
		expect(inOneText(new Error('No'))).toBe('No');
	});
});

describe('a mistake in reading an answer', () => {
	it.each([new TypeError('a of b'), new RangeError('too deep'), new SyntaxError('at 1')])(
		'is told as an answer of another format: %s',
		(error) => {
			expect(inWords(error)).toMatchObject({
				message: 'The response has an unexpected format',
				description: `Details: ${error.message}.`,
			});
		},
	);

	it('leaves other errors as they are', () => {
		const error = new InputError('Name is required');
		expect(inWords(error)).toBe(error);
		expect(inWords('thrown text')).toMatchObject({ message: 'thrown text' });
	});
});

describe('an error after a write', () => {
	it('leaves open whether it was carried out, and stays what it was', () => {
		class Locked extends VendorError {}
		const error = new Locked('No', { description: 'Ask.', httpCode: 500, isRefusal: true });
		const open = inDoubt(error);
		expect(open).toBeInstanceOf(Locked);
		expect(open).toMatchObject({
			...{ message: 'No', description: `Ask. ${MAYBE_DONE}`, httpCode: '500' },
			...{ isUncertain: true, isRepeatable: false },
		});
		// Other items may share it.
		expect(error).toMatchObject({ description: 'Ask.', isUncertain: false });
		expect(inDoubt(open)).toBe(open);
	});

	it('is one of the vendor, also where it was our own', () => {
		const open = inDoubt(new Error('Lost'), true);
		expect(open).toBeInstanceOf(VendorError);
		expect(open).toMatchObject({
			...{ message: 'Lost', description: MAYBE_DONE },
			...{ isUncertain: true, isRepeatable: true },
		});
	});
});
