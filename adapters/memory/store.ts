/**
 * All stores in one process: for tests, and for a machine on which no DynamoDB engine runs. It refuses, orders, pages
 * and copies as the DynamoDB store does; test/adapters holds both to the same contract. Why it is a store of its own and no
 * table under the code of that one: ADR 0020.
 */
import { isStanding } from '../../domain/notices/notice-standing.ts';
import { type CaseStore, ConcurrentWrite, type Outbox, type Store } from '../../domain/ports/ports.ts';
import { isRelayed, relayed } from '../../domain/notices/notice.ts';
import { caseIdOf } from '../../domain/shared/identifiers.ts';
import { eventKey, noticeKey, outboxPosition, searchStepKey } from '../dynamodb/keys.ts';
import { answerPut, writeActionsOf, tokenPut } from '../dynamodb/write-actions.ts';
import { createMemoryAccessLog, createMemoryGrants } from './access-log.ts';
import { createMemoryCanaries } from './canaries.ts';
import { createMemoryHeads } from './chain-heads.ts';
import { type Partitions, copyOf, emptyPartitions, inOrder, kept } from './partitions.ts';
import { commit, checkConditions, refuseAnswered } from './transaction.ts';
import { createMemoryLists } from './lists.ts';
import { createMemoryMailboxes } from './mailboxes.ts';
import { createMemoryScheduledLists } from './scheduled-lists.ts';
import { createMemoryPages, snapshotOf } from './snapshot.ts';
import { createMemoryProposals, createMemoryRegistry } from './registry.ts';

const createMemoryCases = (partitions: Partitions): CaseStore => {
  const { cases, answers } = partitions;
  return {
    ...createMemoryLists(partitions),
    ...createMemoryPages(partitions),
    load(caseId, also) {
      const partition = cases.get(caseId);
      return Promise.resolve(partition && snapshotOf(partition, also));
    },
    workItem(workItemId) {
      const partition = cases.get(caseIdOf(workItemId));
      const item = partition?.workItems.get(workItemId) ?? partition?.past.workItems.get(workItemId);
      return Promise.resolve(item && copyOf(item));
    },
    async save(write, idempotency) {
      writeActionsOf(write, idempotency);
      checkConditions(partitions, write, idempotency);
      commit(partitions, write, idempotency);
      return Promise.resolve();
    },
    async saveWorkItem(item) {
      tokenPut(item);
      const partition = cases.get(item.caseId);
      if (partition?.workItems.get(item.workItemId)?.version !== item.version - 1)
        throw new ConcurrentWrite('Somebody else wrote first.');
      partition.workItems.set(item.workItemId, kept(item));
      return Promise.resolve();
    },
    events(caseId) {
      const events = cases.get(caseId)?.events.values() ?? [];
      return Promise.resolve(inOrder(events, ({ seq }) => eventKey(caseId, seq).SK));
    },
    eventsBetween(caseId, from, until) {
      const events = [...(cases.get(caseId)?.events.values() ?? [])];
      const between = events.filter(({ seq }) => from <= seq && seq <= until);
      return Promise.resolve(inOrder(between, ({ seq }) => eventKey(caseId, seq).SK));
    },
    notices(caseId) {
      const notices = cases.get(caseId)?.notices.values() ?? [];
      return Promise.resolve(inOrder(notices, ({ noticeId }) => noticeKey(noticeId).SK));
    },
    searchSteps(caseId) {
      const steps = cases.get(caseId)?.searchSteps.values() ?? [];
      return Promise.resolve(inOrder(steps, ({ stepId }) => searchStepKey(stepId).SK));
    },
    notice(noticeId) {
      const notice = cases.get(caseIdOf(noticeId))?.notices.get(noticeId);
      return Promise.resolve(notice && copyOf(notice));
    },
    async keepAnswer(answer, now) {
      answerPut(answer, now);
      refuseAnswered(partitions, answer, now);
      answers.set(answer.id, kept(answer));
      return Promise.resolve();
    },
    idempotencyRecord(id, now) {
      const record = answers.get(id);
      return Promise.resolve(record && record.expiresAt > now ? copyOf(record) : undefined);
    },
  };
};

const createMemoryOutbox = ({ cases }: Partitions): Outbox => ({
  pending(limit, after) {
    const found = [...cases.values()]
      .flatMap(({ outbox }) => [...outbox.values()])
      .filter(([first]) => after === undefined || outboxPosition(first) > outboxPosition(after[0]));
    return Promise.resolve(inOrder(found, ([first]) => outboxPosition(first)).slice(0, limit));
  },
  complete([{ caseId, seq }]) {
    cases.get(caseId)?.outbox.delete(seq);
    return Promise.resolve();
  },
  standingNotices(caseId) {
    const standing = [...(cases.get(caseId)?.notices.values() ?? [])].filter(isStanding);
    return Promise.resolve(inOrder(standing, ({ noticeId }) => noticeKey(noticeId).SK));
  },
  closeNotice({ noticeId }, closing) {
    const notices = cases.get(caseIdOf(noticeId))?.notices;
    const notice = notices?.get(noticeId);
    if (notices && notice && isStanding(notice))
      notices.set(noticeId, kept({ ...notice, status: 'closed', ...closing, version: notice.version + 1 }));
    return Promise.resolve();
  },
  async markDelivery({ noticeId }, delivery) {
    const notices = cases.get(caseIdOf(noticeId))?.notices;
    const notice = notices?.get(noticeId);
    if (!notices || !notice) throw new Error(`Notice ${noticeId} is not stored.`);
    if (!isRelayed(notice))
      notices.set(noticeId, kept({ ...relayed(notice, delivery), version: notice.version + 1 }));
    return Promise.resolve();
  },
});

export const createMemoryStore = (): Store => {
  const partitions = emptyPartitions();
  return {
    ...createMemoryCases(partitions),
    ...createMemoryScheduledLists(partitions),
    ...createMemoryOutbox(partitions),
    ...createMemoryCanaries(partitions),
    ...createMemoryRegistry(partitions),
    ...createMemoryProposals(partitions),
    ...createMemoryAccessLog(partitions),
    ...createMemoryGrants(partitions),
    ...createMemoryHeads(partitions),
    ...createMemoryMailboxes(partitions),
  };
};
