/**
 * How each kind of work item is completed: what each area says of its own work, joined. The kind is repeated in the body,
 * so that an answer written for one kind of work can never be taken for another.
 */
import * as z from 'zod';
import { aotCompletionSchemas } from '../aot/aot-completion-contract.ts';
import { dischargeCompletionSchemas } from '../discharge/completion-contract.ts';
import { placementCompletionSchemas } from '../placement/completion-contract.ts';
import { endCompletionSchemas } from '../referral/completion-contract.ts';

export const completionBodySchema = z.discriminatedUnion('kind', [
  ...placementCompletionSchemas,
  ...dischargeCompletionSchemas,
  ...endCompletionSchemas,
  ...aotCompletionSchemas,
]);
export type CompletionBody = z.infer<typeof completionBodySchema>;
