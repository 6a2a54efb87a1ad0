import { Refusal, success } from './answers';
import type { Json } from './answers';
import { choice, isDigits, range, requiredChoice, text, texts, url } from './checks';
import type { Call, Endpoint } from './endpoint';
import { requireOfficial } from './templates';

/** Vendor docs: account-api/fetch-balance, whatsapp-settings-apis. */
export const accountEndpoints: Record<string, Endpoint> = {
	'/check-balance': ({ account }) => success({ balance: account.balance / 1000 }),
	'/update-profile': updateProfile,
	'/two-step-verification': twoStepVerification,
};

function updateProfile(call: Call): Json {
	requireOfficial(call);
	const { project, body } = call;
	const websites = texts(body, 'websites');
	if (websites.length > 2) throw new Refusal(410, 'websites takes two');
	websites.forEach((website) => url({ website }, 'website'));
	const checked: Json = {
		about: text(body, 'about', 139, 819),
		address: text(body, 'address', 256, 820),
		description: text(body, 'description', 256, 821),
		email: text(body, 'email', 250, 822),
		industry: choice(body, 'industry', range(1, 17)),
		websites,
		profile_pic: url(body, 'profile_pic'),
	};
	for (const name of Object.keys(checked)) {
		if (body[name] !== undefined) project.profile[name] = checked[name];
	}
	return success();
}

/** `action` is 0 to ENABLE and 1 to DISABLE. */
function twoStepVerification({ project, body }: Call): Json {
	const isEnabled = requiredChoice(body, 'action', [0, 1]) === 0;
	const pin = text(body, 'pin');
	if (isEnabled && !(isDigits(pin) && pin.length === 6)) {
		throw new Refusal(410, 'pin must have 6 digits');
	}
	project.twoStep = { enabled: isEnabled, pin: isEnabled ? pin : '' };
	return success();
}
