/** What the journeys on the clock cannot bring about: tasks that come late, records that are half there. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { defaultAotPolicy as policy } from '../../../domain/policy/aot-policy.ts';
import { emptyAotRecord } from '../../../domain/case/aot-record.ts';
import { personSeen } from '../../../domain/aot/credible-contact.ts';
import { seenByContact } from '../../../domain/aot/seen.ts';
import { deemMissing, settleConcern } from '../../../domain/aot/deem-missing.ts';
import { endIfOrderInactive, endSearch, openSearch } from '../../../domain/aot/end-search.ts';
import { escalateSearchWait } from '../../../domain/aot/escalate-search.ts';
import { followOrder } from '../../../domain/aot/follow-order.ts';
import {
  commencementRule,
  missingRule,
  removalRule,
  searchEndRule,
  stepKindRule,
} from '../../../domain/aot/missing-rules.ts';
import { raiseConcern, withdrawConcern } from '../../../domain/aot/raise-concern.ts';
import { recordSearchStep } from '../../../domain/aot/record-search.ts';
import { acknowledgeMissing, reportEvent, reportMissingToOmh } from '../../../domain/aot/report-missing.ts';
import { resumeExecution, searchNumbered } from '../../../domain/aot/search-execution.ts';
import { searchMonth } from '../../../domain/aot/search-month.ts';
import { wholeStep } from '../../../domain/aot/ledger.ts';
import {
  anchorOf,
  moveCredibleContact,
  planSearchWait,
  wakeSearchWait,
} from '../../../domain/aot/search-waits.ts';
import { mailboxOf } from '../../../domain/aot/search-protocol.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseSnapshot } from '../../../domain/case/case-record.ts';
import { reportRows } from '../../../domain/views/packet-facts.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { defaultEscalationPolicy } from '../../../domain/policy/escalation-policy.ts';
import type { WorkItem } from '../../../domain/shared/work-item.ts';
import { completeByAnswer } from '../../../domain/work/complete-work-item.ts';
import { aotProtocolFor } from '../../fixtures/aot-fixture.ts';
import { refusalOf } from '../../fixtures/draft-fixture.ts';
import { after, concerned, limit, missing, Scene, t0 } from '../../journeys/search-scene.ts';

const by = { kind: 'person', sub: 'sub-cma', role: 'cma', org: 'sample-cma-great-south-bay' } as const;
let snapshots: Record<'active' | 'concern' | 'missing', CaseSnapshot>;

const snapshotOf = async (scene: Scene): Promise<CaseSnapshot> => {
  const snapshot = await scene.world.store.load(scene.caseId);
  if (!snapshot) throw new Error('The case is gone.');
  return snapshot;
};
const draftOf = (stage: keyof typeof snapshots, now: string): CaseDraft =>
  new CaseDraft(snapshots[stage], { now, actor: by });
const searchOf = (draft: CaseDraft) => {
  const search = searchNumbered(draft, 1);
  if (!search) throw new Error('No search.');
  return search;
};
const itemOf = (draft: CaseDraft, kind: WorkItem['kind']): WorkItem => {
  const item = draft.openItems().find((open) => open.kind === kind);
  if (!item) throw new Error(`No open ${kind}.`);
  return item;
};
/** A case without any AOT part that still has the work items of one: an older or a foreign record. */
const withoutAot = (draft: CaseDraft): CaseDraft => {
  delete draft.case.aot;
  return draft;
};

beforeAll(async () => {
  snapshots = {
    active: await snapshotOf(await Scene.open()),
    concern: await snapshotOf(await concerned()),
    missing: await snapshotOf(await missing()),
  };
});

