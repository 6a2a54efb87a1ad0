import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { VendorError } from './errors';
import type { PlannedCall, Question, TextPart } from './question';

/** The decrypted data of the vendor's credential. */
export type Credentials = ICredentialDataDecryptedObject;

/** The values of one item's fields, read, converted and checked; keys are the field names. */
export type Values = IDataObject;

/**
 * What a user fills in: an n8n property, plus what n8n has no word for. `describe` takes the extra
 * keys out again.
 */
export interface Field extends Omit<INodeProperties, 'options'> {
	options?: Array<Field | INodePropertyOptions | INodePropertyCollection>;
	/** Says what is wrong with a value that was filled in ("must be ..."), or nothing. */
	check?: (value: unknown) => string | undefined;
	/** The value names binary data of the item (several: separated by commas). */
	binary?: boolean;
	/** A date that goes out as a moment (ISO 8601 in UTC), not as the clock in the workflow's time zone shows it. */
	instant?: boolean;
	/** A date without a time: midnight in another time zone is still that day. */
	day?: boolean;
	/** A text for several values, separated by commas: an expression may give a list as well. */
	list?: boolean;
	/** A web address: blanks and letters that no address can hold are encoded. */
	url?: boolean;
	/** The vendor may know more choices than are offered: other values go out as they are. */
	open?: boolean;
	/** A text whose expression may give an object: the operation puts it into words. */
	objects?: boolean;
	/** Says what is wrong with the file that was named, as far as can be told without loading it. */
	checkFile?: (file: IBinaryData) => string | undefined;
}

/** A file of the item, to go along with a request as the multipart field `name`. */
export interface FileReference {
	name: string;
	/** Name of the item's binary data. */
	property: string;
}

/** A file, loaded. */
export interface LoadedFile {
	name: string;
	fileName: string;
	mimeType: string;
	data: Buffer;
}

/** One call to the vendor, without host, secret and encoding: those are the client's part. */
export interface WireRequest {
	method: IHttpRequestMethods;
	/** Below the base URL, starting with a slash; ids go through `pathSegment`. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	files?: FileReference[];
	/** What the answer is to hold: a list to its end, one page of a list, a record, or neither. */
	expect?: 'list' | 'page' | 'record' | 'done';
	/** So many entries of the list will do, so the others may be missing. */
	enough?: number;
	/** Whether sending it twice does the same as sending it once. Default: GET only. */
	repeatable?: boolean;
	/** Nothing is hidden in the answer: it is for the node itself, or somebody has asked for its secrets. */
	keepsSecrets?: boolean;
	/** By this key the vendor knows a call that is sent again, and does it only once. */
	idempotencyKey?: string;
}

/** So many calls within that time. */
export interface Rate {
	calls: number;
	/** Milliseconds. */
	per: number;
}

/** A limit of the vendor's account: so many calls of that name within that time. */
export interface Pace extends Rate {
	/** As users know it, in the plural. */
	name: string;
	/** Most calls that this node may make of them. */
	atMost?: number;
}

/** The vendor's answer as it came: JSON parsed where it was JSON, else text. */
export interface WireResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
	/** What a server put around the JSON, such as messages of PHP. */
	noise?: string;
}

/** How a vendor speaks. One per vendor folder. */
export interface Client {
	/** The vendor's name as users know it, for messages. */
	vendor: string;
	/** Name of the credential type. */
	credential: string;
	/** Names of the credential's fields that must never be shown. */
	secrets: string[];
	/** They travel in the body, which a server may repeat in the answer to a read as well. */
	secretsInBody?: boolean;
	/** Texts made of secret fields that must not be shown either, such as what Basic authentication sends. */
	signature?(credentials: Credentials): string[];
	/** Whether the credential can be right. Throws InputError before anything is sent. */
	check?(credentials: Credentials): void;
	/**
	 * Name of the credential's expirable field, where this credential fetches a token: the connection
	 * then signs in once for all requests in flight, and once more when `isExpired` says so.
	 */
	token?(credentials: Credentials): string | undefined;
	isExpired?(response: WireResponse): boolean;
	/** Whether an answer of 500 or above is the vendor's own refusal of this request, by its documents. */
	isVerdict?(response: WireResponse): boolean;
	/** Whether the body of an answer says yes, whatever its HTTP status says. */
	saysYes(response: WireResponse): boolean;
	/** What tells the vendor's accounts at one base URL apart, e.g. the token. */
	account(credentials: Credentials): string;
	/** Base URL without a trailing slash. Throws InputError when the credential's is unusable. */
	baseUrl(credentials: Credentials): string;
	/** Puts the secret into a request; the credential type's `authenticate` is nothing else. */
	authorize(credentials: Credentials, options: IHttpRequestOptions): IHttpRequestOptions;
	/** The body and headers that go out, in the vendor's encoding; default: JSON. */
	encode?(request: WireRequest, files: LoadedFile[]): Partial<IHttpRequestOptions>;
	/** What a text of a record says without its markup, where the vendor's texts have some. */
	plainText?(text: string): string;
	/** The payload of an answer that is a success. Throws VendorError for any other answer. */
	decode(response: WireResponse, request: WireRequest): unknown;
}

