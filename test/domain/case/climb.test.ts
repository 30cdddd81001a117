/** Climbing the ladder, and planning a wait anew when its deadline moves. */
import { describe, it, expect } from '@jest/globals';
import { completeWorkItem } from '../../../domain/case/work-item-outcome.ts';
import { escalateWait, planWait, replanWait } from '../../../domain/case/waits.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import type { CareManagementAgency } from '../../../domain/registry/care-management-agency.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { aReferral, openedAt, plannedFor } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  aCaseBeforeTheSpoa,
  anAgency,
  aPersonOf,
  aStoryWhere,
  policy,
  signalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const hours = (count: number): string => addElapsed(openedAt, count, 'hours');

const escalate = (story: Story, now: string, kind: 'faceToFaceContact' | 'discharge' = 'faceToFaceContact') =>
  story.decide(now, (draft) => escalateWait(draft, story.item(kind).workItemId, policy));

describe('escalating', () => {
  it('at half time reminds the holder, and nothing is overdue', () => {
    const story = aCaseDischarged();
    const plan = escalate(story, hours(24));
    expect(story.toldLast).toEqual(['contactDue to cma:harbor-cma']);
    expect(story.eventOf('escalated').details).toMatchObject({ rung: 1, overdue: false });
    expect(story.case.clocks.at(-1)?.overdueSince).toBeUndefined();
    expect(plan.seconds).toBe(24 * 3_600);
  });

  it('at the due instant tells holder and county, and the clock says since when it is overdue', () => {
    const story = aCaseDischarged();
    escalate(story, hours(24));
    const plan = escalate(story, hours(48));
    expect(story.toldLast).toEqual(['contactOverdue to cma:harbor-cma', 'contactOverdue to spoa:suffolk']);
    expect(story.case.clocks.at(-1)).toMatchObject({ overdueSince: hours(48) });
    expect(story.case.strands.discharge).toBe('discharged');
    expect(plan.seconds).toBe(24 * 3_600);
  });

  it('after a long silence climbs to the highest rung and announces once', () => {
    const story = aCaseDischarged();
    const plan = escalate(story, hours(48 + 24 * 10 + 1));
    expect(story.item('faceToFaceContact')).toMatchObject({
      rungsClimbed: 12,
      nextRungAt: hours(48 + 24 * 11),
    });
    expect(story.toldLast).toEqual(['contactOverdue to cma:harbor-cma', 'contactOverdue to spoa:suffolk']);
    expect(story.countOf('escalated')).toBe(1);
    expect(plan.seconds).toBe(23 * 3_600);
  });

  it('a day later tells again, and overdue stays counted from the due instant', () => {
    const story = aCaseDischarged();
    escalate(story, hours(48));
    escalate(story, hours(72));
    expect(story.toldLast).toHaveLength(2);
    expect(story.case.clocks.at(-1)?.overdueSince).toBe(hours(48));
  });

  it('by a timer that fired too early climbs nothing and gets what is left', () => {
    const story = aCaseDischarged();
    const draft = story.draft(hours(23));
    expect(escalateWait(draft, story.item('faceToFaceContact').workItemId, policy).seconds).toBe(3_600);
    expect(draft.changed).toBe(false);
  });

  it('twice for one rung announces it once', () => {
    const story = aCaseDischarged();
    escalate(story, hours(24));
    const draft = story.draft(hours(24));
    escalateWait(draft, story.item('faceToFaceContact').workItemId, policy);
    expect(draft.changed).toBe(false);
  });

  it('of a discharge that has no clock asks the facility, then tells the holder too', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    escalate(story, plannedFor, 'discharge');
    expect(story.toldLast).toEqual(['dischargeReportDue to planner:pilgrim-pc']);
    escalate(story, addElapsed(plannedFor, 1, 'days'), 'discharge');
    expect(story.toldLast).toEqual([
      'dischargeReportDue to planner:pilgrim-pc',
      'dischargeReportDue to spoa:suffolk',
    ]);
  });

  it.each([
    ['that was done', 'spoaDecision'],
    ['that nobody waits for', 'tellPlan'],
  ] as const)('of an item %s is already answered', (_state, kind) => {
    const medicaid = { ...aReferral().medicaid, managedCarePlan: 'Shoreline Health Plan' };
    const story = aCaseAccepted(aReferral({ medicaid }));
    const { workItemId } = story.item(kind);
    expect(signalOf(() => escalateWait(story.draft(hours(99)), workItemId, policy))).toBe('AlreadyAnswered');
  });

  it('of an item that is not there is already answered', () => {
    expect(signalOf(() => escalateWait(aStoryWhere({}).draft(openedAt), 'none', policy))).toBe(
      'AlreadyAnswered',
    );
  });
});

