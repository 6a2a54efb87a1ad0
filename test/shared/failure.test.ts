import { CancelledError, VendorError } from '../../nodes/shared/contract/errors';
import { toFailure } from '../../nodes/shared/engine/failure';

const HOST = 'https://crm.example.com';
/** What becomes of an error as Node and n8n's helper throw it. */
const of = (message: string, more: object = {}) =>
	toFailure(Object.assign(new Error(message), more), 'Things', HOST);

const OPENSSL =
	'write EPROTO 40A7F1:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/record.c:355:\n';

describe('a request that got no answer', () => {
	it.each([
		['ECONNREFUSED', 'unreached', `Things cannot be reached at ${HOST}`],
		['EAI_AGAIN', 'unreached', `Things cannot be reached at ${HOST}`],
		['EHOSTUNREACH', 'unreached', `Things cannot be reached at ${HOST}`],
		['ENETUNREACH', 'unreached', `Things cannot be reached at ${HOST}`],
		['EADDRNOTAVAIL', 'unreached', `Things cannot be reached at ${HOST}`],
		['ENOTFOUND', 'misdirected', `Things was not found at ${HOST}`],
		['ERR_INVALID_URL', 'misdirected', `Things was not found at ${HOST}`],
	])('after %s never left', (code, kind, message) => {
		const failure = of('connect', { code });
		expect(failure).toMatchObject({ kind, isLate: false, error: { message } });
		expect(failure.error).toMatchObject({
			description: 'Nothing was sent. Check the base URL in the credential and the network.',
		});
	});

	it.each([
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	])('after %s tells how to trust the certificate', (code) => {
		expect(of('certificate', { code })).toMatchObject({
			kind: 'misdirected',
			error: {
				message: `The certificate of ${HOST} cannot be trusted (${code})`,
				description: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string,
			},
		});
	});

	it.each([
		['EPROTO', OPENSSL, 'wrong version number'],
		['ERR_SSL_WRONG_VERSION_NUMBER', OPENSSL, 'wrong version number'],
		['EPROTO', 'write EPROTO', 'EPROTO'],
		['ERR_TLS_HANDSHAKE_TIMEOUT', 'TLS handshake timeout', 'ERR_TLS_HANDSHAKE_TIMEOUT'],
	])('after %s (%j) is told why there is no https: %s', (code, said, reason) => {
		expect(of(said, { code })).toMatchObject({
			kind: 'misdirected',
			error: {
				message: `${HOST} does not answer with https (${reason})`,
				description: expect.stringContaining('write http:// there') as string,
			},
		});
	});

	it.each([
		['ECONNRESET', 'socket hang up', false],
		['ECONNABORTED', 'timeout of 1000ms exceeded', true],
		['ETIMEDOUT', 'connect ETIMEDOUT', true],
		['ESOCKETTIMEDOUT', 'ESOCKETTIMEDOUT', true],
	])('after %s may have been carried out', (code, said, isLate) => {
		const message = `Things did not answer: ${said}`;
		expect(of(said, { code })).toMatchObject({ kind: 'lost', isLate, error: { message } });
	});

	it('is told in the words of the network, not in those that n8n puts before them', () => {
		const { error } = of('The connection was aborted', { messages: ['read ECONNRESET'] });
		expect(error.message).toBe('Things did not answer: read ECONNRESET');
		expect(toFailure({}, 'Things', HOST)).toMatchObject({
			kind: 'lost',
			error: { message: 'Things did not answer: no answer' },
		});
	});

	it.each(['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR__ERROR_FORMAT_PADDING_1', 'ERR_BROTLI', 'ZSTD_x'])(
		'because of broken compression (%s) is not asked for again',
		(code) => {
			const message = `The answer of Things cannot be unpacked (${code})`;
			expect(of('unpacking', { code })).toMatchObject({ kind: 'garbled', error: { message } });
		},
	);

	it('that n8n tells with a good status was cut off, or cannot be unpacked', () => {
		for (const cut of ['aborted', 'socket hang up', 'read ECONNRESET', 'Premature close']) {
			expect(of(cut, { httpCode: '200' }).kind).toBe('lost');
		}
		expect(of('incorrect header check', { httpCode: '201' })).toMatchObject({
			kind: 'garbled',
			error: {
				message: 'The answer of Things cannot be unpacked (incorrect header check)',
				description: expect.stringContaining('compression') as string,
			},
		});
	});

	it('because signing in was refused keeps what was said', () => {
		const own = new VendorError('Wrong password');
		expect(toFailure(own, 'Things', HOST)).toMatchObject({ kind: 'refused', error: own });
		for (const httpCode of ['302', '401', '503']) {
			const failure = of('No', { httpCode, description: 'Ask.' });
			expect(failure).toMatchObject({
				kind: 'refused',
				error: { message: 'No', description: 'Ask.', httpCode },
			});
		}
	});

	it('because somebody cancelled is not told as a fault of the vendor', () => {
		const failure = of('canceled', { code: 'ERR_CANCELED' });
		expect(failure.kind).toBe('cancelled');
		expect(failure.error).toBeInstanceOf(CancelledError);
	});
});
