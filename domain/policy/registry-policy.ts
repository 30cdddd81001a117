/**
 * Which changes of the registry two persons make, the one who proposes and another who confirms: validated, dated data that
 * an administrator may change; the newest entry in force decides. The guidance asks for an attestation in writing and is
 * silent on how many look at it.
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { twoPersonChanges } from '../registry/second-person.ts';
import { createInForceOn, type InForceOn } from './in-force.ts';

const registryPolicySchema = z.strictObject({
  validFrom: localDateSchema,
  source: z.string(),
  assumption: z.boolean(),
  /** What a second person confirms before it stands. */
  confirmed: z.array(z.enum(twoPersonChanges)),
  /** For how long a proposal can be confirmed. */
  openForDays: z.int().positive(),
  /** How many proposals of one person are open or came to nothing within that time. */
  proposalsOfOne: z.int().positive().max(100),
});
export type RegistryPolicy = z.infer<typeof registryPolicySchema>;
export type RegistryPolicyOn = InForceOn<RegistryPolicy>;

const ofTwoPersons = registryPolicySchema.parse({
  validFrom: '2016-12-01',
  source: 'One account that is lost must not decide whom a person’s records go to.',
  assumption: true,
  confirmed: ['attestation', 'healthHome'],
  openForDays: 14,
  proposalsOfOne: 30,
});

export const registryPolicyOn: RegistryPolicyOn = createInForceOn([ofTwoPersons]);

/** Of one machine, on which one person plays every part. */
export const onePersonSuffices: RegistryPolicyOn = createInForceOn([
  { ...ofTwoPersons, source: 'One machine is one person’s.', confirmed: [] },
]);
