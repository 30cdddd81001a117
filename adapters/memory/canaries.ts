/** Canaries in memory, by their hour. */
import type { Canaries } from '../../domain/ports/ports.ts';
import { canaryItem } from '../dynamodb/canaries.ts';
import { canaryKey } from '../dynamodb/keys.ts';
import { inOrder, type Partitions } from './partitions.ts';

export const createMemoryCanaries = ({ canaries }: Partitions): Canaries => ({
  async putCanary(canary) {
    canaryItem.toItem(canaryKey(canary), canary);
    if (!canaries.has(canary.hour)) canaries.set(canary.hour, { ...canary });
    return Promise.resolve();
  },
  pendingCanaries: () => Promise.resolve(inOrder(canaries.values(), ({ hour }) => hour)),
  completeCanary({ hour }) {
    canaries.delete(hour);
    return Promise.resolve();
  },
});
