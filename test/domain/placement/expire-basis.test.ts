/** What expires by itself takes effect by itself. */
import { describe, expect, it } from '@jest/globals';
import { basisEndedAt, basisEndsAfter, consentSince } from '../../../domain/case/basis-ends.ts';
import type { SignedConsent } from '../../../domain/case/consent-contract.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import {
  endTransferWithoutBasis,
  expireBasis,
  passOverUnlawful,
} from '../../../domain/placement/expire-basis.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { askForTransfer, takeDueTransfer } from '../../../domain/placement/transfer.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import type { CareManagementAgency } from '../../../domain/registry/care-management-agency.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { putOrder } from '../../fixtures/aot-fixture.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aCaseOffered,
  agencies,
  aPersonOf,
  anAgency,
  attested,
  careManager,
  meadow,
  newYorkInstant,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const midnight = newYorkInstant('2026-03-04T00:00');
const morning = newYorkInstant('2026-03-04T09:00');
const until = (expiresOn: string) => {
  const { consent } = aReferral();
  if (consent.status !== 'signed') throw new Error('Not signed.');
  const expiring: SignedConsent = { ...consent, expiresOn };
  return aReferral({ consent: expiring });
};
const expiring = until('2026-03-03');
const expire = (story: Story, now = morning) => story.decide(now, expireBasis);
const receiver = aPersonOf('cma', 'meadow-cma');
const asked = (story: Story, effectiveOn: string): Story => {
  const body = { to: 'meadow-cma', effectiveOn, reason: 'wishOfPerson' } as const;
  story.decide(openedAt, (draft) => askForTransfer(draft, body, spoa, agencies, policy), spoa);
  return story;
};
const accept = { kind: 'transferAcceptance', decision: 'accept' } as const;

describe('an authorization that expires while an agency is asked', () => {
  it('ends the offer at the end of its last day, however late the schedule comes', () => {
    for (const now of [midnight, morning, addElapsed(morning, 3, 'days')]) {
      const story = aCaseOffered(expiring);
      expire(story, now);
      expect(story.case.strands.placement).toBe('spoaReview');
      expect(story.case.assignment.asked).toMatchObject([{ answer: 'takenBack', at: midnight }]);
      expect(story.case.clocks.find(({ kind }) => kind === 'cmaAcceptance')).toMatchObject({
        stoppedAt: midnight,
      });
      expect(story.eventOf('consentExpired').details).toEqual({ at: midnight });
      expect(story.toldLast).toEqual([
        'consentExpired to planner:pilgrim-pc',
        'consentExpired to spoa:suffolk',
        'consentExpired to cma:harbor-cma',
        'offerTakenBack to cma:harbor-cma',
      ]);
    }
  });

  it('is told once, and run again changes nothing', () => {
    const story = aCaseOffered(expiring);
    expire(story);
    const draft = story.draft(addElapsed(morning, 1, 'days'));
    expireBasis(draft);
    expect(draft.changed).toBe(false);
  });

  it('lets nobody accept in the time until the schedule comes', () => {
    const story = aCaseOffered(expiring);
    const answer = () => story.answer(morning, careManager, { kind: 'cmaAcceptance', decision: 'accept' });
    expect(refusalOf(answer).code).toBe('consentDoesNotStand');
    story.answer(morning, careManager, { kind: 'cmaAcceptance', decision: 'decline' });
    expect(story.case.strands.placement).toBe('cmaAssignment');
  });

  it('leaves the offer on its last day', () => {
    const story = aCaseOffered(expiring);
    const draft = story.draft(addElapsed(midnight, -1, 'seconds'));
    expireBasis(draft);
    expect(draft.changed).toBe(false);
  });

  it('leaves an offer that an order carries, and tells of the authorization all the same', () => {
    const story = aCaseOffered(
      { ...expiring, legal: { aot: 'activeOrder', probation: false, cpl33020: false } },
      [anAgency({ aotAuthority: 'legacy' })],
    );
    putOrder(story, openedAt, { until: '2026-03-10' });
    expire(story);
    expect(story.case.strands.placement).toBe('cmaAssignment');
    expect(story.countOf('consentExpired')).toBe(1);
  });

  it('is not offered to the next agency either', () => {
    const story = aCaseBeforeTheSpoa(expiring);
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' });
    const proposed = story.decide(morning, (draft) => proposeAgency(draft, agencies, policy));
    expect(proposed).toEqual({ kind: 'noCandidateLeft' });
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.countOf('offersTakenBack')).toBe(1);
  });
});

describe('an authorization that expires', () => {
  it('once an agency has the person is told to all who lose by it', () => {
    const story = aCaseAccepted(expiring);
    expire(story);
    expect(story.case.strands.placement).toBe('handOff');
    expect(story.toldLast).toContain('consentExpired to cma:harbor-cma');
    expect(story.toldLast).toContain('consentExpired to healthHome:tide-health-home');
  });

  it('is not told where it had expired before it was put on record, nor of a case that is closed', () => {
    const old = aCaseBeforeTheSpoa(until('2026-02-28'));
    const draft = old.draft(morning);
    expireBasis(draft);
    expect(draft.changed).toBe(false);
    const closed = aCaseOffered(expiring);
    closed.decide(openedAt, (on) => withdraw(on, { reason: 'withdrawn' }, planner, policy), planner);
    const after = closed.draft(morning);
    expireBasis(after);
    expect(after.changed).toBe(false);
    expect(basisEndsAfter(closed.case, openedAt)).toBeUndefined();
  });

  it('is looked at when it ends, and counts from when it was put on record', () => {
    const story = aCaseBeforeTheSpoa(expiring);
    expect(story.case.climbAt).toBe(midnight);
    expect(basisEndsAfter(story.case, midnight)).toBeUndefined();
    expect(consentSince(story.case)).toBe(openedAt);
    const { consent } = until('2026-04-01');
    if (consent.status === 'signed')
      story.decide(
        midnight,
        (draft) => changeConsent(draft, { ...consent, signedOn: '2026-03-03' }),
        planner,
      );
    expect(consentSince(story.case)).toBe(midnight);
    expect(basisEndedAt(aCaseBeforeTheSpoa().case, morning)).toBe(morning);
  });
});

