/** Methods, then the path under /rest; docs/vendors/opentact.md says where each is known from. */
const OFFERED = `
GET /auth
POST /token
GET /token/list
PATCH /token/{uuid}
DELETE /token/all
DELETE /token/{token}
GET POST /profile/messaging
GET PATCH DELETE /profile/messaging/{uuid}
GET /profile/messaging/{uuid}/tnleases
POST /sms
GET /sms/outbound/{uuid}
GET /sms/inbound/{uuid}
POST /sms/search/outbound
POST /sms/search/inbound
POST /sms/search
POST /order/tn
POST /order/price
GET POST /order
GET /order/{uuid}
POST /order/search
POST /lease/tn/search
GET /lease/tn/{tn}/tn
GET PATCH DELETE /lease/tn/{uuid}
POST DELETE /lease/tn/{uuid}/subscription/sms
GET /profile/tn
GET /profile/tn/special_prices
GET /profile/tn/{uuid}
POST /tn/search
GET /tn/search/countries
GET POST /profile/outbound_voice
GET PATCH DELETE /profile/outbound_voice/{uuid}
GET POST /sip/connection
GET PATCH DELETE /sip/connection/{uuid}
GET POST /sip/connection/{uuid}/tnlease
GET /sip/product
GET /sip/tech_prefix/{tn}/{domain}
GET POST DELETE /sip/app/call/flow/{uuid}
POST /sip/app/{uuid}/logs
GET /sip/app/call/online
GET POST /sip/app/call/{uuid}
POST /sip/app/call/search
GET POST /sip/app/{uuid}/tnlease
GET POST /sip/app
GET PATCH DELETE /sip/app/{uuid}
POST /call/search
GET POST /sip/domain
GET PATCH DELETE /sip/domain/{domain}
GET POST /sip/domain/{domain}/switch
GET PATCH DELETE /sip/domain/{domain}/switch/{uuid}
GET POST /sip/domain/{domain}/user
GET PATCH DELETE /sip/domain/{domain}/user/{uuid}
GET POST /sip/domain/{domain}/invite
PATCH DELETE /sip/domain/{domain}/invite/{uuid}
GET POST /account/office_hours
GET PATCH DELETE /account/office_hours/{uuid}
GET /account
GET POST /account/user
GET /account/{uuid}
PUT DELETE /account/user/{uuid}
POST /address
GET /address/account
GET /address/user
GET PATCH DELETE /address/{uuid}
GET /user
GET PATCH /user/{uuid}
GET POST /payment
GET PATCH /payment/{uuid}
POST /transaction/search
GET /transaction/{uuid}
GET /transaction/report/invoice
GET /transaction/report/dashboard/{ref_type}
GET /dict/tz
GET /dict/gtts
GET /dict/country
GET /dict/lerg/states
GET /dict/lerg/ratecenters
`;

/** Every call that OpenTact is known to offer: method and path. */
export const documentedCalls: Array<[method: string, path: string]> = OFFERED.trim()
	.split('\n')
	.flatMap((line) => {
		const path = line.split(' ').at(-1)!;
		return line
			.split(' ')
			.slice(0, -1)
			.map((method): [string, string] => [method, path]);
	});
