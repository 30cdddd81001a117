/** An offer that nobody answered in time: late is late, never locked; and whether silence ends it is the county's choice. */
import { describe, expect, it } from '@jest/globals';
import { closeCase } from '../../../domain/case/close-case.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { letOfferLapse, proposeAgency } from '../../../domain/placement/offer.ts';
import { countyProtocolSchema, createPolicyFor, policyFor } from '../../../domain/policy/county-protocol.ts';
import type { EscalationPolicy } from '../../../domain/policy/escalation-policy.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { completeByAnswer } from '../../../domain/work/complete-work-item.ts';
import { localAotProtocols as aotProtocolFor } from '../../../local/aot-protocols.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseOffered,
  agencies,
  aPersonOf,
  careManager,
  planner,
  policy,
  refusalOf,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const decline = { kind: 'cmaAcceptance', decision: 'decline', reason: 'noCapacity' } as const;
const accept = { kind: 'cmaAcceptance', decision: 'accept' } as const;
const meadowManager = aPersonOf('cma', 'meadow-cma');
const propose = (story: Story, now = openedAt) =>
  story.decide(now, (draft) => proposeAgency(draft, agencies, policy));
const lapse = (story: Story, now: string) => {
  story.decide(now, (draft) => {
    letOfferLapse(draft, story.item('cmaAcceptance').workItemId, policy);
  });
};

/** Neither agency answered. */
const afterOneRoundOfSilence = (): Story => {
  const story = aCaseOffered();
  for (let asked = 0; asked < agencies.length; asked += 1) {
    lapse(story, addElapsed(openedAt, 1, 'days'));
    propose(story);
  }
  return story;
};

describe('an offer that lapsed', () => {
  const tuesday = addElapsed(openedAt, 1, 'days');
  const afternoon = addElapsed(tuesday, 4, 'hours');
  const lapsed = (): Story => {
    const story = aCaseOffered();
    lapse(story, tuesday);
    return story;
  };
  const acceptLate = (story: Story, body: typeof accept | typeof decline = accept): void => {
    const item = [...story.workItems.values()].find(
      ({ kind, ownerOrg }) => kind === 'cmaAcceptance' && ownerOrg === 'harbor-cma',
    );
    if (!item) throw new Error('No offer.');
    story.decide(
      afternoon,
      (draft) =>
        completeByAnswer(draft, item, body, {
          by: careManager,
          policy,
          policyFor,
          agencies,
          staff: noStaff,
          aotProtocolFor,
        }),
      careManager,
    );
  };

  it('is accepted all the same before another agency is asked, and stays late', () => {
    const story = lapsed();
    acceptLate(story);
    expect(story.case.assignment).toMatchObject({ agency: 'harbor-cma', acceptedAt: afternoon });
    expect(story.case.strands.placement).toBe('handOff');
    expect(story.item('cmaAcceptance')).toMatchObject({ outcome: 'accept', late: true });
  });

  it('is accepted while another agency is asked, which hears that its offer was taken back', () => {
    const story = lapsed();
    propose(story, tuesday);
    acceptLate(story);
    expect(story.toldLast).toContain('offerTakenBack to cma:meadow-cma');
    expect(story.item('cmaAcceptance')).toMatchObject({ ownerOrg: 'meadow-cma', status: 'cancelled' });
    expect(story.case.assignment).toMatchObject({ agency: 'harbor-cma' });
    expect(story.case.assignment.offeredTo).toBeUndefined();
    expect(story.outbox.map(({ kind }) => kind)).toContain('answerWait');
  });

  it('is accepted while the SPOA decides anew, whose decision is no longer asked for', () => {
    const story = afterOneRoundOfSilence();
    story.decide(tuesday, (draft) => planWait(draft, 'spoaDecision', policy));
    acceptLate(story);
    expect(story.item('spoaDecision').status).toBe('cancelled');
    expect(story.item('placement').status).toBe('done');
    expect(story.case.assignment.agency).toBe('harbor-cma');
  });

  it('is accepted no more once another agency has the person, and says who has them to who may know it', () => {
    const story = lapsed();
    propose(story, tuesday);
    story.answer(tuesday, meadowManager, accept);
    const refusal = refusalOf(() => acceptLate(story));
    expect(refusal).toMatchObject({
      code: 'workItemDone',
      detail: 'The time for this offer is over. An agency has taken the person over.',
      state: { holder: { role: 'cma', org: 'meadow-cma' } },
    });
  });

  it('cannot be declined: the silence was the answer', () => {
    expect(refusalOf(() => acceptLate(lapsed(), decline))).toMatchObject({
      code: 'workItemDone',
      detail: 'The time for this offer is over. The county has the case.',
    });
  });

  it('of a case that closed meanwhile is over', () => {
    const story = lapsed();
    story.decide(tuesday, (draft) => closeCase(draft, 'moved', ['HHP-END-01']));
    expect(refusalOf(() => acceptLate(story)).detail).toBe(
      'The time for this offer is over. The case is closed.',
    );
  });

  it('is refused like any other for want of a basis', () => {
    const story = lapsed();
    story.decide(
      tuesday,
      (draft) => changeConsent(draft, { status: 'withdrawn', withdrawnOn: '2026-03-02' }),
      planner,
    );
    expect(refusalOf(() => acceptLate(story))).toMatchObject({ code: 'consentDoesNotStand' });
  });
});

describe('where the county lets offers stand', () => {
  const standing: EscalationPolicy = createPolicyFor(
    [
      countyProtocolSchema.parse({
        lgu: 'suffolk',
        validFrom: '2019-11-01',
        source: 'Invented.',
        assumption: true,
        silenceEndsOffer: false,
        returnStopsClock: true,
      }),
    ],
    policy,
  )('suffolk', '2026-03-02');

  it('silence is reminded of, and the offer can be accepted for ever', () => {
    const story = aCaseOffered();
    const { workItemId, dueAt } = story.item('cmaAcceptance');
    story.decide(dueAt, (draft) => letOfferLapse(draft, workItemId, standing));
    expect(story.toldLast).toEqual(['offerOverdue to cma:harbor-cma', 'offerOverdue to spoa:suffolk']);
    expect(story.item('cmaAcceptance')).toMatchObject({ status: 'open', rungsClimbed: 1 });
    story.answer(addElapsed(openedAt, 30, 'days'), careManager, accept);
    expect(story.item('cmaAcceptance')).toMatchObject({ outcome: 'accept', late: true });
  });

  it('the other choice of the county stands beside it', () => {
    expect(standing.placement).toMatchObject({
      silenceEndsOffer: false,
      returnStopsClock: true,
      source: 'Invented.',
    });
  });
});
