/** Composition root of the schedule watch-cases. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { watchPorts } from '../../../adapters/aws/watch-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createWatchCases } from './watch-cases.ts';

export const handler = silently(createWatchCases({ ...tablePorts('watch-cases'), ...watchPorts() }));
