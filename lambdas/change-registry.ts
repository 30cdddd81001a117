/**
 * How a change of the registry is made that may need a second person: at once where the policy of the day lets one do it,
 * else as a proposal, which changes nothing.
 */
import type { Clock, Registry, RegistryChanges, RegistryProposals } from '../domain/ports/ports.ts';
import type { RegistryPolicyOn } from '../domain/policy/registry-policy.ts';
import type { RegistryEntry, RegistryKind } from '../domain/registry/kinds.ts';
import { type ProposedChange, proposalOf } from '../domain/registry/proposal.ts';
import type { registryProposalViewSchema } from '../domain/registry/registry-answers-contract.ts';
import { proposalView } from '../domain/registry/registry-views.ts';
import { opens } from '../domain/registry/second-person.ts';
import type { Person } from '../domain/shared/actor.ts';
import type { Answer } from '../domain/shared/answer.ts';
import { localDate } from '../domain/shared/calendar.ts';
import { registryEtag } from './registry-etag.ts';

export interface ChangeRegistryDeps {
  registry: Registry;
  registryChanges: RegistryChanges;
  proposals: RegistryProposals;
  registryPolicyOn: RegistryPolicyOn;
  clock: Clock;
}

interface Change<Kind extends RegistryKind> {
  kind: Kind;
  before: RegistryEntry<Kind> | undefined;
  after: RegistryEntry<Kind>;
  /** The revision that it was decided on. */
  revision: number;
  actor: Person;
  /** How it is said where it waits. */
  proposed: ProposedChange;
}

interface Accepted {
  status: 202;
  headers: { etag: string };
  body: Answer<typeof registryProposalViewSchema>;
}

/** Undefined when the change was made; a proposal is answered as it stands. Throws ConcurrentWrite. */
export const changeRegistry = async <Kind extends RegistryKind>(
  { registryChanges, proposals, registryPolicyOn, clock }: ChangeRegistryDeps,
  { kind, before, after, revision, actor, proposed }: Change<Kind>,
): Promise<Accepted | undefined> => {
  const now = clock.now();
  const policy = registryPolicyOn(localDate(now));
  const opened = opens(kind, before, after);
  if (opened === undefined || !policy.confirmed.includes(opened)) {
    await registryChanges.putEntry(kind, after, revision, { actor, at: now });
    return undefined;
  }
  const known = await proposals.proposals();
  const proposal = proposalOf(proposed, actor, now, policy, known);
  if (!known.includes(proposal)) await proposals.saveProposal(proposal);
  return { status: 202, headers: registryEtag(revision), body: proposalView(proposal) };
};
