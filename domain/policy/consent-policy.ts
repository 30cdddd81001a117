/**
 * Who may put a new authorization on record after the person withdrew the one before or refused, and how it must be signed:
 * validated, dated data that an administrator may change; the newest entry in force decides. The guidance names a signed
 * authorization and is silent on the one after a withdrawal.
 */
import * as z from 'zod';
import { consentStatuses } from '../rules/consent-rules.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { roles } from '../shared/roles.ts';
import { createInForceOn } from './in-force.ts';

export const consentPolicySchema = z.strictObject({
  validFrom: localDateSchema,
  source: z.string(),
  assumption: z.boolean(),
  signingAnew: z.strictObject({
    /** What the authorization on record must be for this to count. */
    after: z.array(z.enum(consentStatuses)),
    handSigned: z.boolean(),
    /** The roles that put it on record: not those who alone gain by it. */
    recordedBy: z.array(z.enum(roles)).min(1),
  }),
});
export type ConsentPolicy = z.infer<typeof consentPolicySchema>;

const consentPolicies: readonly ConsentPolicy[] = z
  .array(consentPolicySchema)
  .min(1)
  .parse([
    {
      validFrom: '2016-12-01',
      source:
        'An agency that lost its view must not give it back to itself; some SPOAs reject typed signatures.',
      assumption: true,
      signingAnew: { after: ['withdrawn', 'refused'], handSigned: true, recordedBy: ['planner', 'spoa'] },
    },
  ]);

export const consentPolicyOn = createInForceOn(consentPolicies);
