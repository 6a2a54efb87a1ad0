import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/contract/errors';
import type { Field, Operation } from '../../../shared/contract/types';
import { filled } from '../../../shared/values/records';
import { channelField, isOfficial } from '../../model/channels';
import { atMost, publicUrl } from '../../model/checks';
import { complaintAbout, kindOfUrl, takesCaption } from '../../model/media';
import { basics, pushOperation } from '../../operations/push';
import { additionalFields, numberField } from '../../operations/pushFields';

const mediaSource: Field = {
	displayName: 'Media From',
	name: 'mediaSource',
	type: 'options',
	options: [
		{
			name: 'File of the Item',
			value: 'binary',
			description: 'A file that the item carries; each such item needs a call of its own',
		},
		{
			name: 'Public URL',
			value: 'url',
			description: 'An address that Picky Assist fetches the file from',
		},
	],
	default: 'url',
};

const mediaUrl: Field = {
	displayName: 'Media URL',
	name: 'media',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/invoice.pdf',
	description: 'Address of the file, reachable without signing in',
	displayOptions: { show: { mediaSource: ['url'] } },
	check: publicUrl,
};

const inputField: Field = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	description:
		'Name of the input field that holds the file: image up to 5 MB, video or audio up to 16 MB, document up to 100 MB',
	displayOptions: { show: { mediaSource: ['binary'] } },
	binary: true,
	check: (value) =>
		String(value).includes(',')
			? 'must name one field; send each file as a message of its own'
			: undefined,
	checkFile: (file) => complaintAbout(file.mimeType, sizeOf(file)),
};

const caption: Field = {
	displayName: 'Caption',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'Text below an image or a video',
	check: atMost(4096),
};

const fileName: Field = {
	displayName: 'File Name',
	name: 'media_name',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoice.pdf',
	description:
		'Name that is shown for a document, up to 20 characters; Phone Automation does not show it',
	check: atMost(20),
};

const voice: Field = {
	displayName: 'Voice Note',
	name: 'voice',
	type: 'boolean',
	default: false,
	description: 'Whether to send audio as a voice note, on WhatsApp Web Automation only',
};

/**
 * Own media per recipient is possible on WhatsApp Official and shared numbers only; elsewhere the
 * items that share a file share a call. Vendor docs: push-api/sending-media-attachments-push.
 */
export const sendMedia: Operation = pushOperation({
	name: 'Send Media',
	value: 'sendMedia',
	action: 'Send a media message',
	description: 'Send an image, a video, audio or a document from a public URL or from the item',
	fields: [
		channelField,
		numberField,
		mediaSource,
		mediaUrl,
		inputField,
		additionalFields(caption, fileName, voice),
	],
	draft(values) {
		const { shared, row } = basics(values);
		const { message, media_name: name, voice: isVoice } = filled(values.additionalFields);
		const url = values.mediaSource === 'url' ? String(values.media) : undefined;
		if (message && url && !takesCaption(kindOfUrl(url))) {
			throw new InputError(
				'Caption: Picky Assist shows captions for images and videos only',
				'Take the caption out, and send it as a text of its own.',
			);
		}
		const perRecipient = isOfficial(Number(values.application));
		const settings: IDataObject = {
			...shared,
			...(name !== undefined && { media_name: name }),
			...(isVoice === true && { voice: 1 }),
			...(url && !perRecipient && { globalmedia: url }),
		};
		return {
			shared: settings,
			row: {
				...row,
				...(url && perRecipient && { media: url }),
				...(message !== undefined && { message }),
			},
			...(!url && { file: String(values.binaryPropertyName) }),
		};
	},
});

/** In bytes, where the item tells: stored files have a size, files in memory have their content. */
function sizeOf({ bytes, id, data }: IBinaryData): number | undefined {
	if (bytes !== undefined) return bytes;
	return id ? undefined : Buffer.byteLength(data, 'base64');
}
