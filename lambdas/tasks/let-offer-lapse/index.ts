/** The task let-offer-lapse on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { workItemInputSchema } from '../escalate-wait/escalate-wait.ts';
import { createLetOfferLapse } from './let-offer-lapse.ts';

export const handler = taskFunction(
  'let-offer-lapse',
  workItemInputSchema,
  createLetOfferLapse,
)({ ...tablePorts('let-offer-lapse'), policyFor });
