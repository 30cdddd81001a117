import { describe, it, expect } from '@jest/globals';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  Story,
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aStoryWhere,
  careManager,
  planner,
  policy,
  refusalOf,
  spoa,
} from '../../fixtures/draft-fixture.ts';

describe('withdrawing', () => {
  it.each([spoa, careManager])(
    'by $role of $org is refused: only the facility withdraws a referral',
    (by) => {
      const draft = aCaseBeforeTheSpoa().draft(openedAt, by);
      expect(refusalOf(() => withdraw(draft, { reason: 'withdrawn' }, by, policy))).toMatchObject({
        kind: 'rule',
        code: 'notYoursToWithdraw',
        ruleId: 'HHP-END-01',
      });
      expect(draft.changed).toBe(false);
    },
  );

  it('by the facility closes the case', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'withdrawn' }, planner, policy), planner);
    expect(story.case).toMatchObject({
      closeReason: 'withdrawn',
      closedAt: openedAt,
      strands: { case: 'closed' },
    });
    expect(story.eventOf('endReported').details).toEqual({ reason: 'withdrawn', at: openedAt });
  });

  it.each(['died', 'moved', 'refused'] as const)('%s may be told by whoever learns it', (reason) => {
    const story = aCaseAccepted();
    const at = addElapsed(openedAt, -1, 'hours');
    story.decide(openedAt, (draft) => withdraw(draft, { reason, at }, careManager, policy), careManager);
    expect(story.case.closeReason).toBe(reason);
    expect(story.eventOf('endReported').details).toEqual({ reason, at });
  });

  it('what has not happened yet is refused', () => {
    const draft = aCaseAccepted().draft(openedAt, careManager);
    const at = addElapsed(openedAt, 1, 'hours');
    expect(refusalOf(() => withdraw(draft, { reason: 'moved', at }, careManager, policy))).toMatchObject({
      code: 'inTheFuture',
      errors: [{ field: 'body.at' }],
    });
  });

  it('a second time is refused with the current state', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'died' }, spoa, policy), spoa);
    const again = () => withdraw(story.draft(openedAt, spoa), { reason: 'moved' }, spoa, policy);
    expect(refusalOf(again)).toMatchObject({ kind: 'conflict', state: { phase: 'closed' } });
  });
});

describe('what closing a case ends', () => {
  const medicaid = { ...aReferral().medicaid, managedCarePlan: 'Shoreline Health Plan' };
  const closed = () => {
    const story = aCaseAccepted(aReferral({ medicaid }));
    story.decide(
      openedAt,
      (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
      planner,
    );
    story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    story.decide(addElapsed(openedAt, 3, 'days'), (draft) =>
      withdraw(draft, { reason: 'died' }, careManager, policy),
    );
    return story;
  };

  it('every open work item is taken back but what the plan must hear, and both branches of the journey end', () => {
    const story = closed();
    const open = [...story.workItems.values()].filter(({ status }) => status === 'open');
    expect(open.map(({ kind }) => kind)).toEqual(['tellPlan']);
    const ended = story.lastWrite?.outbox.flatMap((entry) =>
      entry.kind === 'endWait' ? [entry.workItemId] : [],
    );
    expect(ended).toEqual([story.item('warmHandOff').workItemId, story.item('faceToFaceContact').workItemId]);
  });

  it('every running clock but that of the plan is stopped, late where it was late; a clock that was met stays as it was', () => {
    const { clocks } = closed().case;
    expect(clocks.map(({ kind, late, stoppedAt }) => [kind, late, stoppedAt !== undefined])).toEqual([
      ['spoaDecision', false, false],
      ['cmaAcceptance', false, false],
      ['tellPlan', undefined, false],
      ['warmHandOff', false, true],
      ['faceToFaceContact', true, true],
    ]);
  });

  it('every organisation that the case concerned is told, and the person may be referred again', () => {
    const story = closed();
    expect(story.toldLast).toEqual([
      'caseClosed to planner:pilgrim-pc',
      'caseClosed to spoa:suffolk',
      'caseClosed to cma:harbor-cma',
      'caseClosed to healthHome:tide-health-home',
    ]);
    expect(story.lastWrite?.personLock).toBe('free');
  });

  it('a referral whose episode is open has done its work and is not withdrawn, but a death is still reported', () => {
    const withEpisode = () => new Story(aCase({ episode: { openedAt, hhPlusRate: true } }));
    expect(
      refusalOf(() =>
        withEpisode().decide(
          openedAt,
          (draft) => withdraw(draft, { reason: 'withdrawn' }, planner, policy),
          planner,
        ),
      ),
    ).toMatchObject({ code: 'episodeOpen', kind: 'conflict' });
    const story = withEpisode();
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'died' }, planner, policy), planner);
    expect(story.case.closeReason).toBe('died');
  });

  it('a case whose episode is open no longer holds the person’s lock, so closing it frees none', () => {
    const story = aStoryWhere({ placement: 'placed', discharge: 'contacted' });
    story.decide(openedAt, openEpisode);
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'moved' }, spoa, policy));
    expect(story.lastWrite?.personLock).toBe('keep');
  });
});
