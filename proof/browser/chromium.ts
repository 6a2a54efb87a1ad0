import { existsSync } from 'node:fs';
import { chromium, selectors } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { atEnd } from '../../playground/lib/lifetime';

const PLACES = [
	process.env.CHROMIUM_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Starts the machine's Chromium without a window; it reaches nothing but loopback.
 * @throws Error, in words for a user, when there is none
 */
export async function startChromium(): Promise<Browser> {
	const executablePath = PLACES.find((place) => place && existsSync(place));
	if (!executablePath) {
		throw new Error('No Chromium was found. Install it, or name it in CHROMIUM_PATH.');
	}
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-dev-shm-usage',
			'--no-first-run',
			'--hide-scrollbars',
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
		],
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
	atEnd(async () => await browser.close());
	return browser;
}
