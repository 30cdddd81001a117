/**
 * The Health Home that a referral names is one of the registry: from then on it is told of the case and may read it
 * (domain/case/parties.ts), so a name that is only nearly right must not be taken.
 */
import type { Referral } from '../case/referral-contract.ts';
import type { RegistryEntry } from '../registry/kinds.ts';
import { nearestEntries } from '../registry/nearest-entries.ts';
import { Refused } from '../shared/refusal.ts';

/** Throws a `rule` refusal with the nearest names. */
export const refuseUnknownHealthHome = (
  { healthHome: { healthHome: named } }: Referral,
  healthHomes: readonly RegistryEntry<'health-homes'>[],
): void => {
  if (named === undefined || healthHomes.some(({ id }) => id === named)) return;
  const nearest = nearestEntries(named, healthHomes).map(({ id, name }) => `${id} (${name})`);
  throw new Refused({
    code: 'unknownHealthHome',
    ruleId: 'HHP-REG-04',
    detail: 'The registry has no Health Home with the id that you gave.',
    errors: [
      {
        field: 'body.healthHome.healthHome',
        message:
          nearest.length > 0
            ? `Give the id of a Health Home of the registry. The nearest: ${nearest.join(', ')}.`
            : 'Leave it out: the registry has no Health Home yet.',
      },
    ],
  });
};
