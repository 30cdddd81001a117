/** putHandOffChecklist on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { putHandOffChecklist } from '../../../domain/api/routes/put-hand-off-checklist.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutHandOffChecklist } from './put-hand-off-checklist.ts';

export const handler = apiFunction(
  'putHandOffChecklist',
  putHandOffChecklist,
  createPutHandOffChecklist,
)(tablePorts('put-hand-off-checklist'));
