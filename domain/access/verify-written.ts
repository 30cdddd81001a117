/**
 * Whether the items of a case are what its events say was written (domain/case/items-written.ts). The events are a chain of
 * their own; here it is taken as it stands.
 */
import type { AuditEvent } from '../shared/audit-event.ts';

/** What stands in the table of a case: an item's name, and the digest of what is in it now. */
export interface StoredItem {
  name: string;
  digest: string;
}

const isTransient = (name: string): boolean => name.startsWith('outbox#');

/**
 * `isOlder`: some events are of a release that did not say what they wrote, so that an item of which none speaks may be of
 * it. `elsewhere`: names of items that an export of one case may come without.
 */
export const faultsOfItems = (
  events: readonly AuditEvent[],
  stored: readonly StoredItem[],
  isOlder = false,
  elsewhere: readonly string[] = [],
): string[] => {
  const written = new Map(events.flatMap(({ wrote = {} }) => Object.entries(wrote)));
  const found = new Map(stored.map(({ name, digest }) => [name, digest]));
  const faultOf = ({ name, digest }: StoredItem): string | undefined => {
    const expected = written.get(name);
    if (expected === undefined) return isOlder ? undefined : `${name} was never written by a decision`;
    return expected === digest ? undefined : `${name} was changed after it was written`;
  };
  return [
    ...stored.map(faultOf).filter((fault) => fault !== undefined),
    ...[...written.keys()]
      .filter((name) => !isTransient(name) && !found.has(name) && !elsewhere.includes(name))
      .map((name) => `${name} is missing`),
  ];
};
