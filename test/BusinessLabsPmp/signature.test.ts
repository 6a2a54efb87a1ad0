import { createHmac } from 'node:crypto';
import { isVerified } from '../../nodes/BusinessLabsPmp/trigger/signature';

const SECRET = 'whsec_of_this_test';
const BODY = Buffer.from('{"id":1,"name":"Ä"}');
const NOW = 1_772_366_400;

function sign(time: number | string, body = BODY, secret = SECRET): string {
	return createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
}

describe('the signature of a call', () => {
	it.each([
		['just now', `t=${NOW},v1=${sign(NOW)}`],
		['with spaces', ` t = ${NOW} , v1=${sign(NOW)}`.replace(' = ', '=').replace(' ,', ',')],
		['the other way around', `v1=${sign(NOW)},t=${NOW}`],
		['with something more in it', `t=${NOW},v0=x,v1=${sign(NOW)}`],
		['five minutes old', `t=${NOW - 300},v1=${sign(NOW - 300)}`],
		['from five minutes ahead', `t=${NOW + 300},v1=${sign(NOW + 300)}`],
	])('%s is right', (_, header) => {
		expect(isVerified(header, BODY, SECRET, NOW)).toBe(true);
	});

	it.each<[string, unknown]>([
		['that is missing', undefined],
		['that is empty', ''],
		['without a time', `v1=${sign('')}`],
		['without a value', `t=${NOW}`],
		['that is older than five minutes', `t=${NOW - 301},v1=${sign(NOW - 301)}`],
		['that is further ahead than five minutes', `t=${NOW + 301},v1=${sign(NOW + 301)}`],
		['of another time', `t=${NOW},v1=${sign(NOW - 1)}`],
		['of another body', `t=${NOW},v1=${sign(NOW, Buffer.from('{}'))}`],
		['by another secret', `t=${NOW},v1=${sign(NOW, BODY, 'other')}`],
		['of a time that is no number', `t=x${NOW},v1=${sign(`x${NOW}`)}`],
		['of a time with something behind it', `t=${NOW}x,v1=${sign(`${NOW}x`)}`],
		['of a time in another notation', `t=${NOW}.0,v1=${sign(`${NOW}.0`)}`],
		['of a time that is too long to be one', `t=000${NOW},v1=${sign(`000${NOW}`)}`],
		['of no time at all', `t=,v1=${sign('')}`],
		['that goes on after its end', `t=${NOW},v1=${sign(NOW)}0`],
	])('%s is wrong', (_, header) => {
		expect(isVerified(header, BODY, SECRET, NOW)).toBe(false);
	});

	it('proves nothing without a secret', () => {
		expect(isVerified(`t=${NOW},v1=${sign(NOW, BODY, '')}`, BODY, '', NOW)).toBe(false);
	});
});
