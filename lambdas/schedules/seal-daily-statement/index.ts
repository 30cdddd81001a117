/** Composition root of the schedule seal-daily-statement. */
import { statementPorts } from '../../../adapters/aws/statement-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createSealDailyStatement } from './seal-daily-statement.ts';

export const handler = silently(createSealDailyStatement(statementPorts('seal-daily-statement')));
