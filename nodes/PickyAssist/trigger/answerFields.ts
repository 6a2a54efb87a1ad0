import { webhookFields } from '../../shared/trigger/webhookFields';

/** Who answers a call, and with what, by what was chosen in Respond. */
export const answerFields = webhookFields({
	responseMode: {
		template: '={{ $parameter["responseMode"] }}',
		resolve: ({ responseMode }) => String(responseMode ?? 'onReceived'),
	},
	// Empty, n8n answers with what the node says.
	responseData: {
		template: '={{ $parameter["responseMode"] === "lastNode" ? "firstEntryJson" : "" }}',
		resolve: ({ responseMode }) => (responseMode === 'lastNode' ? 'firstEntryJson' : ''),
	},
});
