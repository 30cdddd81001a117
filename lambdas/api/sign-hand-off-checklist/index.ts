/** signHandOffChecklist on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createSignHandOffChecklist } from './sign-hand-off-checklist.ts';

export const handler = apiFunction(
  'signHandOffChecklist',
  createSignHandOffChecklist,
)(tablePorts('sign-hand-off-checklist'));
