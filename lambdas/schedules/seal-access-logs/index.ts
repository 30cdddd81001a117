/** Composition root of the schedule seal-access-logs. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createSealAccessLogs } from './seal-access-logs.ts';

export const handler = silently(createSealAccessLogs(tablePorts('seal-access-logs')));