describe('a transfer that is on its way', () => {
  it('is over when the authorization is, and those whom it concerns hear so', () => {
    const story = asked(aCaseAccepted(expiring), '2026-03-10');
    expect(story.case.climbAt).toBeDefined();
    const answer = () => story.answer(morning, receiver, accept);
    expect(refusalOf(answer).code).toBe('consentDoesNotStand');
    expire(story);
    expect(story.case.assignment.transfer).toBeUndefined();
    expect(story.eventOf('transferNotMade').details).toEqual({ to: 'meadow-cma', end: 'basisEnded' });
    expect(story.toldLast).toContain('transferNotMade to cma:meadow-cma');
  });

  it('that was accepted takes no effect on a day without a basis, and does on its day before', () => {
    const tooLate = asked(aCaseAccepted(expiring), '2026-03-05');
    tooLate.answer(openedAt, receiver, accept);
    const inTime = asked(aCaseAccepted(expiring), '2026-03-03');
    inTime.answer(openedAt, receiver, accept);
    for (const story of [tooLate, inTime])
      story.decide(addElapsed(morning, 3, 'days'), (draft) =>
        takeDueTransfer(draft, { agencies, staff: noStaff, policy }),
      );
    expect(tooLate.eventOf('transferNotMade').details).toMatchObject({ end: 'basisEnded' });
    expect(inTime.case.assignment.agency).toBe('meadow-cma');
  });

  it('is over with a withdrawal too, and goes on under an order or with an authorization', () => {
    const story = asked(aCaseAccepted(), '2026-03-10');
    const stays = story.draft(openedAt);
    endTransferWithoutBasis(stays);
    expect(stays.changed).toBe(false);
    story.decide(openedAt, (draft) => {
      changeConsent(draft, { status: 'withdrawn', withdrawnOn: '2026-03-02' });
      endTransferWithoutBasis(draft);
    });
    expect(story.eventOf('transferNotMade').details).toMatchObject({ end: 'basisEnded' });
    const unlisted = aCaseAccepted();
    unlisted.decide(openedAt, (draft) => {
      endTransferWithoutBasis(draft);
      changeConsent(draft, { status: 'withdrawn', withdrawnOn: '2026-03-02' });
    });
    expect(unlisted.countOf('transferNotMade')).toBe(0);
  });

  it('goes on under an order that only the agency told of, whatever the person signed', () => {
    const story = asked(aCaseAccepted(), '2026-03-10');
    putOrder(story, openedAt, {}, careManager);
    story.decide(openedAt, (draft) => {
      changeConsent(draft, { status: 'withdrawn', withdrawnOn: '2026-03-02' });
      endTransferWithoutBasis(draft);
    });
    expect(story.case.assignment.transfer).toBeDefined();
  });

  it('is accepted after its day by what stands today', () => {
    const story = asked(aCaseAccepted(), '2026-03-03');
    const ended = [{ ...meadow, attestations: attested('2020-01-01', '2026-03-04') }];
    const answer = () => story.answer(newYorkInstant('2026-03-06T09:00'), receiver, accept, ended);
    expect(refusalOf(answer).code).toBe('agencyMayNotServe');
  });
});

describe('an agency that may no longer serve while it is asked', () => {
  const passed = (registry: readonly CareManagementAgency[], now = morning): Story => {
    const story = aCaseOffered();
    story.decide(now, (draft) => passOverUnlawful(draft, registry));
    return story;
  };

  it('is passed over from the day after its attestation, and the next is asked', () => {
    const story = passed([anAgency({ attestations: attested('2020-01-01', '2026-03-02') }), meadow]);
    expect(story.case.assignment.asked).toMatchObject([
      { agency: 'harbor-cma', answer: 'passedOver', at: newYorkInstant('2026-03-03T00:00') },
    ]);
    expect(story.eventOf('candidatePassedOver')).toMatchObject({ ruleIds: ['HHP-CMA-01'] });
    expect(story.toldLast).toEqual(['offerTakenBack to cma:harbor-cma']);
    expect(story.case.strands.placement).toBe('cmaAssignment');
    story.decide(morning, (draft) => proposeAgency(draft, [meadow], policy));
    expect(story.case.assignment.offeredTo).toBe('meadow-cma');
  });

  it('is passed over from that day where it was days after it was asked', () => {
    const ended = anAgency({ attestations: attested('2020-01-01', '2026-03-04') });
    const story = passed([ended, meadow], addElapsed(morning, 2, 'days'));
    expect(story.case.assignment.asked).toMatchObject([{ at: newYorkInstant('2026-03-05T00:00') }]);
  });

  it('is passed over now where the registry no longer has it', () => {
    const story = passed([meadow], addElapsed(openedAt, 1, 'hours'));
    expect(story.case.assignment.asked).toMatchObject([{ at: addElapsed(openedAt, 1, 'hours') }]);
    expect(story.eventOf('candidatePassedOver').ruleIds).toEqual(['HHP-ASG-02']);
  });

  it('stays asked while it may serve, and nothing happens where nobody is asked', () => {
    expect(passed(agencies).countOf('candidatePassedOver')).toBe(0);
    const story = aCaseAccepted();
    const draft = story.draft(morning);
    passOverUnlawful(draft, []);
    expect(draft.changed).toBe(false);
  });
});
