/**
 * One save in memory: every condition of the DynamoDB transaction is checked before the first change is made, and
 * nothing runs in between, so a refused write leaves no trace.
 */
import type { CaseWrite } from '../../domain/case/case-draft.ts';
import { ConcurrentWrite, type IdempotencyRecord, PersonAlreadyReferred } from '../../domain/ports/ports.ts';
import { type Cabinet, copyOf, emptyFolder, type Folder } from './cabinet.ts';
import { moveCaseload, refuseOvertakenCaseload } from './registry.ts';

/** Whether an item of this version replaces what is stored: version 1 nothing, any other its predecessor. */
const follows = (version: number, stored: { version: number } | undefined): boolean =>
  stored === undefined ? version === 1 : version > 1 && stored.version === version - 1;

const factsFollow = (write: CaseWrite, folder: Folder | undefined): boolean =>
  follows(write.expectedVersion + 1, folder?.case) &&
  write.events.every(({ seq }) => !folder?.events.has(seq)) &&
  write.contacts.every(({ contactId }) => !folder?.contacts.has(contactId)) &&
  write.searchSteps.every(({ stepId }) => !folder?.searchSteps.has(stepId)) &&
  write.outbox.every(({ seq }) => !folder?.outbox.has(seq)) &&
  write.workItems.every((item) => follows(item.version, folder?.workItems.get(item.workItemId))) &&
  write.notices.every((notice) => follows(notice.version, folder?.notices.get(notice.noticeId)));

/** Throws what the DynamoDB store throws, in the same order of precedence. */
export const refuseOrPass = (
  cabinet: Cabinet,
  write: CaseWrite,
  answer: IdempotencyRecord | undefined,
): void => {
  const { caseId, personKey, updatedAt } = write.case;
  const earlier = answer && cabinet.answers.get(answer.id);
  if (earlier && earlier.expiresAt > updatedAt) throw new ConcurrentWrite('Somebody else wrote first.');
  const holder = cabinet.locks.get(personKey);
  const barred = write.personLock === 'take' || (write.personLock === 'free' && holder !== caseId);
  if (holder !== undefined && barred) throw new PersonAlreadyReferred(holder);
  if (!factsFollow(write, cabinet.folders.get(caseId)))
    throw new ConcurrentWrite('Somebody else wrote first.');
  refuseOvertakenCaseload(cabinet, write);
};

export const file = (cabinet: Cabinet, original: CaseWrite, answer: IdempotencyRecord | undefined): void => {
  // Nothing of the record before is filed, so it need not be copied.
  const write = copyOf({ ...original, before: undefined });
  const { caseId, personKey } = write.case;
  const folder = cabinet.folders.get(caseId) ?? emptyFolder(write.case);
  folder.case = write.case;
  for (const event of write.events) folder.events.set(event.seq, event);
  for (const contact of write.contacts) folder.contacts.set(contact.contactId, contact);
  for (const step of write.searchSteps) folder.searchSteps.set(step.stepId, step);
  for (const item of write.workItems) folder.workItems.set(item.workItemId, item);
  for (const notice of write.notices) folder.notices.set(notice.noticeId, notice);
  for (const entry of write.outbox) folder.outbox.set(entry.seq, entry);
  cabinet.folders.set(caseId, folder);
  moveCaseload(cabinet, original);
  if (write.personLock === 'take') cabinet.locks.set(personKey, caseId);
  if (write.personLock === 'free') cabinet.locks.delete(personKey);
  if (answer) cabinet.answers.set(answer.id, copyOf(answer));
};
