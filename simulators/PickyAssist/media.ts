import { Refusal } from './answers';
import type { Json } from './answers';
import { text } from './checks';

export type MediaKind = 'image' | 'video' | 'audio' | 'document';

const MEGABYTE = 2 ** 20;
/** Vendor docs: push-api/sending-media-attachments-push. */
const LIMITS: Record<MediaKind, number> = {
	image: 5 * MEGABYTE,
	video: 16 * MEGABYTE,
	audio: 16 * MEGABYTE,
	document: 100 * MEGABYTE,
};

const EXTENSIONS: Array<[MediaKind, RegExp]> = [
	['image', /\.(jpe?g|png|gif|webp)$/i],
	['video', /\.(mp4|3gpp?)$/i],
	['audio', /\.(aac|m4a|mp3|mpeg|amr|ogg|opus|wav)$/i],
];

/** First bytes, in hexadecimal. */
const SIGNATURES: Array<[MediaKind, RegExp]> = [
	['image', /^(ffd8ff|89504e47|47494638)/],
	['audio', /^(494433|fff[0-9a-f]|4f676753|2321414d52|52494646.{8}57415645|.{8}667479704d3441)/],
	['video', /^.{8}66747970/],
];

/** The simulator fetches nothing, so the name decides. */
export function kindOfUrl(address: string): MediaKind {
	const path = address.split(/[?#]/)[0];
	return EXTENSIONS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'document';
}

/**
 * Reads a file that came as base64.
 * @returns undefined when there is none
 */
export function uploaded(body: Json, name: string): MediaKind | undefined {
	const encoded = text(body, name);
	if (!encoded) return undefined;
	const content = Buffer.from(encoded, 'base64');
	// Not by a pattern: over megabytes it overflows the stack.
	if (content.toString('base64') !== encoded) throw new Refusal(410, `${name} must be base64`);
	const start = content.subarray(0, 16).toString('hex');
	const kind = SIGNATURES.find(([, pattern]) => pattern.test(start))?.[0] ?? 'document';
	if (content.length > LIMITS[kind]) throw new Refusal(410, `${name} is too large for ${kind}`);
	return kind;
}