describe('a task that comes late', () => {
  it('finds a contact in time on record and closes the concern', () => {
    const draft = draftOf('concern', limit);
    Object.assign(draft.case.aot ?? {}, { lastCredibleContactAt: after(t0, 2) });
    settleConcern(draft, searchOf(draft), policy);
    expect(searchOf(draft)).toMatchObject({ endReason: 'credibleContact', endedAt: after(t0, 2) });
    settleConcern(draft, searchOf(draft), policy);
    expect(draft.case.strands.aot).toBe('active');
  });

  it('deems nobody missing before the 24 hours are over, nor twice', () => {
    const early = draftOf('concern', after(t0, 23));
    settleConcern(early, searchOf(early), policy);
    expect(early.changed).toBe(false);
    const again = draftOf('missing', after(limit, 1));
    settleConcern(again, searchOf(again), policy);
    expect(again.changed).toBe(false);
  });

  it('asks for the decision at the limit, and climbs nothing before it', () => {
    const draft = draftOf('concern', limit);
    const { workItemId } = itemOf(draft, 'credibleContact');
    expect(() => escalateSearchWait(draft, workItemId, policy)).toThrow('DeadlineReached');
    const early = draftOf('concern', after(t0, 1));
    expect(escalateSearchWait(early, workItemId, policy)).toMatchObject({ seconds: 11 * 3_600 });
    expect(early.changed).toBe(false);
  });

  it('hands over to a fresh execution after thirty days', () => {
    const draft = draftOf('missing', after(t0, 24 * 30));
    const { workItemId } = itemOf(draft, 'searchOutcome');
    expect(escalateSearchWait(draft, workItemId, policy)).toEqual({ signal: 'SearchContinues' });
    expect(draft.write().outbox).toContainEqual(
      expect.objectContaining({ kind: 'startExecution', search: 1, epoch: 2, continues: true }),
    );
  });

  it('finds the work done, of another kind, or of no search', () => {
    const draft = draftOf('missing', limit);
    const item = itemOf(draft, 'searchOutcome');
    draft.putWorkItem({ ...item, status: 'done' });
    const { search, ...foreign } = itemOf(draft, 'significantEventReport');
    draft.putWorkItem(foreign);
    draft.putWorkItem({ ...itemOf(draft, 'missingAcknowledgement'), kind: 'tellPlan' });
    for (const { workItemId } of [item, foreign, itemOf(draft, 'tellPlan')])
      expect(() => escalateSearchWait(draft, workItemId, policy)).toThrow('AlreadyAnswered');
    expect(search).toBe(1);
    expect(() => escalateSearchWait(draft, 'unknown', policy)).toThrow('AlreadyAnswered');
  });

  it('opens again what is awaited and not open, and refuses what is not awaited', () => {
    const draft = draftOf('missing', after(limit, 1));
    draft.putWorkItem({ ...itemOf(draft, 'searchOutcome'), status: 'cancelled' });
    expect(planSearchWait(draft, searchOf(draft), 'searchOutcome', policy).seconds).toBeGreaterThan(3_600);
    expect(() => planSearchWait(draft, searchOf(draft), 'credibleContact', policy)).toThrow(
      'AlreadyAnswered',
    );
  });
});

describe('an order that is over', () => {
  const rejectAll = (draft: CaseDraft): CaseDraft => {
    for (const order of draft.case.aot?.orders ?? []) order.verification = 'rejected';
    return draft;
  };

  it('because the county rejected it, ends the search now, whatever the strand says already', () => {
    const draft = rejectAll(draftOf('missing', after(limit, 1)));
    draft.move('aot', 'orderExpired');
    expect(planSearchWait(draft, searchOf(draft), 'searchOutcome', policy).seconds).toBe(1);
    expect(endIfOrderInactive(draft, searchOf(draft))).toBe(true);
    expect(searchOf(draft)).toMatchObject({ endedAt: after(limit, 1), endReason: 'orderNotActive' });
  });

  it('is followed once: the second time there is nothing to do', () => {
    const draft = rejectAll(draftOf('concern', after(t0, 1)));
    followOrder(draft, policy);
    followOrder(draft, policy);
    expect([draft.case.strands.aot, openSearch(draft)]).toEqual(['expired', undefined]);
  });
});

describe('a concern', () => {
  const context = { policy, omhReportRequired: false };
  const body = { kind: 'otherCredibleEvidence', receivedAt: t0 } as const;

  it.each(['none', 'expired'] as const)(
    'on the first day of an order, with the strand still at %s',
    (aot) => {
      const draft = draftOf('active', t0);
      draft.case.strands = { ...draft.case.strands, aot };
      raiseConcern(draft, body, by, context);
      expect(draft.case.strands.aot).toBe('missingConcern');
    },
  );

  it('with the same receipt as the open one moves nothing', () => {
    const draft = draftOf('concern', after(t0, 1));
    raiseConcern(draft, body, by, context);
    expect(draft.write().outbox).toEqual([]);
  });
});

