/**
 * What the first attempt to write during a request found. A request that is then refused must have left it as it was,
 * whether the write was taken, was refused, or was only half made.
 */
import { changedFacts, type Facts, factsOfCase, factsOfRegistry } from './facts.ts';
import type { Watch } from './watched-store.ts';

export interface FirstWrite {
  /** Another request begins. */
  forget(): void;
  /** What is no longer as the first attempt found it; nothing where none was made. */
  changed(): Promise<readonly string[]>;
}

export const noteFirstWrite = ({ truth, beforeWrite }: Watch): FirstWrite => {
  let found: { facts: Facts; again: () => Promise<Facts> } | undefined;
  beforeWrite(async (caseId) => {
    if (found) return;
    const again = () => (caseId === undefined ? factsOfRegistry(truth) : factsOfCase(truth, caseId));
    found = { again, facts: await again() };
  });
  return {
    forget: () => {
      found = undefined;
    },
    changed: async () => (found ? changedFacts(found.facts, await found.again()) : []),
  };
};
