/**
 * A change of the registry that waits for a second person. Nothing of the registry is changed by proposing. Who confirms is
 * another account with the right to make that very change; it is decided anew on the registry as it then stands, and only
 * if what it replaces is still what its proposer saw. Its id is made of what it says, so that who confirms an id confirms
 * just that, and who proposes the same again is shown the same proposal.
 */
import * as z from 'zod';
import { organisationIdSchema, type Person, personSchema } from '../shared/actor.ts';
import { hashOf } from '../shared/hash.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import { storedInstant } from '../shared/stored-text.ts';
import { attest } from './attest.ts';
import { type Attestation, attestationSchema, attestationsSchema } from './care-management-agency.ts';
import {
  type RegistryBook,
  type RegistryEntry,
  type RegistryKind,
  registryEntrySchema,
  registryKinds,
} from './kinds.ts';
import { refuseBrokenReferences } from './put-entry.ts';

export const proposalIdSchema = z
  .string()
  .regex(/^RP-[0-9a-f]{16}$/, 'Give the id of the proposal, as it was answered.');

export const proposedChangeSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('putRegistryEntry'),
    kind: z.enum(registryKinds),
    id: organisationIdSchema,
    /** Absent: the entry is new. */
    before: registryEntrySchema.optional(),
    after: registryEntrySchema,
  }),
  z.strictObject({
    operation: z.literal('putAttestation'),
    agency: organisationIdSchema,
    /** All of the Health Home for the agency. */
    before: attestationsSchema,
    attestation: attestationSchema,
  }),
]);
export type ProposedChange = z.infer<typeof proposedChangeSchema>;

export const registryProposalSchema = z.strictObject({
  proposalId: proposalIdSchema,
  change: proposedChangeSchema,
  proposedBy: personSchema,
  proposedAt: storedInstant,
  /** Until then it can be confirmed. */
  until: storedInstant,
  status: z.enum(['open', 'confirmed', 'refused']),
  answeredBy: personSchema.optional(),
  answeredAt: storedInstant.optional(),
  version: z.int().positive(),
});
export type RegistryProposal = z.infer<typeof registryProposalSchema>;

export const proposalAnswerSchema = z.strictObject({
  /** Whoever proposed it takes it back by refusing it. */
  decision: z.enum(['confirm', 'refuse'], { error: 'Give confirm or refuse.' }),
});
export type ProposalAnswer = z.infer<typeof proposalAnswerSchema>;

/** Who may make the change may answer it: of an attestation the Health Home whose it is. */
export const mayAnswer = ({ role, org }: Person, { change }: RegistryProposal): boolean =>
  change.operation === 'putAttestation'
    ? role === 'healthHome' && org === change.attestation.healthHome
    : role === 'admin';

export const isOpen = ({ status, until }: RegistryProposal, now: Instant): boolean =>
  status === 'open' && now < until;

/** Of who proposed it and what it says. */
export const idOfProposal = ({
  proposedBy,
  change,
}: Pick<RegistryProposal, 'proposedBy' | 'change'>): string =>
  `RP-${hashOf([proposedBy, change]).slice(0, 16)}`;

export interface ProposalLimits {
  openForDays: number;
  proposalsOfOne: number;
}

/** `known` are all that are kept. Throws a refusal for who has proposed too much that nobody confirmed. */
export const proposalOf = (
  change: ProposedChange,
  proposedBy: Person,
  now: Instant,
  { openForDays, proposalsOfOne }: ProposalLimits,
  known: readonly RegistryProposal[],
): RegistryProposal => {
  const proposalId = idOfProposal({ proposedBy, change });
  const same = known.find((proposal) => proposal.proposalId === proposalId);
  if (same && isOpen(same, now)) return same;
  const ofOne = known.filter(
    ({ proposedBy: { sub }, until, status }) =>
      sub === proposedBy.sub && now < until && status !== 'confirmed',
  );
  if (ofOne.length >= proposalsOfOne)
    throw new Refused({
      code: 'tooManyProposals',
      ruleId: 'HHP-REG-05',
      detail: `You have proposed ${String(proposalsOfOne)} changes that nobody confirmed.`,
    });
  return {
    proposalId,
    change,
    proposedBy,
    proposedAt: now,
    until: addElapsed(now, openForDays * 24, 'hours'),
    status: 'open',
    version: (same?.version ?? 0) + 1,
  };
};

const statuses = { confirm: 'confirmed', refuse: 'refused' } as const;

/** Answered twice in the same way: the same answer stands. Throws a refusal. */
export const answerProposal = (
  proposal: RegistryProposal,
  { decision }: ProposalAnswer,
  answeredBy: Person,
  now: Instant,
): RegistryProposal => {
  if (decision === 'confirm' && answeredBy.sub === proposal.proposedBy.sub)
    throw new Refused({
      code: 'ownProposal',
      ruleId: 'HHP-REG-05',
      detail: 'You proposed this change yourself, so that another person confirms it.',
    });
  const status = statuses[decision];
  if (proposal.status === status) return proposal;
  if (!isOpen(proposal, now))
    throw new Refused({
      code: 'proposalOver',
      ruleId: 'HHP-REG-05',
      detail: 'The proposal was answered already, or its time is over.',
    });
  return { ...proposal, status, answeredBy, answeredAt: now, version: proposal.version + 1 };
};

const overtaken = (): Refused =>
  new Refused({
    code: 'proposalOvertaken',
    ruleId: 'HHP-REG-05',
    detail: 'What it would replace was changed since it was proposed.',
  });

export const attestationsBy = (
  healthHome: string,
  { attestations }: { attestations: readonly Attestation[] },
): Attestation[] => attestations.filter((known) => known.healthHome === healthHome);

/** The entry that a confirmation puts. Throws a refusal when it no longer fits. */
export const entryProposed = (
  change: ProposedChange,
  book: RegistryBook,
): { kind: RegistryKind; entry: RegistryEntry } => {
  if (change.operation === 'putRegistryEntry') {
    const { kind, id, before, after } = change;
    const known: readonly RegistryEntry[] = book[kind];
    if (hashOf(known.find((entry) => entry.id === id)) !== hashOf(before)) throw overtaken();
    refuseBrokenReferences(kind, after, book);
    return { kind, entry: after };
  }
  const { healthHome, from, until } = change.attestation;
  const agency = book.agencies.find(({ id }) => id === change.agency);
  if (!agency?.healthHomes.includes(healthHome)) throw overtaken();
  if (hashOf(attestationsBy(healthHome, agency)) !== hashOf(change.before)) throw overtaken();
  return { kind: 'agencies', entry: attest(agency, healthHome, { from, until }) };
};
