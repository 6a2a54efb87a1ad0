import type { IBinaryData, IDataObject } from 'n8n-workflow';
import type { Field, Operation } from '../../../shared/contract/types';
import { filled } from '../../../shared/values/records';
import { channelField, isOfficial } from '../../model/channels';
import { atMost } from '../../model/checks';
import { complaintAbout, kindOfUrl, noCaption, takesCaption } from '../../model/media';
import { basics, pushOperation } from '../../operations/push';
import { additionalFields, numberField } from '../../operations/pushFields';

const mediaSource: Field = {
	displayName: 'Media Source',
	name: 'mediaSource',
	type: 'options',
	options: [
		{
			name: 'Binary File',
			value: 'binary',
			description: 'A file from the input item. Each of these items is sent in its own call.',
		},
		{
			name: 'Public URL',
			value: 'url',
			description: 'A URL that Picky Assist downloads the file from',
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
	description: 'URL of the file, accessible without signing in',
	displayOptions: { show: { mediaSource: ['url'] } },
	url: true,
};

const inputField: Field = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	description:
		'Name of the input field that contains the file. Images can have up to 5 MB, video and audio up to 16 MB, documents up to 100 MB.',
	displayOptions: { show: { mediaSource: ['binary'] } },
	binary: true,
	check: (value) =>
		String(value).includes(',')
			? 'must name one field. Send each file as a separate message'
			: undefined,
	checkFile: (file) => complaintAbout(file.mimeType, sizeOf(file)),
};

const caption: Field = {
	displayName: 'Caption',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'Text shown below an image or a video',
	check: atMost(4096),
};

const fileName: Field = {
	displayName: 'File Name',
	name: 'media_name',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoice.pdf',
	description: 'Name shown for a document, up to 20 characters. Phone Automation does not show it.',
	check: atMost(20),
};

const voice: Field = {
	displayName: 'Voice Note',
	name: 'voice',
	type: 'boolean',
	default: false,
	description: 'Whether to send audio as a voice note. Only available on WhatsApp Web Automation.',
};

/**
 * Own media per recipient is possible on WhatsApp Official and shared numbers only; elsewhere the
 * items that share a file share a call. Vendor docs: push-api/sending-media-attachments-push.
 */
export const sendMedia: Operation = pushOperation({
	name: 'Send Media',
	value: 'sendMedia',
	action: 'Send a media message',
	description: 'Send an image, a video, audio or a document from a public URL or a binary file',
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
			throw noCaption();
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
			...(!url && { file: String(values.binaryPropertyName).trim() }),
		};
	},
});

/** In bytes, where the item tells: stored files have a size, files in memory have their content. */
function sizeOf({ bytes, id, data }: IBinaryData): number | undefined {
	if (bytes !== undefined) return bytes;
	return id ? undefined : Buffer.byteLength(data, 'base64');
}
