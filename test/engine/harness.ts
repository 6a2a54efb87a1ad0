import { Container } from '@n8n/di';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import { attempt } from './attempt';
import { requireDocumented } from './documented';
import type { Execution, Failure, Outcome } from './attempt';

export { additionalData, attempt, credentialsHelper } from './attempt';
export type { Attempt, Execution, Failure, Outcome } from './attempt';

// It keeps an interval for SSH connections alive, which would keep jest from ending.
afterAll(() => Container.get(SSHClientsManager).onShutdown());

/**
 * Runs one node inside n8n-core's own engine, with the real credential class.
 * @throws Error when the node failed: a test that wants the error uses `fail`
 */
export async function execute(execution: Execution): Promise<Outcome> {
	const { error, ...outcome } = await attempt(execution);
	if (!error) return outcome;
	const told = [error.message, error.description].filter(Boolean).join(' - ');
	throw new Error(`The node failed, and this test did not ask for it with fail(): ${told}`);
}

/**
 * Runs one node that is to end with an error.
 * @throws Error when it did not
 */
export async function fail(execution: Execution): Promise<Failure> {
	const { error, ...outcome } = await attempt(execution);
	if (error) {
		requireDocumented(error, execution.type);
		return { ...outcome, error };
	}
	const told = JSON.stringify([...outcome.items, ...outcome.errorItems].map(({ json }) => json));
	throw new Error(`The node did not fail. It put out ${told.slice(0, 1000)}`);
}
