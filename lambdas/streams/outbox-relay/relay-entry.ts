/**
 * Acts on one outbox entry and completes it. Every action may run twice: executions are named, tokens answer once, a
 * notice carries its id. An error leaves the entry in the outbox.
 */
import { publicationOf } from '../../../domain/notices/publication.ts';
import type { OutboxEntry } from '../../../domain/shared/outbox.ts';
import type { CaseStore, Clock, NoticePublisher, Outbox, Workflow } from '../../../domain/ports/ports.ts';

export interface RelayDeps {
  cases: CaseStore;
  outbox: Outbox;
  workflow: Workflow;
  notices: NoticePublisher;
  clock: Clock;
  portalUrl: string;
}

const startExecution = async (
  { workflow }: RelayDeps,
  order: Extract<OutboxEntry, { kind: 'startExecution' }>,
): Promise<void> => {
  if (order.epoch > 1 && !order.continues) await workflow.stop({ ...order, epoch: order.epoch - 1 });
  await workflow.start(order);
};

/** No token yet means that the wait has not begun: it will see the record when it does. */
const wake = async (deps: RelayDeps, entry: Extract<OutboxEntry, { workItemId: string }>): Promise<void> => {
  const token = (await deps.cases.workItem(entry.workItemId))?.token;
  if (token === undefined) return;
  if (entry.kind === 'answerWait') await deps.workflow.answer(token);
  else await deps.workflow.fail(token, entry.kind === 'replanWait' ? 'WaitReplanned' : 'CaseClosed');
};

export const relayEntry = async (deps: RelayDeps, entry: OutboxEntry): Promise<void> => {
  switch (entry.kind) {
    case 'startExecution':
      await startExecution(deps, entry);
      break;
    case 'publishNotice': {
      const notice = await deps.cases.notice(entry.noticeId);
      if (!notice) break;
      // A batch that comes again, because another case's entry failed, publishes nothing twice.
      if (notice.publishedAt === undefined) await deps.notices.publish(publicationOf(notice, deps.portalUrl));
      await deps.outbox.completePublished(entry, notice, deps.clock.now());
      return;
    }
    default:
      await wake(deps, entry);
  }
  await deps.outbox.complete(entry);
};
