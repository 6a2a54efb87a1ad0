import type { INodeType } from 'n8n-workflow';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { BusinessLabsPmpTrigger } from '../../nodes/BusinessLabsPmp/BusinessLabsPmpTrigger.node';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { OpenTactTrigger } from '../../nodes/OpenTact/OpenTactTrigger.node';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { PickyAssistTrigger } from '../../nodes/PickyAssist/PickyAssistTrigger.node';

/** All nodes of the package, with the names of their classes. */
export const ourNodes = [
	BusinessLabsPmp,
	BusinessLabsPmpTrigger,
	OpenTact,
	OpenTactTrigger,
	PickyAssist,
	PickyAssistTrigger,
].map((Node): [string, INodeType] => [Node.name, new Node()]);
