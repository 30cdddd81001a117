/** Composition root of the schedule send-canary. */
import { basePorts } from '../../../adapters/aws/base-ports.ts';
import { canaryPorts } from '../../../adapters/aws/canary-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createSendCanary } from './send-canary.ts';

export const handler = silently(createSendCanary({ ...basePorts('send-canary'), ...canaryPorts() }));
