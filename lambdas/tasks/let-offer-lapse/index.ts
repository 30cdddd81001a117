/** Composition root of the task let-offer-lapse. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { workItemInputSchema } from '../escalate-wait/escalate-wait.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createLetOfferLapse } from './let-offer-lapse.ts';

const { store, clock, log } = tableRuntime('let-offer-lapse');

export const handler = taskHandler(
  'let-offer-lapse',
  workItemInputSchema,
  createLetOfferLapse({ cases: store, clock, policyFor }),
  log,
);
