/** signHandOffChecklist on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { signHandOffChecklist } from '../../../domain/api/routes/sign-hand-off-checklist.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createSignHandOffChecklist } from './sign-hand-off-checklist.ts';

export const handler = apiFunction(
  'signHandOffChecklist',
  signHandOffChecklist,
  createSignHandOffChecklist,
)(tablePorts('sign-hand-off-checklist'));
