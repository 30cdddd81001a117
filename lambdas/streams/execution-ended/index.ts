/** Composition root of execution-ended. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createExecutionEnded } from './execution-ended.ts';

export const handler = silently(createExecutionEnded(tablePorts('execution-ended')));
