/** putHandOffChecklist on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutHandOffChecklist } from './put-hand-off-checklist.ts';

export const handler = apiFunction(
  'putHandOffChecklist',
  createPutHandOffChecklist,
)(tablePorts('put-hand-off-checklist'));
