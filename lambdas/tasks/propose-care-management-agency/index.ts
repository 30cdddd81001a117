/** Composition root of the task propose-care-management-agency. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createProposeCareManagementAgency } from './propose-care-management-agency.ts';

const { store, clock, log } = tableRuntime('propose-care-management-agency');

export const handler = taskHandler(
  'propose-care-management-agency',
  taskInputSchema,
  createProposeCareManagementAgency({ cases: store, clock, registry: store, policyFor }),
  log,
);
