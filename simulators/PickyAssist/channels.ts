/** Channel ids, `application`. Vendor docs: push-api/api-variables. */
export const SMS = 3;
export const MESSENGER = 5;
export const WEB_AUTOMATION = 10;

const PHONE_AUTOMATION = [1, 2, 3, 4];
const NUMBERED = [...PHONE_AUTOMATION, MESSENGER, 6, 7, 8, WEB_AUTOMATION, 11];

export const isPhone = (application: number): boolean => PHONE_AUTOMATION.includes(application);

/** WhatsApp Official, Cloud API (101 ...), managed (121 ...) and shared numbers. */
export const isOfficial = (application: number): boolean => application === 8 || application > 100;

/** The ids are free-form: further channels of a project get numbers above 100. */
export const isChannel = (application: number): boolean =>
	NUMBERED.includes(application) || application > 100;
