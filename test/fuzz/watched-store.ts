/** A store that remembers what was written to it: how often, to which cases, and which outbox entries were done. */
import type { Store } from '../../domain/ports/ports.ts';

export type AnyStore = Store;

export interface Watch {
  store: AnyStore;
  /** What is stored, read past whatever fault stands before it. */
  truth: AnyStore;
  /** Every case that was ever saved, in order. */
  caseIds: ReadonlySet<string>;
  /** Cases written to since the last call. */
  takeTouched(): ReadonlySet<string>;
  /** Attempts to write, whether they were taken or not. */
  writes(): number;
  /** Is called before each attempt to write to a case; without an id, to the registry. */
  beforeWrite: (look: (caseId?: string) => Promise<void>) => void;
  /** How often each outbox entry was completed. */
  relayed: ReadonlyMap<string, number>;
}

export const entryName = ({ caseId, seq }: { caseId: string; seq: number }): string => `${caseId} ${seq}`;

export const watch = (truth: AnyStore, inner = truth): Watch => {
  const caseIds = new Set<string>();
  const relayed = new Map<string, number>();
  let touched = new Set<string>();
  let writes = 0;
  let look: (caseId?: string) => Promise<void> = () => Promise.resolve();
  const about = (caseId: string): void => {
    writes += 1;
    touched.add(caseId);
  };
  const done = (entry: { caseId: string; seq: number }): void => {
    about(entry.caseId);
    relayed.set(entryName(entry), (relayed.get(entryName(entry)) ?? 0) + 1);
  };
  const store: AnyStore = {
    ...inner,
    save: async (write, idempotency) => {
      await look(write.case.caseId);
      about(write.case.caseId);
      await inner.save(write, idempotency);
      caseIds.add(write.case.caseId);
    },
    saveWorkItem: async (item) => {
      await look(item.caseId);
      about(item.caseId);
      await inner.saveWorkItem(item);
    },
    complete: async (entries) => {
      await inner.complete(entries);
      for (const entry of entries) done(entry);
    },
    markDelivery: async (notice, delivery) => {
      await inner.markDelivery(notice, delivery);
      about(notice.caseId);
    },
    putEntry: async (kind, entry, seen, act) => {
      await look();
      writes += 1;
      await inner.putEntry(kind, entry, seen, act);
    },
    saveProposal: async (proposal) => {
      await look();
      writes += 1;
      await inner.saveProposal(proposal);
    },
  };
  return {
    store,
    truth,
    caseIds,
    relayed,
    beforeWrite: (given) => {
      look = given;
    },
    writes: () => writes,
    takeTouched: () => {
      const taken = touched;
      touched = new Set();
      return taken;
    },
  };
};
