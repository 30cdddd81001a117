import { describe, expect, it } from '@jest/globals';
import { type CompletionBody, completionBodySchema } from '../../../domain/api/completion-contract.ts';
import { escalateWait } from '../../../domain/case/waits.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import type { EscalationPolicy } from '../../../domain/policy/escalation-policy.ts';
import { clockView } from '../../../domain/shared/clock-record.ts';
import { secondsBetween } from '../../../domain/shared/instant.ts';
import { giveInformation, returnForInformation } from '../../../domain/placement/return-for-information.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseBeforeTheSpoa,
  newYorkInstant,
  newYorkTime,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const returning = {
  kind: 'spoaDecision',
  decision: 'returnForInformation',
  questions: ['clinicalInformation', 'medicaidStatus', 'clinicalInformation'],
  reason: 'Which medication is the person on?',
} satisfies CompletionBody;
const answering = { kind: 'referralInformation', answer: 'As the discharge summary says.' } as const;
const tuesday = newYorkInstant('2026-03-03T10:00');
const thursday = newYorkInstant('2026-03-05T10:00');

const aCaseReturned = (at = tuesday): Story => {
  const story = aCaseBeforeTheSpoa();
  story.answer(at, spoa, returning);
  return story;
};
const decisionClock = (story: Story) => {
  const clock = story.case.clocks.findLast(({ kind }) => kind === 'spoaDecision');
  if (!clock) throw new Error('No clock.');
  return clock;
};
const handsAt = (story: Story, now: string) => clockView(decisionClock(story), now).hands;

