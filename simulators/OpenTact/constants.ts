/** Who may sign in at a freshly started simulator. */
export const OPENTACT_ACCOUNT = { email: 'owner@example.com', password: 'correct horse 1' };

/** A second customer of the vendor, who sees nothing of the first one's. */
export const OPENTACT_SECOND_ACCOUNT = { email: 'second@example.com', password: 'correct horse 2' };

/** A long-lived token of the first account, valid for a year after each reset. */
export const OPENTACT_API_TOKEN = '4f1c9d0b7a2e6835c1d4f0a9b8e7263514c0d9e8f7a6b5c4';

/** A registered 10DLC campaign of the first account; the vendor has no published call to make one. */
export const OPENTACT_SMS_CAMPAIGN = 'c0000000-0000-4000-8000-000000000001';

/** Vendor docs: messaging profile, path parameters. */
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
