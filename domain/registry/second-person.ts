/**
 * What a change of the registry opens, by what it does and not by how it is sent: an entry of an agency that says more of
 * attestations than before is an attestation, whoever sends it. What ends or shortens one protects, and waits for nobody.
 */
import { hashOf } from '../shared/hash.ts';
import { isWithin } from '../shared/window.ts';
import type { Attestation } from './care-management-agency.ts';
import type { RegistryEntry, RegistryKind } from './kinds.ts';

/** `healthHome` is a new one, or another name for one: whoever refers a person chooses it by its name. */
export const twoPersonChanges = ['attestation', 'healthHome'] as const;
export type TwoPersonChange = (typeof twoPersonChanges)[number];

const covers = (known: Attestation, given: Attestation): boolean =>
  known.healthHome === given.healthHome &&
  isWithin(given.from, known.from, known.until) &&
  (known.until === undefined || (given.until !== undefined && given.until <= known.until));

const attestationsOf = (entry: RegistryEntry | undefined): readonly Attestation[] =>
  entry && 'attestations' in entry ? entry.attestations : [];

/** `before` is undefined for a new entry. */
export const opens = (
  kind: RegistryKind,
  before: RegistryEntry | undefined,
  after: RegistryEntry,
): TwoPersonChange | undefined => {
  if (kind === 'health-homes') return before && hashOf(before) === hashOf(after) ? undefined : 'healthHome';
  const known = attestationsOf(before);
  const isMore = attestationsOf(after).some((given) => !known.some((one) => covers(one, given)));
  return isMore ? 'attestation' : undefined;
};
