/** A store in memory that weighs every write as DynamoDB would: how many actions, how large each item, what it costs. */
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { type Action, writeActionsOf } from '../../adapters/dynamodb/write-actions.ts';
import type { Store } from '../../domain/ports/ports.ts';

const kilobyte = 1_024;

/** About: DynamoDB counts the names of attributes and the bytes of text; numbers and marks of types are smaller than in JSON. */
const bytesOf = ({ put }: Pick<Action, 'put'>): number =>
  put === undefined ? 0 : Buffer.byteLength(JSON.stringify(put));

/** Each item of a transaction costs two units a kilobyte; an index costs one for what it shows. */
const unitsOf = (action: Action): number => {
  const kilobytes = Math.max(1, Math.ceil(bytesOf(action) / kilobyte));
  const shown = action.put?.GSI1PK === undefined ? 0 : kilobytes;
  return 2 * kilobytes + shown;
};

export interface Weight {
  actions: number;
  largestItem: { bytes: number; entity: string };
  caseItemBytes: number;
  units: number;
}

const weightOf = (actions: readonly Action[]): Weight => ({
  actions: actions.length,
  largestItem: actions
    .map((action) => ({ bytes: bytesOf(action), entity: action.put?.entity ?? 'none' }))
    .reduce((a, b) => (b.bytes > a.bytes ? b : a)),
  caseItemBytes: Math.max(...actions.filter(({ put }) => put?.entity === 'case').map(bytesOf)),
  units: actions.reduce((sum, action) => sum + unitsOf(action), 0),
});

export const weighedStore = (weigh: (weight: Weight) => void, inner = createMemoryStore()): Store => {
  return {
    ...inner,
    async save(write, idempotency) {
      weigh(weightOf(writeActionsOf(write, idempotency)));
      await inner.save(write, idempotency);
    },
  };
};
