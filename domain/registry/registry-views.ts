/** The log of the registry and its proposals, as who keeps it reads them. */
import type { Actor, Person } from '../shared/actor.ts';
import type { Answer } from '../shared/answer.ts';
import { canonicalJson } from '../shared/hash.ts';
import type { RegistryProposal } from './proposal.ts';
import type { registryChangeViewSchema, registryProposalViewSchema } from './registry-answers-contract.ts';
import type { RegistryChange } from './registry-change.ts';

const personView = ({ sub, role, org }: Person) => ({ sub, role, org });
const actorView = (actor: Actor) => (actor.kind === 'person' ? personView(actor) : { part: actor.part });

export const proposalView = ({
  proposedBy,
  answeredBy,
  version,
  ...proposal
}: RegistryProposal): Answer<typeof registryProposalViewSchema> => ({
  ...proposal,
  proposedBy: personView(proposedBy),
  ...(answeredBy && { answeredBy: personView(answeredBy) }),
});

/** The fields that are not what they were. */
const fieldsOf = (before: object, after: object) => {
  const texts = (entry: object): Map<string, string> =>
    new Map(Object.entries(entry).map(([name, value]) => [name, canonicalJson(value)]));
  const [was, is] = [texts(before), texts(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((changed) => changed.before !== changed.after);
};

export const changeView = ({
  seq,
  at,
  actor,
  proposed,
  kind,
  change,
  hash,
}: RegistryChange): Answer<typeof registryChangeViewSchema> => ({
  revision: seq,
  at,
  by: actorView(actor),
  ...(proposed && { proposed: { ...proposed, by: personView(proposed.by) } }),
  kind,
  change:
    change.what === 'import'
      ? { added: change.added, changed: change.changed, removed: change.removed }
      : {
          id: change.id,
          fields: fieldsOf(change.before ?? {}, change.what === 'removal' ? {} : change.after),
        },
  hash,
});
