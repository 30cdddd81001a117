/**
 * All stores in one process: for tests, and for a machine on which no DynamoDB engine runs. It refuses, orders, pages
 * and copies as the DynamoDB store does; test/adapters holds both to the same contract.
 */
import { type CaseStore, ConcurrentWrite, type Outbox, type Store } from '../../domain/ports/ports.ts';
import { caseIdOf } from '../../domain/shared/identifiers.ts';
import {
  contactKey,
  eventKey,
  noticeKey,
  outboxPosition,
  searchStepKey,
  workItemKey,
} from '../dynamodb/keys.ts';
import { planOf, tokenPut } from '../dynamodb/write-plan.ts';
import { createMemoryAccessLog } from './access-log.ts';
import { type Cabinet, copyOf, emptyCabinet, inOrder } from './cabinet.ts';
import { file, refuseOrPass } from './filing.ts';
import { createMemoryLists } from './lists.ts';
import { createMemoryRegistry } from './registry.ts';

const createMemoryCases = (cabinet: Cabinet): CaseStore => {
  const { folders, answers } = cabinet;
  return {
    ...createMemoryLists(cabinet),
    load(caseId) {
      const folder = folders.get(caseId);
      return Promise.resolve(
        folder && {
          case: copyOf(folder.case),
          contacts: inOrder(folder.contacts.values(), ({ contactId }) => contactKey(contactId).SK),
          workItems: inOrder(folder.workItems.values(), ({ workItemId }) => workItemKey(workItemId).SK),
        },
      );
    },
    async save(write, idempotency) {
      planOf(write, idempotency);
      refuseOrPass(cabinet, write, idempotency);
      file(cabinet, write, idempotency);
      return Promise.resolve();
    },
    async saveWorkItem(item) {
      tokenPut(item);
      const folder = folders.get(item.caseId);
      if (folder?.workItems.get(item.workItemId)?.version !== item.version - 1)
        throw new ConcurrentWrite('Somebody else wrote first.');
      folder.workItems.set(item.workItemId, copyOf(item));
      return Promise.resolve();
    },
    events(caseId) {
      const events = folders.get(caseId)?.events.values() ?? [];
      return Promise.resolve(inOrder(events, ({ seq }) => eventKey(caseId, seq).SK));
    },
    notices(caseId) {
      const notices = folders.get(caseId)?.notices.values() ?? [];
      return Promise.resolve(inOrder(notices, ({ noticeId }) => noticeKey(noticeId).SK));
    },
    searchSteps(caseId) {
      const steps = folders.get(caseId)?.searchSteps.values() ?? [];
      return Promise.resolve(inOrder(steps, ({ stepId }) => searchStepKey(stepId).SK));
    },
    notice(noticeId) {
      const notice = folders.get(caseIdOf(noticeId))?.notices.get(noticeId);
      return Promise.resolve(notice && copyOf(notice));
    },
    idempotencyRecord(id, now) {
      const record = answers.get(id);
      return Promise.resolve(record && record.expiresAt > now ? copyOf(record) : undefined);
    },
  };
};

const createMemoryOutbox = ({ folders }: Cabinet): Outbox => ({
  pending(limit, after) {
    const entries = [...folders.values()]
      .flatMap(({ outbox }) => [...outbox.values()])
      .filter((entry) => after === undefined || outboxPosition(entry) > outboxPosition(after));
    return Promise.resolve(inOrder(entries, outboxPosition).slice(0, limit));
  },
  complete({ caseId, seq }) {
    folders.get(caseId)?.outbox.delete(seq);
    return Promise.resolve();
  },
  async completePublished({ caseId, seq }, { noticeId }, publishedAt) {
    const folder = folders.get(caseId);
    const notice = folder?.notices.get(noticeId);
    if (!folder || !notice) throw new Error(`Notice ${noticeId} is not stored.`);
    if (notice.publishedAt === undefined)
      folder.notices.set(noticeId, { ...notice, publishedAt, version: notice.version + 1 });
    folder.outbox.delete(seq);
    return Promise.resolve();
  },
});

export const createMemoryStore = (): Store => {
  const cabinet = emptyCabinet();
  return {
    ...createMemoryCases(cabinet),
    ...createMemoryOutbox(cabinet),
    ...createMemoryRegistry(cabinet),
    ...createMemoryAccessLog(cabinet),
  };
};
