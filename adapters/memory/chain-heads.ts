/** Where every chain of the audit stands, in memory. */
import { registryChain } from '../../domain/access/statement.ts';
import type { ChainHeads, FoundHead } from '../../domain/ports/ports.ts';
import { headIndex } from '../dynamodb/keys.ts';
import { inOrder, type Partitions } from './partitions.ts';

/** By shard and log, as DynamoDB's index is walked. */
const placeOf = (log: string): string => Object.values(headIndex(log)).join('#');

export const createMemoryHeads = ({ accesses, cases, registry }: Partitions): ChainHeads => ({
  accessHeads({ limit, cursor, after: resumed }) {
    const after = cursor ?? resumed;
    const heads = [...accesses.values()]
      .flatMap(({ head }) => head ?? [])
      .filter(({ log }) => after === undefined || placeOf(log) > placeOf(after));
    const found = inOrder(heads, ({ log }) => placeOf(log)).slice(0, limit);
    const items = found.map(({ log: of, seq, hash, sealedAt: grewAt }): FoundHead => ({
      of,
      head: { chain: 'accesses', of, seq, hash, grewAt },
    }));
    const last = found.at(-1);
    return Promise.resolve({ items, ...(found.length === limit && last && { cursor: last.log }) });
  },

  registryHead() {
    const { revision: seq, headHash: hash } = registry;
    return Promise.resolve(
      seq === 0
        ? undefined
        : { of: registryChain, head: { chain: 'registry', of: registryChain, seq, hash } },
    );
  },

  eventHeads(caseIds) {
    const found = caseIds.flatMap((caseId) => cases.get(caseId)?.case ?? []);
    return Promise.resolve(
      found.map(({ caseId: of, counters, lastEventHash: hash, updatedAt: grewAt }) => ({
        of,
        head: { chain: 'events', of, seq: counters.events, hash, grewAt },
      })),
    );
  },
});
