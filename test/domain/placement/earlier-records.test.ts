/** What the strands and loops of placement do with a record that lacks what a later release keeps. */
import { describe, expect, it } from '@jest/globals';
import { refuseOutsideItsTime } from '../../../domain/case/former-agency.ts';
import { passHands } from '../../../domain/case/hands.ts';
import { escalateWait, replanHeldDecision } from '../../../domain/case/waits.ts';
import { answerTransfer } from '../../../domain/placement/transfer.ts';
import { giveInformation, returnForInformation } from '../../../domain/placement/return-for-information.ts';
import { reassign } from '../../../domain/placement/take-back.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { resubmitReferral } from '../../../domain/work/resubmit-referral.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  agencies,
  aPersonOf,
  newYorkInstant,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const tuesday = newYorkInstant('2026-03-03T10:00');
const held = { ...policy, placement: { ...policy.placement, returnStopsClock: true } };
const asking = { kind: 'spoaDecision', decision: 'returnForInformation' } as const;
const returned = (): Story => {
  const story = aCaseBeforeTheSpoa();
  story.decide(openedAt, (draft) => returnForInformation(draft, asking, spoa, policy), spoa);
  return story;
};

describe('a referral that came back', () => {
  it('may ask nothing in particular', () => {
    expect(returned().case.returns).toMatchObject([{ questions: [] }]);
  });

  it('is reminded of by its old due instant where its clock does not know whose the time is', () => {
    const story = returned();
    for (const clock of story.case.clocks) delete clock.hands;
    const { workItemId, dueAt } = story.item('spoaDecision');
    story.decide(tuesday, (draft) => escalateWait(draft, workItemId, held));
    expect(story.item('spoaDecision').dueAt).toBe(dueAt);
  });

  it('is answered though neither the questions nor the work that asked are kept', () => {
    const story = returned();
    story.workItems.delete(story.item('referralInformation').workItemId);
    story.decide(tuesday, (draft) => {
      delete draft.case.returns;
      giveInformation(draft, { answer: 'As said on the telephone.' }, planner, policy);
    });
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.toldLast).toEqual(['referralInformationGiven to spoa:suffolk']);
  });

  it('may be sent again with a residence on campus', () => {
    const story = returned();
    const { discharge } = story.case.referral;
    if (!discharge) throw new Error('Nobody discharges the person.');
    const destination = {
      ...discharge.destination,
      kind: 'onCampusResidence',
      onCampusResidence: 'tlr',
    } as const;
    const referral = aReferral({ discharge: { ...discharge, destination } });
    story.decide(tuesday, (draft) => resubmitReferral(draft, referral, planner, policy), planner);
    expect(story.case.discharge.onCampusResidence).toBe('tlr');
  });
});

describe('a decision that was made', () => {
  it('is in nobody’s hands, and nothing waits for it', () => {
    const draft = aCaseAccepted().draft(openedAt);
    passHands(draft, 'facility');
    replanHeldDecision(draft, tuesday, held);
    expect(draft.case.clocks.filter(({ hands }) => hands !== undefined)).toEqual([]);
    expect(draft.changed).toBe(false);
  });
});

describe('an agency', () => {
  it('that never had the person writes nothing up', () => {
    const draft = aCaseAccepted().draft(openedAt);
    expect(refusalOf(() => refuseOutsideItsTime(draft, 'harbor-cma', openedAt))).toMatchObject({
      code: 'documentingOver',
    });
  });

  it('is left from now on where nobody kept since when it had the person', () => {
    const story = aCaseAccepted();
    story.decide(
      tuesday,
      (draft) => {
        const { assignment } = draft.case;
        delete assignment.acceptedAt;
        delete assignment.healthHome;
        assignment.team = 'team-quay';
        reassign(draft, { reason: 'agencySilent' }, spoa, policy);
      },
      spoa,
    );
    expect(story.case.formerAssignments).toMatchObject([
      { from: tuesday, until: tuesday, team: 'team-quay' },
    ]);
    expect(story.toldLast.filter((told) => told.includes('healthHome'))).toEqual([]);
  });

  it('is not taken away by another county', () => {
    const draft = aCaseAccepted().draft(openedAt);
    const other = aPersonOf('spoa', 'nassau');
    expect(refusalOf(() => reassign(draft, { reason: 'agencySilent' }, other, policy))).toMatchObject({
      code: 'notYoursToReassign',
    });
  });

  it('answers no transfer that nobody asked for', () => {
    const story = aCaseAccepted();
    const draft = story.draft(openedAt);
    const answer = { kind: 'transferAcceptance', decision: 'accept' } as const;
    answerTransfer(draft, story.item('cmaAcceptance'), answer, { agencies, staff: noStaff, policy });
    expect(draft.changed).toBe(false);
  });
});
