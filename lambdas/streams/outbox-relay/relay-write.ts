/**
 * Acts on what one write ordered, in its order, and completes it. Every action may run twice: executions are named, tokens
 * answer once, a notice carries its id and says that it left, and one that is closed is not closed again. An error leaves all of it in the outbox.
 */
import type { AccessEntry } from '../../../domain/access/access-entry.ts';
import { rankToTell } from '../../../domain/notices/delivery.ts';
import { isRelayed, type Notice } from '../../../domain/notices/notice.ts';
import { isLegal } from '../../../domain/notices/notice-traits.ts';
import { publicationOf } from '../../../domain/notices/publication.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { OutboxEntry, OutboxOfWrite } from '../../../domain/shared/outbox.ts';
import type {
  CaseStore,
  Clock,
  Log,
  Mailboxes,
  NoticePublisher,
  Outbox,
  Workflow,
} from '../../../domain/ports/ports.ts';
import { climb } from './climb.ts';
import { closeNotices, closeRead } from './close-notices.ts';

export interface RelayDeps {
  cases: CaseStore;
  outbox: Outbox;
  workflow: Workflow;
  notices: NoticePublisher;
  mailboxes: Mailboxes;
  clock: Clock;
  log: Log;
  portalUrl: string;
}

const startExecution = async (
  { workflow }: RelayDeps,
  order: Extract<OutboxEntry, { kind: 'startExecution' }>,
): Promise<void> => {
  if (order.epoch > 1 && !order.continues) await workflow.stop({ ...order, epoch: order.epoch - 1 });
  await workflow.start(order);
};

type WakeKind = 'answerWait' | 'replanWait' | 'endWait';

/** No token yet means that the wait has not begun: it will see the record when it does. */
const wake = async (deps: RelayDeps, entry: Extract<OutboxEntry, { kind: WakeKind }>): Promise<void> => {
  const token = (await deps.cases.workItem(entry.workItemId))?.token;
  if (token === undefined) return;
  if (entry.kind === 'answerWait') await deps.workflow.answer(token);
  else await deps.workflow.fail(token, entry.kind === 'replanWait' ? 'WaitReplanned' : 'CaseClosed');
};

/** To the first of its mailboxes that would hear it. To nobody, it is not published, says so, and climbs. */
const tell = async (deps: RelayDeps, notice: Notice): Promise<void> => {
  const rank = rankToTell(await deps.mailboxes.mailboxesOf(notice.to), isLegal(notice.kind));
  if (rank === undefined) await climb(deps, notice);
  else await deps.notices.publish(publicationOf(notice, deps.portalUrl, rank));
  const at = deps.clock.now();
  return deps.outbox.markDelivery(
    notice,
    rank === undefined ? { state: 'failed', at, reason: 'noMailbox' } : { state: 'published', at, rank },
  );
};

const act = async (deps: RelayDeps, entry: OutboxEntry): Promise<void> => {
  switch (entry.kind) {
    case 'startExecution':
      return startExecution(deps, entry);
    case 'publishNotice': {
      const notice = await deps.cases.notice(entry.noticeId);
      // What comes again, because another entry failed, publishes nothing twice.
      return notice && !isRelayed(notice) ? tell(deps, notice) : undefined;
    }
    case 'closeNotices':
      // With what any write left of notices, below.
      return;
    default:
      return wake(deps, entry);
  }
};

/**
 * What somebody has read is nothing that must be told: where it cannot be noted, which is logged, it stays unread, and holds
 * up nobody.
 */
export const relayOpening = async (deps: RelayDeps, entry: AccessEntry): Promise<void> => {
  try {
    await closeRead(deps, entry);
  } catch (error) {
    deps.log.error('HHP5010', { caseId: entry.caseId, error: errorNameOf(error) });
  }
};

/** False when one failed, which is logged; those of the write behind it then wait with it. */
export const relayWrite = async (deps: RelayDeps, entries: OutboxOfWrite): Promise<boolean> => {
  let at: OutboxEntry = entries[0];
  try {
    for (const entry of entries) {
      at = entry;
      await act(deps, entry);
    }
    await closeNotices(deps, entries);
    await deps.outbox.complete(entries);
    return true;
  } catch (error) {
    deps.log.error('HHP5002', { caseId: at.caseId, kind: at.kind, error: errorNameOf(error) });
    return false;
  }
};
