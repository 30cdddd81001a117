/**
 * A notice that nobody would hear climbs to whoever stands above, by a decision on its case like any other, before it is noted
 * that it failed. Run twice: the second finds that they know.
 */
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import type { CaseStore, Clock, Log, Outbox } from '../../../domain/ports/ports.ts';
import { tellUndelivered } from '../../../domain/work/tell-undelivered.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';

export interface ClimbDeps {
  cases: Pick<CaseStore, 'load' | 'save'>;
  outbox: Pick<Outbox, 'standingNotices'>;
  clock: Clock;
  log: Log;
}

export const climb = async ({ cases, outbox, clock, log }: ClimbDeps, notice: Notice): Promise<void> => {
  log.error('HHP5012', { caseId: notice.caseId });
  log.count('MailboxFailing');
  await retryConcurrentWrite(async () => {
    const snapshot = await cases.load(notice.caseId);
    if (!snapshot) return;
    const standing = await outbox.standingNotices(notice.caseId);
    const actor = { kind: 'system', part: 'outbox-relay' } as const;
    const draft = new CaseDraft(snapshot, { now: clock.now(), actor });
    if (tellUndelivered(draft, notice, standing)) await cases.save(draft.write());
  });
};