describe('a referral that the SPOA returns for information', () => {
  it('is with the facility, which is asked each question once and told by when', () => {
    const story = aCaseReturned();
    expect(story.case.strands.placement).toBe('returnedForInformation');
    expect(story.case.returns).toMatchObject([
      { questions: ['clinicalInformation', 'medicaidStatus'], reason: 'Which medication is the person on?' },
    ]);
    expect(story.item('referralInformation')).toMatchObject({
      ownerRole: 'planner',
      ownerOrg: 'pilgrim-pc',
      status: 'open',
    });
    expect(newYorkTime(story.item('referralInformation').dueAt)).toBe('2026-03-04T10:00');
    expect(story.toldLast).toEqual(['referralReturned to planner:pilgrim-pc']);
  });

  it('leaves the decision with the SPOA, and its clock shows whose the time was', () => {
    const story = aCaseReturned();
    expect(story.item('spoaDecision').status).toBe('open');
    const county = secondsBetween(openedAt, tuesday);
    const facility = secondsBetween(tuesday, thursday);
    expect(handsAt(story, thursday)).toEqual({
      holder: 'facility',
      countySeconds: county,
      facilitySeconds: facility,
      totalSeconds: county + facility,
    });
    story.answer(thursday, planner, answering);
    const friday = newYorkInstant('2026-03-06T10:00');
    expect(handsAt(story, friday)).toEqual({
      holder: 'county',
      countySeconds: county + secondsBetween(thursday, friday),
      facilitySeconds: facility,
      totalSeconds: secondsBetween(openedAt, friday),
    });
    story.answer(friday, spoa, { kind: 'spoaDecision', decision: 'accept' });
    expect(handsAt(story, newYorkInstant('2026-04-06T10:00'))?.totalSeconds).toBe(
      secondsBetween(openedAt, friday),
    );
  });

  it('comes back with the answer, which is kept with its question, and the SPOA is told', () => {
    const story = aCaseReturned();
    story.answer(thursday, planner, answering);
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.case.returns).toMatchObject([{ answer: answering.answer, answeredAt: thursday }]);
    expect(story.item('referralInformation')).toMatchObject({
      status: 'done',
      outcome: 'informationGiven',
      late: true,
    });
    expect(story.toldLast).toEqual(['referralInformationGiven to spoa:suffolk']);
    expect(story.case.clocks.find(({ kind }) => kind === 'referralInformation')).toMatchObject({
      late: true,
    });
  });

  it('may be returned again, and each time is kept', () => {
    const story = aCaseReturned();
    story.answer(thursday, planner, answering);
    story.answer(thursday, spoa, returning);
    expect(story.case.returns).toHaveLength(2);
    expect(story.case.returns?.[1]).not.toHaveProperty('answer');
    expect(story.item('referralInformation').status).toBe('open');
  });

  it('may be decided on without the answer: the question is taken back', () => {
    const story = aCaseReturned();
    story.answer(thursday, spoa, { kind: 'spoaDecision', decision: 'accept' });
    expect(story.case.strands.placement).toBe('cmaAssignment');
    expect(story.item('referralInformation').status).toBe('cancelled');
    expect(story.case.clocks.find(({ kind }) => kind === 'referralInformation')?.stoppedAt).toBe(thursday);
    expect(refusalOf(() => story.answer(thursday, planner, answering))).toMatchObject({
      code: 'workItemDone',
    });
  });

  it('is not returned once more before the facility has answered', () => {
    const story = aCaseReturned();
    expect(refusalOf(() => story.answer(thursday, spoa, returning))).toMatchObject({
      code: 'unknownTransition',
    });
  });

  it('reminds the facility, then the county, and in the end OMH', () => {
    const story = aCaseReturned();
    story.decide(newYorkInstant('2026-03-10T11:00'), (draft) => climbUnawaited(draft, policy));
    expect(story.toldLast).toEqual(
      expect.arrayContaining([
        'referralInformationOverdue to planner:pilgrim-pc',
        'referralInformationOverdue to state:omh',
      ]),
    );
  });

  it.each([
    ['return without a question', { decision: 'returnForInformation' }, 'questions'],
    ['question with another decision', { decision: 'accept', questions: ['identity'] }, 'questions'],
    ['decline without a reason', { decision: 'decline' }, 'reason'],
    ['redirect without a reason', { decision: 'redirect', county: 'nassau' }, 'reason'],
  ])('a %s names the field', (_what, body, field) => {
    const { error } = completionBodySchema.safeParse({ kind: 'spoaDecision', ...body });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('where the county lets its clock stand still meanwhile', () => {
  const still: EscalationPolicy = {
    ...policy,
    placement: { ...policy.placement, returnStopsClock: true },
  };
  const returned = (): Story => {
    const story = aCaseBeforeTheSpoa();
    story.decide(tuesday, (draft) => returnForInformation(draft, returning, spoa, still), spoa);
    return story;
  };
  const given = (story: Story, at: string): Story => {
    story.decide(at, (draft) => giveInformation(draft, { answer: 'As asked.' }, planner, still), planner);
    return story;
  };
  const before = aCaseBeforeTheSpoa().item('spoaDecision').dueAt;

  it('the decision is due later by the time that the facility took, and its wait learns of it', () => {
    const story = given(returned(), thursday);
    const { due } = decisionClock(story);
    expect(secondsBetween(before, due)).toBe(secondsBetween(tuesday, thursday));
    expect(story.item('spoaDecision').dueAt).toBe(due);
    const { workItemId } = story.item('spoaDecision');
    expect(story.outbox.filter(({ kind }) => kind === 'replanWait')).toMatchObject([
      { workItemId },
      { workItemId },
    ]);
  });

  it('nobody is reminded of the decision while the facility has the referral, however long', () => {
    const story = returned();
    let now = story.item('spoaDecision').nextRungAt;
    for (let day = 0; day < 20; day += 1) {
      const { workItemId } = story.item('spoaDecision');
      const { seconds } = story.decide(now, (draft) => escalateWait(draft, workItemId, still));
      expect(seconds).toBeGreaterThanOrEqual(86_400);
      now = story.item('spoaDecision').nextRungAt;
    }
    expect(story.told.filter((told) => told.startsWith('decisionOverdue'))).toEqual([]);
    given(story, now);
    expect(secondsBetween(before, decisionClock(story).due)).toBe(secondsBetween(tuesday, now));
    expect(decisionClock(story).hands).not.toHaveProperty('dueBefore');
  });

  it('a decision that was late before stays late, and is not asked for meanwhile', () => {
    const story = aCaseBeforeTheSpoa();
    const late = newYorkInstant('2026-03-12T10:00');
    story.decide(late, (draft) => returnForInformation(draft, returning, spoa, still), spoa);
    expect(story.item('spoaDecision').nextRungAt > late).toBe(true);
    given(story, newYorkInstant('2026-03-13T10:00'));
    expect(decisionClock(story).due < newYorkInstant('2026-03-13T10:00')).toBe(true);
  });
});
