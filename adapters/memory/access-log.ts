/** The access log and auditors' grants in memory: the same keys, conditions and pages as those of the DynamoDB store. */
import { isRow, positionOf } from '../../domain/access/access-entry.ts';
import { auditorOfGrant, isOver } from '../../domain/access/audit-grant.ts';
import { type AccessLog, type AuditGrants, ConcurrentWrite } from '../../domain/ports/ports.ts';
import { cursorBehind, positionIn } from '../dynamodb/cursor.ts';
import { logEntryItem } from '../dynamodb/items.ts';
import { accessPartition, grantKey, unsealedPosition } from '../dynamodb/keys.ts';
import { grantActionsOf, sealActionsOf } from '../dynamodb/write-actions.ts';
import { accessPartitionOf, type Partitions, copyOf, inOrder, kept, storeEntry } from './partitions.ts';
import { refuseAnswered, refuseStored } from './transaction.ts';

export const createMemoryAccessLog = (partitions: Partitions): AccessLog => ({
  async appendAccess(entry) {
    // Throws MalformedItem for what DynamoDB could not give back.
    logEntryItem(entry);
    storeEntry(partitions, entry);
    return Promise.resolve();
  },
  async accesses(caseId, { from = '', until = '~', limit, cursor }) {
    const list = accessPartition(caseId);
    const after = cursor === undefined ? undefined : positionIn(list, cursor);
    const found = inOrder(partitions.accesses.get(caseId)?.entries.values() ?? [], positionOf)
      .filter((entry) => 'caseId' in entry)
      .filter(({ at }) => from <= at && at <= until)
      .filter((entry) => after === undefined || positionOf(entry) > after);
    const items = found.slice(0, limit);
    const end = items.at(-1);
    return Promise.resolve({
      items,
      ...(after !== undefined && { after }),
      ...(found.length > limit && end && { cursor: cursorBehind(list, positionOf(end)) }),
    });
  },
  accessHead(log) {
    const head = partitions.accesses.get(log)?.head;
    return Promise.resolve(head && copyOf(head));
  },
  accessSeals(log, numbers) {
    const seals = partitions.accesses.get(log)?.seals;
    const found = numbers.flatMap((seq) => seals?.get(seq) ?? []);
    return Promise.resolve(copyOf(found).sort((a, b) => a.seq - b.seq));
  },
  unsealed(limit, after) {
    const waiting = [...partitions.accesses.values()]
      .flatMap(({ entries }) => [...entries.values()])
      .filter((entry) => entry.seal === undefined && !isRow(entry))
      .filter((entry) => after === undefined || unsealedPosition(entry) > unsealedPosition(after));
    return Promise.resolve(inOrder(waiting, unsealedPosition).slice(0, limit));
  },
  async sealAccesses(sealing) {
    sealActionsOf(sealing);
    const { seal, head, entries } = kept(sealing);
    const partition = accessPartitionOf(partitions, head.log);
    const isNext = (partition.head?.seq ?? 0) === seal.seq - 1;
    const wait = entries.every((entry) => {
      const stored = partition.entries.get(positionOf(entry));
      return stored !== undefined && stored.seal === undefined;
    });
    if (!isNext || !wait) throw new ConcurrentWrite('Somebody else sealed first.');
    partition.head = head;
    partition.seals.set(seal.seq, seal);
    for (const entry of entries) partition.entries.set(positionOf(entry), entry);
    return Promise.resolve();
  },
});

export const createMemoryGrants = (partitions: Partitions): AuditGrants => {
  const { grants, answers } = partitions;
  return {
    async saveAuditGrant(change, idempotency) {
      grantActionsOf(change, idempotency);
      const { grant, accesses, at } = kept(change);
      refuseAnswered(partitions, idempotency, at);
      if ((grants.get(grant.grantId)?.version ?? 0) !== grant.version - 1)
        throw new ConcurrentWrite('Somebody else wrote first.');
      refuseStored(partitions, accesses);
      grants.set(grant.grantId, grant);
      for (const entry of accesses) storeEntry(partitions, entry);
      if (idempotency) answers.set(idempotency.id, kept(idempotency));
      return Promise.resolve();
    },
    auditGrant(grantId) {
      const grant = grants.get(grantId);
      return Promise.resolve(
        grant && grant.auditor.sub === auditorOfGrant(grantId) ? copyOf(grant) : undefined,
      );
    },
    auditGrantsOf(sub, now) {
      const standing = [...grants.values()].filter(
        (grant) => grant.auditor.sub === sub && !isOver(grant, now),
      );
      return Promise.resolve(inOrder(standing, (grant) => grantKey(grant).SK));
    },
  };
};