describe('a concern while a search is on', () => {
  const context = { policy, omhReportRequired: false };

  it('of a time before the person was heard from again is closed by that call', () => {
    const draft = draftOf('missing', after(limit, 6));
    personSeen(draft, { at: after(limit, 4) }, policy);
    const body = { kind: 'otherCredibleEvidence', receivedAt: after(limit, 3) } as const;
    expect(raiseConcern(draft, body, by, context)).toMatchObject({
      status: 'closed',
      closedAt: after(limit, 4),
    });
    expect(openSearch(draft)).toMatchObject({ number: 1 });
  });
});

describe('the protocol of the county', () => {
  const { contacts, hours } = aotProtocolFor('schoharie', '2026-03-02');
  const bare = { hours, contacts: contacts.filter(({ role }) => role === 'aotCoordinator') };
  const monday = '2026-03-09T14:00:00.000Z';
  const night = '2026-03-10T03:00:00.000Z';
  const sunday = '2026-03-08T14:00:00.000Z';

  it.each([
    ['in hours', { contacts, hours }, 'aotCoordinator', monday, 'example-schoharie-aot'],
    ['at night', { contacts, hours }, 'aotCoordinator', night, 'example-schoharie-crisis'],
    ['on a Sunday', { contacts, hours }, 'directorOfCommunityServices', sunday, 'example-schoharie-crisis'],
    ['at night without a mailbox for it', bare, 'aotCoordinator', night, 'example-schoharie-aot'],
    ['a role that it does not name', bare, 'directorOfCommunityServices', monday, 'example-schoharie-aot'],
    ['OMH, which is not of the county', bare, 'omhProgramCoordinator', night, undefined],
  ] as const)('names the mailbox: %s', (_name, given, role, at, mailbox) => {
    expect(mailboxOf(given, role, at)).toBe(mailbox);
  });

  it('that a search has not taken up yet knows no checklist and no mailbox', () => {
    const draft = draftOf('missing', limit);
    delete searchOf(draft).protocol;
    const step = { kind: 'attempt', type: 'aotDiligentSearch', method: 'call', target: 'family' } as const;
    const body = { ...step, outcome: 'lead', occurredAt: limit, checklistStep: 'family' } as const;
    expect(() => recordSearchStep(draft, body, by, policy)).toThrow('unknownChecklistStep');
    const item = itemOf(draft, 'significantEventReport');
    const report = { kind: 'significantEventReport', reportedAt: limit, channel: 'email' } as const;
    reportEvent(draft, item, { ...report, bounced: true }, policy);
    expect(draft.write().notices).toEqual(
      expect.arrayContaining([expect.not.objectContaining({ contact: expect.anything() })]),
    );
  });

  it('whose ladder was changed by a new policy is followed at once', () => {
    const draft = draftOf('missing', after(limit, 1));
    const item = itemOf(draft, 'significantEventReport');
    draft.putWorkItem({ ...item, rungsClimbed: 5, nextRungAt: after(limit, 2) });
    expect(planSearchWait(draft, searchOf(draft), 'significantEventReport', policy).seconds).toBe(11 * 3_600);
    expect(itemOf(draft, 'significantEventReport')).toMatchObject({ rungsClimbed: 0, dueAt: item.dueAt });
  });
});

describe('a sighting that has not happened', () => {
  const future = after(limit, 72);

  it.each([
    ['at', { at: future }],
    ['learntAt', { at: t0, learntAt: future }],
  ] as const)('is refused by the name that %s has in the answer to the work', (name, times) => {
    const draft = draftOf('concern', after(limit, -1));
    const sighting = { credible: true, how: 'seen', ...times } as const;
    const context = {
      by,
      policy: defaultEscalationPolicy,
      policyFor,
      agencies: [],
      staff: noStaff,
      aotProtocolFor,
    };
    const refusal = refusalOf(() =>
      completeByAnswer(
        draft,
        itemOf(draft, 'credibleContact'),
        { kind: 'credibleContact', sighting },
        context,
      ),
    );
    expect(refusal).toMatchObject({ code: 'inTheFuture', errors: [{ field: `body.sighting.${name}` }] });
  });
});

