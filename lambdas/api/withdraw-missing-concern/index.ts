/** Composition root of withdrawMissingConcern. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { defaultEscalationPolicy as policy } from '../../../domain/shared/escalation-policy.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createWithdrawMissingConcern } from './withdraw-missing-concern.ts';

const { store, clock, log } = tableRuntime('withdraw-missing-concern');

export const handler = apiHandler(
  'withdrawMissingConcern',
  createWithdrawMissingConcern({ cases: store, clock, policy }),
  log,
);
