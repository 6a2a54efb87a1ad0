/**
 * What the handlers of the API module's version 2 do with one column of a record, read from the
 * module vendor's published code (`themesic/perfex-api-sdk`, version 2.0.8, below `src/`). The same
 * facts make the tables of docs/vendors/businesslabs-pmp-version-2.md and drive the simulator.
 */
export interface Facts {
	/** What a PUT without it does. */
	missing: keyof typeof MISSING;
	/** What `"0"` in a PUT does. */
	zero: keyof typeof VALUE;
	/** What `""` in a PUT does. */
	empty: keyof typeof VALUE;
	/** How a read gives it. */
	reads: keyof typeof READS;
	/** Where a POST treats it in another way. */
	post?: keyof typeof POST;
	/** What else it drags along, or what a short word cannot say. */
	drags?: string;
	/** File and line. */
	at: string;
}

/** One resource: its handlers, and every column that is not just stored as it comes. */
export interface ResourceFacts {
	title: string;
	/** Where the handlers begin: reads, POST, PUT, DELETE of controller and model. */
	handlers: { get: string; post?: string; put?: string; delete?: string };
	columns: Record<string, Facts>;
	/** The line that stores all other columns as they come. */
	stores: string;
	/** What a write of this resource does beyond its columns, and what its reads are like. */
	notes: string[];
}

export const MISSING = {
	stays: 'stays',
	/** The documents say that it must be there; the code would keep it. */
	demanded: 'documented as required; the code keeps it',
	refused: 'refused',
	zero: 'becomes 0',
	null: 'becomes NULL',
	empty: 'becomes empty',
	off: 'switched off',
	removed: 'all are removed',
	failed: 'fails: the column cannot be NULL',
} as const;

export const VALUE = {
	stored: 'stored',
	on: 'switched on',
	off: 'switched off',
	zero: 'becomes 0',
	null: 'becomes NULL',
	kept: 'stays as it was',
	refused: 'refused',
	removed: 'all are removed',
	failed: 'fails: the column cannot be NULL',
} as const;

export const READS = {
	same: 'as stored',
	breaks: 'with `<br />` before each line break: added by every write',
	iso: "ISO, while a write takes the installation's format",
	flag: '`1` or `0`',
	never: 'not at all',
	php: 'serialized by PHP',
	filled: 'with its merge fields filled in',
	vat: 'NULL while the VAT field is switched off',
	other: "another table's column of that name",
	list: 'as a list of rows',
} as const;

export const POST = {
	ignored: 'not read',
	on: 'always on',
	presence: 'on when it is there, whatever its value',
	value: 'on for `1` and `on` alone',
	replaced: "replaced by the server's own value",
	needed: 'without it the creation fails',
} as const;

type More = Partial<Facts>;

/** Stored as it comes, kept when it is left out. */
export const plain = (at: string, more: More = {}): Facts => ({
	...{ missing: 'stays', zero: 'stored', empty: 'stored', reads: 'same', at },
	...more,
});

/** A number: no text is 0. */
export const number = (at: string, more: More = {}): Facts => plain(at, { empty: 'zero', ...more });

/** On when the key is there, whatever its value. */
export const presence = (at: string, more: More = {}): Facts => ({
	...{ missing: 'off', zero: 'on', empty: 'on', reads: 'flag', at },
	...more,
});

/** A text to whose line breaks every write adds `<br />`. */
export const broken = (at: string, more: More = {}): Facts =>
	plain(at, { reads: 'breaks', ...more });

/** A date that a write takes in the installation's format. */
export const installationDate = (at: string, more: More = {}): Facts => ({
	...{ missing: 'null', zero: 'failed', empty: 'null', reads: 'iso', at },
	...more,
});

/** A set of values in a table of its own. */
export const set = (at: string, missing: 'removed' | 'stays', more: More = {}): Facts => ({
	...{ missing, zero: 'stored', empty: missing === 'removed' ? 'removed' : 'removed' },
	...{ reads: 'never', at },
	...more,
});
