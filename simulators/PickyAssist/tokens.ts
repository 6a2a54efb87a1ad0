/** The two platform generations; each has its own host, projects and tokens. */
export type Generation = 'v3' | 'v4';

/** Where each generation answers, below the simulator's url. */
export const BASE_PATHS: Record<Generation, string> = { v3: '/app/api/v2', v4: '/api/v2' };

/** API token of the one project that exists at the start. */
export const API_TOKENS: Record<Generation, string> = {
	v3: '6999c1c7f31f50828ce24c6a509c41c57ec8b78c',
	v4: 'f368691b8436f164e527af9af942010708227296',
};

/** Master token of the account, for `/pm/*` alone. */
export const MASTER_TOKENS: Record<Generation, string> = {
	v3: 'ac48c7069803d3fa3bc2c8457452e285f2fa0',
	v4: 'b7d15e90c42a8f6613dd20b97e54a1c8065fe',
};

/** The project that exists at the start. */
export const PROJECT_IDS: Record<Generation, number> = { v3: 715, v4: 501326 };
