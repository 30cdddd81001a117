/** The task propose-care-management-agency on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { createProposeCareManagementAgency } from './propose-care-management-agency.ts';

export const handler = taskFunction(
  'propose-care-management-agency',
  taskInputSchema,
  createProposeCareManagementAgency,
)({ ...tablePorts('propose-care-management-agency'), policyFor });