describe('half a record', () => {
  it('takes a report by a task, and an acknowledgement of an event that is gone', () => {
    const snapshot = snapshots.missing;
    const draft = new CaseDraft(snapshot, { now: limit, actor: { kind: 'system', part: 'test' } });
    const item = itemOf(draft, 'significantEventReport');
    reportEvent(draft, item, { kind: 'significantEventReport', reportedAt: limit, channel: 'phone' }, policy);
    expect(draft.case.aot?.significantEvents[0]).not.toHaveProperty('reportedBy');
    Object.assign(draft.case.aot ?? {}, { significantEvents: [] });
    acknowledgeMissing(draft, itemOf(draft, 'missingAcknowledgement'), {
      kind: 'person',
      sub: 'sub-spoa',
      role: 'spoa',
      org: 'suffolk',
    });
    expect(searchOf(draft)).toMatchObject({ acknowledgedBy: { sub: 'sub-spoa' } });
  });

  it.each([
    ['before it was due, and entered after it, counts as corrected', limit, 100, { corrected: 1 }],
    ['late counts as late, whenever it is entered', after(t0, 90), 100, { late: 1 }],
  ])('takes a report that was made %s', (_, reportedAt, hours, figure) => {
    const draft = draftOf('missing', after(t0, hours));
    const item = itemOf(draft, 'significantEventReport');
    reportEvent(draft, item, { kind: 'significantEventReport', reportedAt, channel: 'phone' }, policy);
    const { significantEvents, eventFigures } = draft.case.aot ?? {};
    expect(eventFigures?.[by.org]).toEqual({ onTime: 0, late: 0, ...figure });
    const [event] = significantEvents ?? [];
    expect(event?.correctedAt).toBe('corrected' in figure ? draft.now : undefined);
    expect(
      JSON.stringify(reportRows(significantEvents ?? [], searchOf(draft), [])).includes('Stood late until'),
    ).toBe('corrected' in figure);
  });

  it('takes one report to OMH for every search until then in which the person was missing', () => {
    const draft = draftOf('missing', limit);
    const search = searchOf(draft);
    const told = { ...search, number: 2, omhReportedAt: t0 };
    const { deemedMissingAt, ...looked } = { ...search, number: 3 };
    draft.case.aot?.searches.push(told, looked);
    const report = { kind: 'omhMissingReport', reportedAt: limit } as const;
    reportMissingToOmh(draft, itemOf(draft, 'significantEventReport'), report);
    expect(draft.case.aot?.searches.map(({ omhReportedAt }) => omhReportedAt)).toEqual([
      limit,
      t0,
      undefined,
    ]);
  });

  it('takes a contact, an order and an execution without an AOT part', () => {
    const draft = withoutAot(draftOf('active', t0));
    expect(personSeen(draft, { at: t0 }, policy)).toBe('noted');
    followOrder(draft, policy);
    resumeExecution(draft, { caseId: draft.case.caseId, search: 1, epoch: 1 }, 'restart');
    expect(draft.changed).toBe(false);
  });

  it('takes reports and acknowledgements of a search that it does not have', () => {
    const draft = draftOf('missing', limit);
    const item = itemOf(draft, 'significantEventReport');
    const acknowledgement = itemOf(draft, 'missingAcknowledgement');
    withoutAot(draft);
    reportEvent(draft, item, { kind: 'significantEventReport', reportedAt: limit, channel: 'phone' }, policy);
    acknowledgeMissing(draft, acknowledgement, by);
    expect(draft.changed).toBe(false);
    reportMissingToOmh(draft, item, { kind: 'omhMissingReport', reportedAt: limit });
    expect(draft.workItem(item.workItemId)?.status).toBe('done');
  });

  it('ends a search whose concerns are gone, and knows none to withdraw', () => {
    const draft = draftOf('concern', after(t0, 1));
    const search = searchOf(draft);
    withoutAot(draft);
    expect(() => withdrawConcern(draft, 'M1', { reason: 'wrongPerson' }, by, policy)).toThrow('notFound');
    endSearch(draft, search, { reason: 'credibleContact', at: t0 }, []);
    expect(search.endReason).toBe('credibleContact');
  });

  it('deems missing where the open work is gone', () => {
    const draft = draftOf('concern', limit);
    draft.putWorkItem({ ...itemOf(draft, 'credibleContact'), status: 'cancelled' });
    deemMissing(draft, searchOf(draft), limit, policy);
    expect(draft.case.strands.aot).toBe('missing');
  });

  it('counts a wait of a search that was never determined from the notice', () => {
    const draft = draftOf('concern', t0);
    expect(anchorOf(searchOf(draft), 'significantEventReport')).toBe(t0);
  });

  it('remembers the latest contact, and the earliest and the latest step, in whatever order they come', () => {
    const draft = draftOf('missing', after(limit, 9));
    personSeen(draft, { at: after(limit, 2) }, policy);
    personSeen(draft, { at: after(limit, 1) }, policy);
    expect(draft.case.aot?.lastCredibleContactAt).toBe(after(limit, 2));
    const step = {
      kind: 'attempt',
      type: 'aotDiligentSearch',
      method: 'call',
      target: 'family',
      outcome: 'lead',
    } as const;
    for (const hours of [5, 3, 4])
      recordSearchStep(draft, { ...step, occurredAt: after(limit, hours) }, by, policy);
    expect(searchOf(draft)).toMatchObject({ commencedAt: after(limit, 3), lastStepAt: after(limit, 5) });
  });

  it('keeps why a report was late', () => {
    const draft = draftOf('missing', after(limit, 30));
    const item = itemOf(draft, 'significantEventReport');
    const report = {
      kind: 'significantEventReport',
      channel: 'phone',
      lateReason: 'County closed.',
    } as const;
    reportEvent(draft, item, { ...report, reportedAt: after(limit, 30) }, policy);
    expect(draft.case.aot?.significantEvents[0]).toMatchObject({ lateReason: 'County closed.' });
  });

  it('moves and wakes no wait that is not open', () => {
    const draft = draftOf('missing', limit);
    moveCredibleContact(draft, searchOf(draft), policy);
    wakeSearchWait(draft, searchOf(draft), 'credibleContact');
    expect(draft.write().outbox).toEqual([]);
    expect(emptyAotRecord().searches).toEqual([]);
  });

  it('resumes the journey for an execution without a search', () => {
    const draft = draftOf('missing', limit);
    resumeExecution(draft, { caseId: draft.case.caseId, epoch: 1 }, 'restart');
    expect(draft.write().outbox).toMatchObject([{ kind: 'startExecution', epoch: 2 }]);
  });
});