/** What an operation that needs several calls gets to work with, for one item. */
export interface Exchange {
	itemIndex: number;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	credentials: Credentials;
	send(request: WireRequest): Promise<unknown>;
	/** Waits without blocking n8n; throws when the execution is cancelled. */
	wait(milliseconds: number): Promise<void>;
	/** The item's binary data of that name. */
	file(property: string): Promise<LoadedFile>;
	/** Does something once per execution and remembers the outcome, e.g. the server's version. */
	once<T>(key: string, work: () => Promise<T>): Promise<T>;
	/** A key for a call that the vendor does only once, the same in every try of the item. */
	callKey(): string;
	/** n8n's signed address for the answer to this item's question: see `waiting`. */
	resumeUrl(): string;
	/** Keeps what the item asks, for the page behind that address. */
	keepQuestion(question: Question): void;
	/** The pieces of a text field, so that an object among them can be put into words. */
	textParts(name: string): TextPart[];
	/** What an AI agent wants to do, where the node asks a person about it. */
	plannedCall(): Promise<PlannedCall | undefined>;
	/** Answers, in JSON, the call from outside that started the workflow, where its trigger waits for it. */
	respond(body: IDataObject): void;
	/** Shows a sentence beside the node's output, once per execution. */
	hint(message: string): void;
}

/** Carries many items in one call. */
export interface Batch {
	/** Items with the same key may share a call; one without a key gets a call of its own. */
	key?(values: Values): string | undefined;
	/** Most items that one call takes. Default: one. */
	size?(values: Values): number;
	/** @param exchange of the first item */
	request(
		many: Values[],
		credentials: Credentials,
		exchange: Exchange,
	): WireRequest | Promise<WireRequest>;
	/** For each item, in order: its records, or the error that concerns it alone. */
	split(body: unknown, many: Values[]): Array<IDataObject[] | Error>;
	/**
	 * Whether a refusal of the whole call, of which nothing was carried out, may be one item's fault:
	 * then each half is tried on its own, until only the items at fault fail.
	 */
	divides?(error: Error): boolean;
	/** The error of one item whose call got no answer, so that it may have been carried out. */
	lost?(error: VendorError, values: Values): Error;
}

/**
 * What a user sees of a call, and the call. Either `request` (one call), or `run` (several), or
 * `batch` (many items in one).
 */
export interface Operation {
	name: string;
	value: string;
	action: string;
	description: string;
	/** For the generated documentation: how sure its shape is, where the vendor's pages do not show it. */
	evidence?: string;
	fields: Field[];
	/** Entries of its own in the node's Options. */
	options?: Field[];
	/** Checks that concern several fields. Throws InputError. */
	check?(values: Values): void;
	/** Puts an item's values in order before anything is sent. Throws InputError. */
	prepare?(values: Values): Values;
	/** Items with the same key never overlap and keep their order. */
	key?(values: Values): string | undefined;
	/** The limits of the account that each of its calls counts against, the longest wait first. */
	paces?(values: Values, credentials: Credentials): Pace[];
	request?(values: Values, credentials: Credentials): WireRequest;
	/** The records in an answer. Default: an array's entries, else the answer itself. */
	items?(body: unknown, values: Values): IDataObject[];
	run?(exchange: Exchange, values: Values): Promise<IDataObject[]>;
	batch?: Batch;
	/** The execution waits for an answer, after the last item. */
	waiting?: {
		/** At most until then. */
		till(values: Values): Date;
		/** What goes on in place of an item when nobody answers; default: the item as it came. */
		unanswered?(nodeType: string, values: Values): IDataObject | undefined;
	};
	/** Ten fields at the most, most useful first; applied when the Simplify field is on. */
	simplify?(record: IDataObject): IDataObject;
}

export interface Resource {
	name: string;
	value: string;
	description?: string;
	operations: Operation[];
	/** Shown above the fields of every operation of this resource. */
	notice?: string;
}
