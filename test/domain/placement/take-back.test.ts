import { describe, expect, it } from '@jest/globals';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import { executionsOf } from '../../../domain/case/executions.ts';
import { holderOf, relationTo, wasParty } from '../../../domain/case/parties.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { handBack, reassign } from '../../../domain/placement/take-back.ts';
import { openEpisode, tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { raiseConcern, withdrawConcern } from '../../../domain/aot/raise-concern.ts';
import { deemMissing } from '../../../domain/aot/deem-missing.ts';
import { aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aCaseOffered,
  agencies,
  aPersonOf,
  careManager,
  newYorkInstant,
  newYorkTime,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const silent = { reason: 'agencySilent' } as const;
const week = newYorkInstant('2026-03-09T10:00');
const takeBack = (story: Story, now = week, by = spoa) =>
  story.decide(now, (draft) => reassign(draft, silent, by, policy), by);
const giveBack = (story: Story, now = week) =>
  story.decide(
    now,
    (draft) => handBack(draft, { reason: 'noCapacity', note: 'Two colleagues left.' }, careManager, policy),
    careManager,
  );
const open = (story: Story) => [...story.workItems.values()].filter(({ status }) => status === 'open');
const clock = (story: Story, kind: string) => story.case.clocks.findLast((known) => known.kind === kind);

/** Handed off, discharged, seen: the HH+ episode is open. */
const inEpisode = (): Story => {
  const story = aCaseAccepted();
  story.answer(openedAt, careManager, {
    kind: 'warmHandOff',
    handedOffAt: openedAt,
    introduction: 'inPerson',
  });
  story.decide(
    openedAt,
    (draft) => {
      recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body');
    },
    planner,
  );
  story.decide(openedAt, (draft) => {
    const seen = { at: openedAt, method: 'faceToFace', outcome: 'made' } as const;
    recordContact(draft, seen, careManager, policy.aot, 'body');
    openEpisode(draft);
  });
  return story;
};

describe('a SPOA that changes its decision before an agency accepted', () => {
  it('has the decision again, and the agency that was asked is told', () => {
    const story = aCaseOffered();
    const decision = takeBack(story);
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(decision).toMatchObject({ kind: 'spoaDecision', status: 'open', ownerOrg: 'suffolk' });
    expect(story.case.assignment.offeredTo).toBeUndefined();
    expect(story.case.assignment.asked).toMatchObject([{ agency: 'harbor-cma', answer: 'takenBack' }]);
    expect(story.toldLast).toContain('offerTakenBack to cma:harbor-cma');
    expect(story.eventOf('spoaDecisionTakenBack').details).toEqual({ round: 1, reason: 'agencySilent' });
  });

  it('may do so between two offers too', () => {
    const story = aCaseBeforeTheSpoa();
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' });
    takeBack(story);
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.toldLast).not.toContain('offerTakenBack to cma:harbor-cma');
  });

  it('has nothing to take back while the decision is open, and hears so', () => {
    expect(refusalOf(() => takeBack(aCaseBeforeTheSpoa()))).toMatchObject({
      code: 'nothingToTakeBack',
      state: { phase: 'spoaReview', holder: { role: 'spoa', org: 'suffolk' } },
    });
  });

  it('is the one that has the referral: a Health Home that only serves the person is refused', () => {
    const story = aCaseOffered();
    const by = aPersonOf('healthHome', 'tide-health-home');
    expect(refusalOf(() => takeBack(story, week, by))).toMatchObject({ code: 'notYoursToReassign' });
    story.case = { ...story.case, triage: { role: 'healthHome', org: 'tide-health-home' } };
    expect(takeBack(story, week, by)).toMatchObject({
      ownerRole: 'healthHome',
      ownerOrg: 'tide-health-home',
    });
  });
});

describe('a person taken back from an agency that accepted', () => {
  it('is the county’s, with all open work and the 48 hours as they were due', () => {
    const story = aCaseAccepted();
    story.decide(
      openedAt,
      (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
      planner,
    );
    story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    const { dueAt } = story.item('faceToFaceContact');
    takeBack(story);
    expect(holderOf(story.case)).toEqual({ role: 'spoa', org: 'suffolk' });
    expect(story.item('faceToFaceContact')).toMatchObject({ status: 'open', ownerOrg: 'suffolk', dueAt });
    expect(open(story).filter(({ ownerOrg }) => ownerOrg === 'harbor-cma')).toEqual([]);
    expect(story.toldLast).toEqual(
      expect.arrayContaining([
        'placementEnded to cma:harbor-cma',
        'placementEnded to spoa:suffolk',
        'placementEnded to planner:pilgrim-pc',
        'placementEnded to healthHome:tide-health-home',
        'contactDue to spoa:suffolk',
      ]),
    );
  });

  it('goes to the next agency, whose hand-off is due when it was due before', () => {
    const story = aCaseAccepted();
    const { dueAt } = story.item('warmHandOff');
    takeBack(story);
    expect(story.item('warmHandOff').status).toBe('cancelled');
    story.answer(week, spoa, { kind: 'spoaDecision', decision: 'accept' });
    story.decide(week, (draft) => proposeAgency(draft, agencies, policy));
    expect(story.case.assignment).toMatchObject({ round: 2, offeredTo: 'meadow-cma' });
    const meadow = aPersonOf('cma', 'meadow-cma');
    story.answer(week, meadow, { kind: 'cmaAcceptance', decision: 'accept' });
    story.decide(week, (draft) => {
      tellHealthHome(draft, policy);
      planWait(draft, 'warmHandOff', policy);
    });
    expect(story.item('warmHandOff')).toMatchObject({ ownerOrg: 'meadow-cma', dueAt, status: 'open' });
    expect(story.toldLast).toContain('placementMade to healthHome:tide-health-home');
  });

  it('is known to have been with the agency, which keeps what was addressed to it and takes no part', () => {
    const story = aCaseAccepted();
    takeBack(story);
    expect(relationTo(story.case, careManager)).toBeUndefined();
    expect(wasParty(story.case, careManager)).toBe(true);
    expect(story.case.formerAssignments).toMatchObject([
      {
        agency: 'harbor-cma',
        from: openedAt,
        until: week,
        end: 'reassigned',
        reason: 'agencySilent',
        to: { role: 'spoa', org: 'suffolk' },
      },
    ]);
  });

  it('wakes the journey where it waits, or starts it again where it had ended', () => {
    const waiting = aCaseAccepted();
    takeBack(waiting);
    expect(waiting.case.epoch).toBe(1);
    expect(waiting.outbox.at(-1)).not.toMatchObject({ kind: 'startExecution' });
    const over = inEpisode();
    expect(executionsOf(over.case)).toEqual([]);
    takeBack(over);
    expect(over.case).toMatchObject({ epoch: 2, episode: { openedAt } });
    expect(phaseOf(over.case)).toBe('spoaReview');
    expect(executionsOf(over.case)).toHaveLength(1);
  });

  it('takes along a search for a missing person, which the county then owes', () => {
    const story = aCaseOnAot();
    const concern = { kind: 'unexplainedAbsence', receivedAt: openedAt } as const;
    const context = { policy: policy.aot, omhReportRequired: true };
    story.decide(openedAt, (draft) => raiseConcern(draft, concern, careManager, context), careManager);
    takeBack(story, openedAt);
    expect(story.item('credibleContact')).toMatchObject({
      status: 'open',
      ownerRole: 'spoa',
      ownerOrg: 'suffolk',
    });
    expect(story.item('tellHealthHomeOfAot').status).toBe('cancelled');
  });
});

describe('a concern that a person under an order cannot be found', () => {
  const body = { kind: 'unexplainedAbsence', receivedAt: openedAt } as const;
  const context = { policy: policy.aot, omhReportRequired: false };
  const byCounty = (story: Story) =>
    story.decide(openedAt, (draft) => raiseConcern(draft, body, spoa, context), spoa);
  const withdrawnByCounty = (story: Story) =>
    story.decide(
      openedAt,
      (draft) => withdrawConcern(draft, 'M1', { reason: 'wrongPerson' }, spoa, policy.aot),
      spoa,
    );

  it('is raised by the county while no agency has them, falls to the county, and is withdrawn by it', () => {
    const story = aCaseOnAot();
    takeBack(story, openedAt);
    byCounty(story);
    expect(story.case.strands.aot).toBe('missingConcern');
    expect(story.item('credibleContact')).toMatchObject({ ownerRole: 'spoa', ownerOrg: 'suffolk' });
    withdrawnByCounty(story);
    expect(story.case.strands.aot).toBe('active');
  });

  it('is acknowledged by the county that the person was sent on to, which is told that they are missing', () => {
    const story = aCaseOnAot();
    takeBack(story, openedAt);
    byCounty(story);
    const dayLater = addElapsed(openedAt, 24, 'hours');
    story.decide(dayLater, (draft) => deemMissing(draft, draft.case.aot!.searches[0]!, dayLater, policy.aot));
    story.answer(dayLater, spoa, {
      kind: 'spoaDecision',
      decision: 'redirect',
      county: 'nassau',
      reason: 'Lives there.',
    });
    expect(story.item('missingAcknowledgement')).toMatchObject({ status: 'open', ownerOrg: 'nassau' });
    expect(story.toldLast).toContain('aotMissing to spoa:nassau');
  });

  it('is for the agency to raise and to withdraw while it has them, and the county is told so', () => {
    const story = aCaseOnAot();
    const agencyHasPerson = expect.objectContaining({ code: 'agencyHasPerson' });
    expect(refusalOf(() => byCounty(story))).toEqual(agencyHasPerson);
    story.decide(openedAt, (draft) => raiseConcern(draft, body, careManager, context), careManager);
    expect(refusalOf(() => withdrawnByCounty(story))).toEqual(agencyHasPerson);
  });
});

describe('an agency that hands a person back', () => {
  it('says why, and the county decides anew', () => {
    const story = aCaseAccepted();
    giveBack(story);
    expect(story.case.formerAssignments).toMatchObject([
      { end: 'handedBack', reason: 'noCapacity', note: 'Two colleagues left.', by: careManager },
    ]);
    expect(story.case.assignment.asked.at(-1)).toMatchObject({ agency: 'harbor-cma', answer: 'handedBack' });
    expect(story.item('spoaDecision')).toMatchObject({ status: 'open', ownerOrg: 'suffolk' });
    expect(story.eventOf('placementEnded').details).toEqual({
      agency: 'harbor-cma',
      end: 'handedBack',
      reason: 'noCapacity',
    });
  });

  it('leaves its caseload', () => {
    const story = aCaseAccepted();
    story.case = { ...story.case, assignment: { ...story.case.assignment, careManager: 'cm-ada' } };
    giveBack(story);
    expect(story.case.assignment).not.toHaveProperty('careManager');
    expect(story.case.formerAssignments).toMatchObject([{ careManager: 'cm-ada' }]);
  });

  it('twice in a row is another agency’s each time', () => {
    const story = aCaseAccepted();
    giveBack(story);
    story.answer(week, spoa, { kind: 'spoaDecision', decision: 'accept', candidates: ['harbor-cma'] });
    story.decide(week, (draft) => proposeAgency(draft, agencies, policy));
    story.answer(week, careManager, { kind: 'cmaAcceptance', decision: 'accept' });
    giveBack(story, newYorkInstant('2026-03-10T10:00'));
    expect(story.case.formerAssignments).toHaveLength(2);
  });
});

describe('the sum of the waiting for an agency', () => {
  const redirect = (county: 'nassau' | 'suffolk') =>
    ({ kind: 'spoaDecision', decision: 'redirect', county, reason: 'The person moves there.' }) as const;

  it('counts through six redirects in twelve days, of which no decision is late, up to OMH', () => {
    const story = aCaseBeforeTheSpoa();
    let now = openedAt;
    for (let sent = 1; sent <= 6; sent += 1) {
      now = newYorkInstant(`2026-03-${String(2 + 2 * sent).padStart(2, '0')}T10:00`);
      const county = sent % 2 === 1 ? 'nassau' : 'suffolk';
      story.answer(now, aPersonOf('spoa', story.case.lgu), redirect(county));
      story.decide(now, (draft) => planWait(draft, 'spoaDecision', policy));
      story.decide(now, (draft) => climbUnawaited(draft, policy));
    }
    expect(story.events.filter(({ type }) => type === 'clockMetLate')).toEqual([]);
    expect(clock(story, 'placement')).toMatchObject({
      anchor: openedAt,
      overdueSince: clock(story, 'placement')?.due,
    });
    expect(newYorkTime(clock(story, 'placement')?.due ?? '')).toBe('2026-03-09T10:00');
    expect(story.item('placement')).toMatchObject({ ownerOrg: 'suffolk', status: 'open' });
    expect(story.told).toContain('placementOverdue to state:omh');
    expect(story.case.redirects?.every(({ reason }) => reason !== undefined)).toBe(true);
  });

  it('ends when an agency accepts, and was late if that was', () => {
    const story = aCaseOffered();
    takeBack(story, openedAt);
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept', candidates: ['harbor-cma'] });
    story.decide(openedAt, (draft) => proposeAgency(draft, agencies, policy));
    const march = newYorkInstant('2026-03-20T10:00');
    story.answer(march, careManager, { kind: 'cmaAcceptance', decision: 'accept' });
    expect(clock(story, 'placement')).toMatchObject({ metAt: march, late: true });
    expect(story.item('placement').status).toBe('done');
  });

  it('begins anew when an agency that had accepted no longer has the person', () => {
    const story = aCaseAccepted();
    takeBack(story);
    expect(clock(story, 'placement')?.anchor).toBe(week);
  });

  it('does not count the time of the forensic team', () => {
    const story = aCaseBeforeTheSpoa();
    const [first] = story.case.clocks;
    if (!first) throw new Error('No clock.');
    const forensic = { ...first, kind: 'forensicTransition' as const, metAt: week };
    story.case = { ...story.case, clocks: [forensic, ...story.case.clocks] };
    story.answer(week, spoa, redirect('nassau'));
    story.decide(week, (draft) => planWait(draft, 'spoaDecision', policy));
    expect(clock(story, 'placement')?.anchor).toBe(week);
  });

  it('is answered by no answer of its own', () => {
    const story = aCaseAccepted();
    takeBack(story);
    story.workItems.set(story.item('placement').workItemId, story.item('placement'));
    const answer = () => story.answer(week, spoa, { kind: 'placement', decision: 'accept' } as never);
    expect(refusalOf(answer)).toMatchObject({ code: 'endsByItself' });
  });
});