describe('the rules', () => {
  const facts = { receivedAt: t0, limit, contactAtLimitCounts: false };

  it.each([
    ['a contact in time', { contactAt: after(t0, 1), now: limit }, 'notMet'],
    ['before the limit', { now: after(t0, 23) }, 'unknown'],
    ['at the limit', { now: limit }, 'met'],
  ])('missing: %s', (_name, given, outcome) => {
    expect(missingRule.check({ ...facts, ...given })).toMatchObject({ outcome });
  });

  it('say why', () => {
    expect(removalRule.check({ locationKnown: false }).reasons).toEqual([
      'Nobody can be brought from an unknown place.',
    ]);
    expect(searchEndRule.check({ located: true, orderActive: true }).outcome).toBe('met');
    expect(stepKindRule.check({ type: 'aotDiligentSearch', kind: 'attempt' }).outcome).toBe('met');
    expect(stepKindRule.check({ type: 'aotDiligentSearch', kind: 'reengagementAttempt' }).outcome).toBe(
      'notMet',
    );
    expect(commencementRule.check({ deemedMissingAt: limit, commenceBy: limit })).toMatchObject({
      outcome: 'unknown',
      missingEvidence: ['searchStep'],
    });
  });

  it('leave a month without a determination alone', () => {
    const draft = draftOf('concern', t0);
    expect(searchMonth(searchOf(draft), policy)).toBeUndefined();
  });

  it('take a face-to-face contact without a place for located, and an attempt for nothing', () => {
    const contact = { at: t0, method: 'faceToFace', outcome: 'made' } as const;
    expect(seenByContact(contact, policy)).toEqual({ at: t0, place: 'other' });
    expect(seenByContact({ ...contact, outcome: 'attempted' }, policy)).toBeUndefined();
  });

  it('show a step by account, not by name', () => {
    const what = { kind: 'sighting', occurredAt: t0, at: t0, credible: false, how: 'other' } as const;
    const step = { stepId: 'S', caseId: 'C', enteredAt: t0, enteredLate: false, by, what };
    expect(wholeStep(step).value).toMatchObject({ by: 'sub-cma' });
  });
});
