const country = (name: string, a2: string, a3: string, n: number, country_code: number) => ({
	name,
	a2,
	a3,
	n,
	country_code,
	national_code: null,
});

export const COUNTRIES = [
	country('UNITED STATES', 'US', 'USA', 840, 1),
	country('CANADA', 'CA', 'CAN', 124, 1),
	country('UNITED KINGDOM', 'GB', 'GBR', 826, 44),
	country('GERMANY', 'DE', 'DEU', 276, 49),
	country('FRANCE', 'FR', 'FRA', 250, 33),
	country('INDIA', 'IN', 'IND', 356, 91),
	country('MEXICO', 'MX', 'MEX', 484, 52),
	country('AUSTRALIA', 'AU', 'AUS', 36, 61),
];

const zone = (code: string, name: string, offset: string, dst: string, at: [string, string]) => ({
	country_code: code,
	name,
	utc_offset: offset,
	utc_dst_offset: dst,
	latitude: at[0],
	longitude: at[1],
});

export const TIME_ZONES = [
	zone('US', 'America/New_York', '-05:00', '-04:00', ['+404251', '-0740023']),
	zone('US', 'America/Chicago', '-06:00', '-05:00', ['+415100', '-0873900']),
	zone('US', 'America/Denver', '-07:00', '-06:00', ['+394421', '-1045903']),
	zone('US', 'America/Los_Angeles', '-08:00', '-07:00', ['+340308', '-1181434']),
	zone('CA', 'America/Toronto', '-05:00', '-04:00', ['+4339', '-07923']),
	zone('GB', 'Europe/London', '+00:00', '+01:00', ['+513030', '-0000731']),
	zone('DE', 'Europe/Berlin', '+01:00', '+02:00', ['+5230', '+01322']),
	zone('IN', 'Asia/Kolkata', '+05:30', '+05:30', ['+2232', '+08822']),
];

const voice = (number: number, type: string, code: string, letter: string, gender: string) => ({
	uuid: `f0000000-0000-4000-8000-00000000000${number}`,
	type,
	code,
	name: `${code}-${type === 'WaveNet' ? 'Wavenet' : type}-${letter}`,
	gender,
	naturalSampleRateHertz: 24_000,
});

export const VOICES = [
	voice(1, 'Standard', 'en-US', 'B', 'MALE'),
	voice(2, 'Standard', 'en-US', 'C', 'FEMALE'),
	voice(3, 'WaveNet', 'en-US', 'D', 'MALE'),
	voice(4, 'WaveNet', 'en-GB', 'A', 'FEMALE'),
	voice(5, 'Standard', 'de-DE', 'A', 'FEMALE'),
];
