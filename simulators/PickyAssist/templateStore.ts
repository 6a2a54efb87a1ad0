/** `template_status`: 1 pending review, 2 pending at WhatsApp, 3 approved, 4 rejected. */
export type Review = 1 | 2 | 3 | 4;

export interface TemplateText {
	language: string;
	message: string;
	header: string;
	footer: string;
}

export interface Template {
	id: string;
	name: string;
	status: Review;
	/** 1 text, 2 image, 3 document, 4 video. */
	messageType: number;
	category: number;
	texts: TemplateText[];
	/** Has a button whose address ends in a value of the push. */
	hasButtonValue: boolean;
}

/** How many values a body takes: the highest n of its `{{n}}`. */
export const placeholdersIn = (message: string): number =>
	Math.max(0, ...[...message.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1])));

const body = (language: string, message: string, header = '', footer = ''): TemplateText => ({
	language,
	message,
	header,
	footer,
});

/** What the first project has: one of each kind, approved, and one in each other state of review. */
export function firstTemplates(): Template[] {
	const base = { status: 3 as Review, messageType: 1, category: 12, hasButtonValue: false };
	return [
		{
			...base,
			id: 'XY6479',
			name: 'order_confirmation',
			texts: [
				body('en', 'Your order {{1}} for {{2}} is confirmed, delivery {{3}}.', 'Shop', 'Thanks'),
				body('it', 'Il tuo ordine {{1}} di {{2}} è confermato, consegna {{3}}.', 'Shop', 'Grazie'),
			],
		},
		{
			...base,
			id: 'YG7203',
			name: 'welcome_message',
			messageType: 2,
			category: 10,
			texts: [body('en', 'Hello {{1}}, Welcome', '', 'test footer')],
		},
		{
			...base,
			id: 'YD1180',
			name: 'invoice',
			messageType: 3,
			texts: [body('en', 'Dear {{1}}, here is invoice {{2}}.', 'Invoice')],
		},
		{
			...base,
			id: 'YB3391',
			name: 'track_parcel',
			texts: [body('en', 'Your parcel is on its way.')],
			hasButtonValue: true,
		},
		{
			...base,
			id: 'YP0001',
			name: 'summer_sale',
			category: 13,
			status: 1,
			texts: [body('en', 'Sale!')],
		},
		{
			...base,
			id: 'YW0002',
			name: 'winter_sale',
			category: 13,
			status: 2,
			texts: [body('en', 'Sale!')],
		},
		{
			...base,
			id: 'YR0003',
			name: 'spam',
			category: 13,
			status: 4,
			texts: [body('en', 'Buy now!')],
		},
	];
}