describe('planning a wait anew', () => {
  const planned = (): Story => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    return story;
  };
  const moveTo = (story: Story, now: string, to: string) =>
    story.decide(now, (draft) => {
      draft.case.discharge.plannedFor = to;
      replanWait(draft, 'discharge', policy);
    });

  it.each([
    ['later', addElapsed(plannedFor, 3, 'days')],
    ['earlier', addElapsed(plannedFor, -3, 'days')],
  ])('a deadline that moves %s is a new revision, and its wait is woken to plan again', (_direction, to) => {
    const story = planned();
    moveTo(story, hours(1), to);
    const item = story.item('discharge');
    expect(item).toMatchObject({ dueAt: to, nextRungAt: to, revision: 2, rungsClimbed: 0, status: 'open' });
    expect(story.lastWrite?.outbox).toMatchObject([{ kind: 'replanWait', workItemId: item.workItemId }]);
  });

  it('rungs that the later deadline has not reached are climbed again', () => {
    const story = planned();
    escalate(story, addElapsed(plannedFor, 2, 'days'), 'discharge');
    expect(story.item('discharge').rungsClimbed).toBe(3);
    const later = addElapsed(plannedFor, 5, 'days');
    moveTo(story, addElapsed(plannedFor, 2, 'days'), later);
    expect(story.item('discharge')).toMatchObject({ rungsClimbed: 0, nextRungAt: later });
    escalate(story, later, 'discharge');
    expect(story.toldLast).toEqual(['dischargeReportDue to planner:pilgrim-pc']);
  });

  it('a deadline that moves behind now is announced by the next escalation, not silently skipped', () => {
    const story = planned();
    const now = addElapsed(plannedFor, -1, 'days');
    moveTo(story, now, addElapsed(now, -3, 'hours'));
    expect(story.item('discharge')).toMatchObject({
      rungsClimbed: 0,
      nextRungAt: addElapsed(now, -3, 'hours'),
    });
    expect(planWait(story.draft(now), 'discharge', policy).seconds).toBe(1);
    escalate(story, now, 'discharge');
    expect(story.item('discharge').rungsClimbed).toBe(1);
  });

  it('rungs that both deadlines have passed are not announced twice', () => {
    const story = planned();
    const now = addElapsed(plannedFor, 2, 'days');
    escalate(story, now, 'discharge');
    moveTo(story, now, addElapsed(plannedFor, -1, 'hours'));
    expect(story.item('discharge').rungsClimbed).toBe(3);
  });

  it('of work that is done does nothing', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(openedAt, (draft) =>
      completeWorkItem(draft, story.item('spoaDecision'), 'accept', openedAt),
    );
    const draft = story.draft(hours(1));
    replanWait(draft, 'spoaDecision', policy);
    expect(draft.write().workItems).toEqual([]);
    expect(draft.write().outbox).toEqual([]);
  });
});

describe('work of an organisation that the case has left', () => {
  const withoutAuthority = anAgency({ aotAuthority: 'none' });
  const elsewhere = { healthHomes: ['dune-health-home'], aotAuthority: 'legacy' as const };
  const attestations = [{ healthHome: 'dune-health-home', from: '2025-01-01' }];
  const pine = anAgency({ id: 'pine-cma', ...elsewhere, attestations });
  const transferTo = (story: Story, at: string, to: string, agencies: CareManagementAgency[]) => {
    story.answer(at, spoa, { kind: 'aotTransfer', to }, agencies);
    story.answer(at, aPersonOf('cma', to), { kind: 'transferAcceptance', decision: 'accept' }, agencies);
  };
  const climbAt = (story: Story, at: string) => story.decide(at, (draft) => climbUnawaited(draft, policy));

  it('of the Health Home: its message to the plan goes to the new one, whose ladder goes on', () => {
    const { medicaid } = aReferral();
    const story = aCaseAccepted(aReferral({ medicaid: { ...medicaid, managedCarePlan: 'Shoreline' } }));
    putOrder(story, openedAt, {}, spoa, withoutAuthority);
    transferTo(story, hours(1), 'pine-cma', [withoutAuthority, pine]);
    expect(story.item('tellPlan')).toMatchObject({ ownerOrg: 'dune-health-home' });
    expect(story.told).toContain('tellPlan to healthHome:dune-health-home');
    climbAt(story, addElapsed(openedAt, 3, 'days'));
    expect(story.toldLast).toContain('tellPlanOverdue to healthHome:dune-health-home');
  });

  it('stored before it went along, it goes along with the climb', () => {
    const { medicaid } = aReferral();
    const story = aCaseAccepted(aReferral({ medicaid: { ...medicaid, managedCarePlan: 'Shoreline' } }));
    story.case.assignment.healthHome = 'dune-health-home';
    climbAt(story, addElapsed(openedAt, 3, 'days'));
    expect(story.item('tellPlan')).toMatchObject({ ownerOrg: 'dune-health-home' });
  });

  it('of an agency that only a transfer brought and another took away: it is still told what it owes', () => {
    const story = aCaseAccepted();
    const oak = anAgency({ ...pine, id: 'oak-cma' });
    const pineWithout = anAgency({ ...pine, aotAuthority: 'none' });
    putOrder(story, openedAt, {}, spoa, withoutAuthority);
    transferTo(story, hours(1), 'pine-cma', [withoutAuthority, pine, oak]);
    settleOn(story, hours(2), pineWithout);
    transferTo(story, hours(3), 'oak-cma', [withoutAuthority, pineWithout, oak]);
    climbAt(story, addElapsed(openedAt, 10, 'days'));
    expect(story.toldLast).toContain('tellHealthHomeOverdue to cma:pine-cma');
  });
});
