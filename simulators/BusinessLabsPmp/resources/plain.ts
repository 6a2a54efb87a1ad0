import { Stop, phpError, refusal } from '../answers';
import { columns } from '../columns';
import { clock, fromFormat, sqlMoment } from '../dates';
import type { Crm } from '../crm';
import type { Resource } from '../resource';
import { columnsWhere } from '../version2';

const DATA = {
	add: ['Data Added Successfully', 'Data not Added'],
	update: ['Data Update Successful.', 'Data Update Fail.'],
	remove: ['Delete Successful.', 'Delete Fail.'],
} satisfies Partial<Resource>;

const SUBSCRIPTION =
	'name description description_in_item clientid date terms currency tax_id ' +
	'stripe_plan_id tax_id_2 stripe_tax_id_2 stripe_subscription_id next_billing_cycle ends_at status ' +
	'quantity project_id hash created created_from date_subscribed in_test_environment last_sent_at';

/** Vendor docs: Subscriptions. A plain table; no call to a payment provider. */
export const subscriptions: Resource = {
	...DATA,
	name: 'subscriptions',
	event: 'subscription',
	id: 'id',
	since: 2,
	columns: columns(`id:int name description? description_in_item:int clientid:int date:date? terms?
		currency:int tax_id:int stripe_plan_id? tax_id_2:int stripe_tax_id_2?
		stripe_subscription_id next_billing_cycle:int? ends_at:int? status? quantity:int project_id:int
		hash created:datetime created_from:int date_subscribed:datetime? in_test_environment:int?
		last_sent_at:datetime?`),
	created: 'created',
	accepts: SUBSCRIPTION.split(' '),
	required: ['name', 'quantity', 'next_billing_cycle', 'currency', 'clientid'],
	isoDates: true,
	deniesDeletion: true,
	prepare(_change, { crm, input, id }) {
		if (id !== undefined || crm.version === 3) return;
		const isMissing = columnsWhere('subscriptions', ({ post }) => post === 'needed').some(
			(name) => input[name] === undefined,
		);
		if (isMissing) throw new Stop(refusal(404, 'Data Add Fail'));
	},
	sample: (n) => ({
		name: `Sample Subscription ${n}`,
		clientid: '1',
		currency: '1',
		quantity: '1',
	}),
};

const TIMESHEET = ['task_id', 'start_time', 'end_time', 'staff_id', 'hourly_rate', 'note'];

/** Vendor docs: Timesheets. Times are a time of day, or a moment in the installation's format. */
export const timesheets: Resource = {
	...DATA,
	name: 'timesheets',
	event: 'timesheet',
	id: 'id',
	since: 2,
	columns: columns(
		'id:int task_id:int start_time end_time? staff_id:int hourly_rate:decimal note?',
	),
	accepts: TIMESHEET,
	required: TIMESHEET,
	oneAsList: true,
	prepare(change, { crm }) {
		for (const name of ['start_time', 'end_time']) {
			if (change[name]) change[name] = moment(change[name], crm, ['H:i:s']);
		}
	},
	sample: (n) => ({
		...{ task_id: '1', staff_id: '1', start_time: '10:00:00', end_time: '12:00:00' },
		note: `Sample ${n}`,
	}),
};

const CALENDAR = ['Y/m/d H:i', 'Y/m/d H:i:s', 'Y-m-d H:i:s'];

/** Vendor docs: Calendar. */
export const calendar: Resource = {
	name: 'calendar',
	event: 'calendar_event',
	id: 'eventid',
	since: 2,
	columns: columns(`eventid:int title description?= userid:int start end? public:int color=#28B8DA
		isstartnotified:int reminder_before:int reminder_before_type?`),
	add: ['Data Added Successfully', 'Data Creation Failed'],
	update: ['Data Update Successful.', 'Data Update Fail'],
	remove: ['Data Deleted Successfully', 'Data Delete Fail'],
	accepts: (
		'title description userid start end public color isstartnotified reminder_before ' +
		'reminder_before_type'
	).split(' '),
	required: 'title start reminder_before reminder_before_type userid isstartnotified public'.split(
		' ',
	),
	oneAsList: true,
	prepare(change, { crm, before }) {
		for (const name of ['start', 'end']) {
			if (change[name]) change[name] = moment(change[name], crm, CALENDAR);
		}
		const isLater = (change.start ?? '') > (before?.start ?? '');
		if (crm.version < 3 && before?.isstartnotified === '1' && isLater) change.isstartnotified = '0';
	},
	sample: (n) => ({ title: `Sample Event ${n}`, userid: '1', start: '2026-03-01 09:00:00' }),
};

/** A time of day stays as it is; a date-time becomes ISO. */
function moment(text: string, crm: Crm, documented: string[]): string {
	for (const format of [
		...documented,
		`${crm.settings.dateFormat} H:i:s`,
		`${crm.settings.dateFormat} H:i`,
	]) {
		const at = fromFormat(text, format);
		if (!at) continue;
		return format === 'H:i:s' ? `${clock(at)}:${text.slice(-2)}` : sqlMoment(at);
	}
	throw new Stop(phpError('Call to a member function format() on bool'));
}
