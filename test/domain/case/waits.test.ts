import { describe, it, expect } from '@jest/globals';
import { kindsOfWork } from '../../../domain/case/kinds-of-work.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { escalateWait, isWaitKind, planWait, waits, withToken } from '../../../domain/case/waits.ts';
import { forensicTransitionalTeam } from '../../../domain/shared/actor.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { type WaitKind, waitKinds } from '../../../domain/shared/work-item.ts';
import { aCase, aCaseId, openedAt, plannedFor } from '../../fixtures/case-fixture.ts';
import {
  aCaseBeforeTheSpoa,
  aStoryWhere,
  newYorkTime,
  policy,
  signalOf,
} from '../../fixtures/draft-fixture.ts';

const strandsFor = (kind: WaitKind): Partial<CaseRecord['strands']> => {
  const { strand, states } = waits[kind];
  return { [strand]: states[0] };
};
const acceptedByHarbor = { round: 1, candidates: [], asked: [], agency: 'harbor-cma' };
const offeredToHarbor = { round: 1, candidates: ['harbor-cma'], asked: [], offeredTo: 'harbor-cma' };

describe('planning a wait', () => {
  it.each([
    ['forensicTransition', `cma:${forensicTransitionalTeam}`, '2026-04-01T11:00', {}],
    ['spoaDecision', 'spoa:suffolk', '2026-03-05T10:00', {}],
    ['cmaAcceptance', 'cma:harbor-cma', '2026-03-03T10:00', { assignment: offeredToHarbor }],
    ['warmHandOff', 'cma:harbor-cma', '2026-03-09T10:00', { assignment: acceptedByHarbor }],
    ['discharge', 'planner:pilgrim-pc', '2026-03-06T17:00', {}],
    ['faceToFaceContact', 'cma:harbor-cma', '2026-03-04T10:00', { assignment: acceptedByHarbor }],
  ] as const)(
    '%s is owed by %s until %s, and those who must know are told',
    (kind, owner, due, overrides) => {
      const story = aStoryWhere(strandsFor(kind), overrides);
      const plan = story.decide(openedAt, (draft) => planWait(draft, kind, policy));
      const item = story.item(kind);
      expect(`${item.ownerRole}:${item.ownerOrg}`).toBe(owner);
      expect(newYorkTime(item.dueAt)).toBe(due);
      expect(plan).toEqual({ workItemId: `${aCaseId}-W1`, revision: 1, seconds: expect.any(Number) });
      expect(addElapsed(openedAt, plan.seconds, 'seconds')).toBe(item.nextRungAt);
      expect(story.notices.map((notice) => notice.kind)).toEqual(
        policy.waits[kind].onOpening.map((told) => told.kind),
      );
      expect(
        story.notices.every(
          ({ workItemId, dueAt }) => workItemId === item.workItemId && dueAt === item.dueAt,
        ),
      ).toBe(true);
      expect(story.eventOf('workItemOpened').ruleIds).toEqual([kindsOfWork[kind].ruleId]);
    },
  );

  it('starts a clock of our standard for work that none runs for', () => {
    expect(aCaseBeforeTheSpoa().case.clocks).toMatchObject([
      {
        kind: 'spoaDecision',
        anchor: openedAt,
        anchorKind: 'opened',
        basis: 'standard',
        zone: 'America/New_York',
      },
    ]);
  });

  it('of the discharge starts no clock: the plan is the planner’s own', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    expect(story.case.clocks).toEqual([]);
    expect(story.item('discharge').dueAt).toBe(plannedFor);
  });

  it('without a discharge date the planner is asked for one in a week, and then again', () => {
    const unplanned = { ...aCase().discharge, plannedFor: undefined };
    const story = aStoryWhere({ discharge: 'unplanned' }, { discharge: unplanned });
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    const { dueAt, workItemId } = story.item('discharge');
    expect(dueAt).toBe(addElapsed(openedAt, 7, 'days'));
    story.decide(dueAt, (draft) => escalateWait(draft, workItemId, policy));
    expect(story.toldLast).toEqual(['dischargeDateDue to planner:pilgrim-pc']);
    expect(story.item('discharge').nextRungAt).toBe(addElapsed(openedAt, 14, 'days'));
  });

  it('of the contact counts from the discharge, not from the planning', () => {
    const dischargedAt = addElapsed(openedAt, -10, 'hours');
    const story = aStoryWhere({ discharge: 'discharged' });
    story.case.clocks.push({
      kind: 'faceToFaceContact',
      anchor: dischargedAt,
      anchorKind: 'dischargedAt',
      due: addElapsed(dischargedAt, 48, 'hours'),
      ruleId: 'HHP-CONTACT-01',
      basis: 'required',
      zone: 'America/New_York',
      moves: [],
    });
    const plan = story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    expect(plan.seconds).toBe(14 * 3_600);
    expect(story.item('faceToFaceContact')).toMatchObject({ anchor: dischargedAt, ownerRole: 'spoa' });
    expect(story.case.clocks).toHaveLength(1);
  });

  it('run twice finds the open item and returns what is left', () => {
    const story = aCaseBeforeTheSpoa();
    const draft = story.draft(addElapsed(openedAt, 1, 'days'));
    expect(planWait(draft, 'spoaDecision', policy)).toEqual({
      workItemId: story.item('spoaDecision').workItemId,
      revision: 1,
      seconds: 2 * 86_400,
    });
    expect(draft.changed).toBe(false);
  });

  it('of work that is long overdue waits one second, so that the ladder is climbed at once', () => {
    const story = aCaseBeforeTheSpoa();
    const draft = story.draft(addElapsed(openedAt, 30, 'days'));
    expect(planWait(draft, 'spoaDecision', policy).seconds).toBe(1);
  });

  it.each(waitKinds)('%s is already answered where its strand has moved on', (kind) => {
    const draft = aStoryWhere({ placement: 'placed', discharge: 'contacted' }).draft(openedAt);
    expect(signalOf(() => planWait(draft, kind, policy))).toBe('AlreadyAnswered');
    expect(draft.changed).toBe(false);
  });

  it('an agency’s answer with no agency on record is the county’s to give', () => {
    const story = aStoryWhere({ placement: 'cmaAssignment' });
    story.decide(openedAt, (draft) => planWait(draft, 'cmaAcceptance', policy));
    expect(story.item('cmaAcceptance')).toMatchObject({ ownerRole: 'spoa', ownerOrg: 'suffolk' });
  });
});

describe('storing the token of a wait', () => {
  it('keeps it on the open item, as its next version', () => {
    const item = aCaseBeforeTheSpoa().item('spoaDecision');
    expect(withToken(item, 1, 'token')).toEqual({ ...item, token: 'token', version: item.version + 1 });
  });

  it.each([
    ['that is not there', undefined],
    ['that was done', 'done'],
    ['that was taken back', 'cancelled'],
  ] as const)('of an item %s comes too late: already answered', (_state, status) => {
    const item = status && { ...aCaseBeforeTheSpoa().item('spoaDecision'), status };
    expect(signalOf(() => withToken(item, 1, 'token'))).toBe('AlreadyAnswered');
  });

  it('for a deadline that moved meanwhile is planned again', () => {
    const item = { ...aCaseBeforeTheSpoa().item('spoaDecision'), revision: 2 };
    expect(signalOf(() => withToken(item, 1, 'token'))).toBe('WaitReplanned');
  });

  it.each([
    ['spoaDecision', true],
    ['tellPlan', false],
    ['toString', false],
  ])('%s has a wait: %p', (kind, waited) => {
    expect(isWaitKind(kind)).toBe(waited);
  });
});
