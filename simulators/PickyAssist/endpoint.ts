import type { Json } from './answers';
import type { Account, Project, World } from './world';

/** One authenticated request to a project's endpoint. */
export interface Call {
	world: World;
	account: Account;
	project: Project;
	body: Json;
}

/** One authenticated request to the Project Management API, which has no project of its own. */
export type MasterCall = Omit<Call, 'project'>;

/** Answers with the body of an HTTP 200, or throws a Refusal. */
export type Endpoint = (call: Call) => Json;
export type MasterEndpoint = (call: MasterCall) => Json;
