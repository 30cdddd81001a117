/**
 * Where every chain of the audit stands. Heads of access logs are found by the index, shard by shard; of a case four
 * attributes are read, and nothing that speaks of a person. No form of items.ts is needed for that: what carries a statement
 * carries no contract of a case.
 */
import * as z from 'zod';
import { accessHeadSchema } from '../../domain/access/access-seal.ts';
import type { ChainHeads, FoundHead } from '../../domain/ports/ports.ts';
import { registryChain } from '../../domain/access/statement.ts';
import { type CaseTable, getItem, getItems, listItems } from './case-table.ts';
import { caseKey, caseOfPartition, headIndex, headLists, registryStateKey } from './keys.ts';

const casePlaceSchema = z.object({ PK: z.string() });
const indexedSchema = z.object({ GSI1PK: z.string(), GSI1SK: z.string() });
const headSchema = z.object({ data: accessHeadSchema });
const caseSchema = z.object({
  data: z.object({
    counters: z.object({ events: z.int().positive() }),
    lastEventHash: z.string(),
    updatedAt: z.string(),
  }),
});

const stateSchema = z.object({
  data: z.object({ revision: z.int().positive(), headHash: z.string() }),
});

const ofLog = (item: unknown): FoundHead => {
  const of = indexedSchema.parse(item).GSI1SK;
  const { data } = headSchema.safeParse(item);
  if (!data) return { of };
  const { seq, hash, sealedAt: grewAt } = data.data;
  return { of, head: { chain: 'accesses', of, seq, hash, grewAt } };
};

const ofCase = (item: unknown): FoundHead => {
  const of = caseOfPartition(casePlaceSchema.parse(item).PK);
  const { data } = caseSchema.safeParse(item);
  if (!data) return { of };
  const { counters, lastEventHash: hash, updatedAt: grewAt } = data.data;
  return { of, head: { chain: 'events', of, seq: counters.events, hash, grewAt } };
};

/** `data` and `events` are words that DynamoDB keeps for itself, or may. */
const onlyHead = {
  ProjectionExpression: 'PK, #data.#counters.#events, #data.#hash, #data.#updatedAt',
  ExpressionAttributeNames: {
    '#data': 'data',
    '#counters': 'counters',
    '#events': 'events',
    '#hash': 'lastEventHash',
    '#updatedAt': 'updatedAt',
  },
};

export const createChainHeads = (table: CaseTable): ChainHeads => ({
  async accessHeads({ limit, cursor, after }) {
    const resumed = after === undefined ? undefined : headIndex(after);
    const from = cursor === undefined ? resumed : indexedSchema.parse(JSON.parse(cursor));
    const found: unknown[] = [];
    for (const list of headLists.slice(from ? headLists.indexOf(from.GSI1PK) : 0)) {
      if (found.length === limit) break;
      const beyond = list === from?.GSI1PK ? from.GSI1SK : undefined;
      found.push(...(await listItems(table, list, { atMost: limit - found.length, beyond })));
    }
    // Where an item stands, and not where it should: one that somebody moved must not lead round in a circle.
    const last = found.length < limit ? undefined : indexedSchema.parse(found.at(-1));
    return { items: found.map(ofLog), ...(last && { cursor: JSON.stringify(last) }) };
  },

  async registryHead() {
    const state = await getItem(table, registryStateKey);
    if (state === undefined) return undefined;
    const { data } = stateSchema.safeParse(state);
    if (!data) return { of: registryChain };
    const { revision: seq, headHash: hash } = data.data;
    return { of: registryChain, head: { chain: 'registry', of: registryChain, seq, hash } };
  },

  async eventHeads(caseIds) {
    const found = await getItems(table, caseIds.map(caseKey), onlyHead);
    return found.map(ofCase);
  },
});
