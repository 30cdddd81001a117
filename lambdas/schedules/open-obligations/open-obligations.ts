/**
 * The daily schedule of court orders: opens the duties that fall due, tells of lapses, reminds of what is overdue and of
 * events that nobody acknowledged. Duties are computed from the record, so a day that was missed is made up for by the
 * next. Run twice: the second run writes nothing. A case that fails is named to the log by code and tried again, since
 * this throws at the end; the other cases are not held up.
 */
import { settleAot } from '../../../domain/aot/settle-aot.ts';
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import { remindOfEvents } from '../../../domain/aot/significant-event.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { needsAotWatch } from '../../../domain/case/case-record.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { Log, Registry } from '../../../domain/ports/ports.ts';
import { retryConcurrentWrite, type TaskDeps } from '../../change-case-in-task.ts';

export interface OpenObligationsDeps extends TaskDeps {
  registry: Registry;
  aotProtocolFor: AotProtocolFor;
  log: Log;
}

/** Makes EventBridge run the schedule again, and in the end the alarm ring. */
class ObligationsNotOpened extends Error {
  override readonly name = 'ObligationsNotOpened';
}

const settleCase = (deps: OpenObligationsDeps, caseId: string): Promise<void> =>
  retryConcurrentWrite(async () => {
    const snapshot = await deps.cases.load(caseId);
    if (!snapshot || !needsAotWatch(snapshot.case)) return;
    const { assignment, lgu } = snapshot.case;
    const agency =
      assignment.agency === undefined ? undefined : await deps.registry.agency(assignment.agency);
    const draft = new CaseDraft(snapshot, {
      now: deps.clock.now(),
      actor: { kind: 'system', part: 'open-obligations' },
    });
    settleAot(draft, { protocol: deps.aotProtocolFor(lgu, localDate(draft.now)), agency });
    remindOfEvents(draft);
    if (draft.changed) await deps.cases.save(draft.write());
  });

export const createOpenObligations = (deps: OpenObligationsDeps) => async (): Promise<void> => {
  let failed = 0;
  for (const caseId of await deps.cases.casesUnderAotWatch()) {
    try {
      await settleCase(deps, caseId);
    } catch (error) {
      failed += 1;
      deps.log.error('HHP5006', { caseId, error: errorNameOf(error) });
    }
  }
  if (failed > 0) throw new ObligationsNotOpened(`${failed} case(s) failed.`);
};
