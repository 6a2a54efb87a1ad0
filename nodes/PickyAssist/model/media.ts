import { InputError } from '../../shared/contract/errors';

type MediaKind = 'image' | 'video' | 'audio' | 'document';

const MEGABYTE = 2 ** 20;

/** Vendor docs: push-api/sending-media-attachments-push. A document may be of any type. */
const LIMITS: Record<MediaKind, { types: string[]; extensions: string[]; size: number }> = {
	image: {
		types: ['jpeg', 'jpg', 'png', 'gif'],
		extensions: ['jpg', 'jpeg', 'png', 'gif'],
		size: 5 * MEGABYTE,
	},
	video: { types: ['mp4', '3gpp', '3gp'], extensions: ['mp4', '3gp', '3gpp'], size: 16 * MEGABYTE },
	audio: {
		types: 'aac mp4 m4a x-m4a mpeg mp3 amr ogg opus wav x-wav wave'.split(' '),
		extensions: ['aac', 'm4a', 'mp3', 'amr', 'ogg', 'opus', 'wav'],
		size: 16 * MEGABYTE,
	},
	document: { types: [], extensions: ['pdf'], size: 100 * MEGABYTE },
};

/** What kind of message a file becomes, by its MIME type. */
export function kindOf(mimeType: string): MediaKind {
	const [family] = mimeType.toLowerCase().split('/');
	return family in LIMITS ? (family as MediaKind) : 'document';
}

/** What kind of message the file behind an address becomes, where its ending tells. */
export function kindOfUrl(address: string): MediaKind | undefined {
	const ending = /\.(\w+)$/.exec(address.split(/[?#]/)[0])?.[1].toLowerCase() ?? '';
	const kinds = Object.entries(LIMITS) as Array<[MediaKind, { extensions: string[] }]>;
	return kinds.find(([, { extensions }]) => extensions.includes(ending))?.[0];
}

/**
 * What is wrong with a file that is to be sent ("is ..."), by Picky Assist's own limits.
 * @param size in bytes, where it is known
 */
export function complaintAbout(mimeType: string, size?: number): string | undefined {
	const type = mimeType.toLowerCase().split(';')[0].trim();
	const kind = kindOf(type);
	const { types, size: most } = LIMITS[kind];
	if (kind !== 'document' && !types.includes(type.split('/')[1])) {
		return `is of the type ${type}; as ${kind}, Picky Assist takes ${types.join(', ')}`;
	}
	if (size === 0) return 'is empty';
	if (size !== undefined && size > most) {
		const megabytes = (size / MEGABYTE).toFixed(1);
		return `has ${megabytes} MB; as ${kind}, Picky Assist takes up to ${most / MEGABYTE} MB`;
	}
	return undefined;
}

/** Captions belong to images and videos; Picky Assist leaves them out elsewhere. */
export function takesCaption(kind: MediaKind | undefined): boolean {
	return kind !== 'audio' && kind !== 'document';
}

export function noCaption(): InputError {
	return new InputError(
		'Caption: Picky Assist shows captions for images and videos only',
		'Remove the caption and send it as a separate text message.',
	);
}
