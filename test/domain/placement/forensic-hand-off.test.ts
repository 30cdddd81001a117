import { describe, expect, it } from '@jest/globals';
import { checklistOf, unsignedSides } from '../../../domain/case/hand-off.ts';
import { holderOf, relationTo, wasParty } from '../../../domain/case/parties.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { recordDischarge, changeDischargePlan } from '../../../domain/discharge/discharge.ts';
import { markContacted } from '../../../domain/discharge/mark-contacted.ts';
import { putChecklist, signChecklist } from '../../../domain/placement/hand-off-checklist.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { handBack } from '../../../domain/placement/take-back.ts';
import { tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import { forensicTransitionalTeam, type Person } from '../../../domain/shared/actor.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  anAgency,
  aPersonOf,
  aReferredCase,
  careManager,
  policy,
  refusalOf,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const team = aPersonOf('cma', forensicTransitionalTeam);
const cnypc = aPersonOf('planner', 'cnypc');
const city = aPersonOf('spoa', 'nyc');
const ofTeam = `to cma:${forensicTransitionalTeam}`;
const registry = [
  anAgency({ counties: ['kings'] }),
  anAgency({ id: 'meadow-cma', name: 'Meadow Care', counties: ['kings'] }),
];

const offeredTo = (story: Story, agency: Person): void => {
  story.answer(
    hour(2),
    city,
    { kind: 'spoaDecision', decision: 'accept', candidates: [agency.org] },
    registry,
  );
  story.decide(hour(2), (draft) => proposeAgency(draft, registry, policy));
};
const acceptedBy = (story: Story, agency: Person): void => {
  offeredTo(story, agency);
  story.answer(hour(3), agency, { kind: 'cmaAcceptance', decision: 'accept' }, registry);
  story.decide(hour(3), (draft) => {
    tellHealthHome(draft, policy);
    planWait(draft, 'warmHandOff', policy);
  });
};

/** The team had the person first, and referred them on to the city. */
const referredOn = (): Story => {
  const referral = aReferral({ person: aPerson({ countyOfResidence: 'kings' }) });
  const story = aReferredCase(referral, cnypc);
  story.decide(openedAt, (draft) => {
    screenReferral(draft);
    planWait(draft, 'forensicTransition', policy);
  });
  story.answer(hour(1), team, { kind: 'forensicTransition', decision: 'refer' });
  story.decide(hour(1), (draft) => planWait(draft, 'spoaDecision', policy));
  return story;
};
const accepted = (): Story => {
  const story = referredOn();
  acceptedBy(story, careManager);
  return story;
};
const handedOff = (story: Story): void =>
  story.answer(hour(5), careManager, {
    kind: 'warmHandOff',
    handedOffAt: hour(4),
    introduction: 'inPerson',
  });

describe('the forensic transitional team', () => {
  it('stays a party until the hand-off is done, while the county and then the agency hold the person', () => {
    const story = referredOn();
    expect(relationTo(story.case, team)).toBe('forensicTeam');
    expect(holderOf(story.case)).toEqual({ role: 'spoa', org: 'nyc' });
    acceptedBy(story, careManager);
    expect(relationTo(story.case, team)).toBe('forensicTeam');
    expect(holderOf(story.case)).toEqual({ role: 'cma', org: 'harbor-cma' });
    handedOff(story);
    expect(relationTo(story.case, team)).toBeUndefined();
    expect(wasParty(story.case, team)).toBe(true);
  });

  it('is told who took over, and of the discharge, its correction and its end', () => {
    const story = accepted();
    expect(story.toldLast).toContain(`placementMade ${ofTeam}`);
    story.decide(hour(4), (draft) => recordDischarge(draft, { dischargedAt: hour(4) }, policy, 'body'));
    expect(story.toldLast).toEqual(
      expect.arrayContaining([`discharged ${ofTeam}`, `handOffPointsOpen ${ofTeam}`]),
    );
    story.decide(hour(5), (draft) =>
      recordDischarge(draft, { dischargedAt: hour(3), correctionReason: 'wrongTime' }, policy, 'body'),
    );
    expect(story.toldLast).toContain(`dischargeCorrected ${ofTeam}`);
    story.decide(hour(5), (draft) => markContacted(draft, hour(5)));
    expect(story.toldLast).toContain(`contactMade ${ofTeam}`);
    story.decide(hour(6), (draft) =>
      changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hour(6) }, policy),
    );
    expect(story.toldLast).toContain(`readmitted ${ofTeam}`);
  });

  it('is told when an agency gives the person back, and stays until another has taken over', () => {
    const story = accepted();
    story.decide(
      hour(4),
      (draft) => handBack(draft, { reason: 'staffLeft' }, careManager, policy),
      careManager,
    );
    expect(story.toldLast).toContain(`placementEnded ${ofTeam}`);
    expect(relationTo(story.case, team)).toBe('forensicTeam');
  });

  it('does not come back when the agency that took over gives the person back', () => {
    const story = accepted();
    handedOff(story);
    story.decide(
      hour(6),
      (draft) => handBack(draft, { reason: 'staffLeft' }, careManager, policy),
      careManager,
    );
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(relationTo(story.case, team)).toBeUndefined();
  });
});

describe('the hand-off from the team', () => {
  it('names who handed over and who took over, and both are told', () => {
    const story = accepted();
    story.case.assignment.careManager = 'cm-aurelio';
    handedOff(story);
    expect(story.eventOf('handedOff').details).toEqual({
      at: hour(4),
      introduction: 'inPerson',
      from: forensicTransitionalTeam,
      to: 'harbor-cma',
      careManager: 'cm-aurelio',
    });
    expect(story.case.forensicHandOff).toEqual({ at: hour(4), to: 'harbor-cma', careManager: 'cm-aurelio' });
    expect(story.toldLast).toEqual([
      `handedOff ${ofTeam}`,
      'handedOff to cma:harbor-cma',
      'handedOff to spoa:nyc',
      'handedOff to planner:cnypc',
    ]);
  });

  it('names the team of the agency where that took over', () => {
    const story = accepted();
    story.case.assignment.team = 'team-harbor';
    handedOff(story);
    expect(story.eventOf('handedOff').details).toMatchObject({ to: 'harbor-cma', team: 'team-harbor' });
  });
});

describe('a hand-off of nobody’s', () => {
  it('from the team names nobody, and the team stays no party', () => {
    const story = accepted();
    delete story.case.assignment.agency;
    handedOff(story);
    expect(story.eventOf('handedOff').details).toEqual({ at: hour(4), introduction: 'inPerson' });
    expect(relationTo(story.case, team)).toBeUndefined();
  });
});

describe('the checklist of the hand-off from the team', () => {
  const begun = (): Story => {
    const story = accepted();
    const points = [{ point: 'housing', state: 'done' }] as const;
    story.decide(hour(3), (draft) => putChecklist(draft, { points: [...points] }, cnypc), cnypc);
    return story;
  };
  const sign = (story: Story, by: Person): void =>
    story.decide(hour(3), (draft) => signChecklist(draft, { revision: 1 }, by), by);

  it('is signed by the team for the sending side, not by the facility', () => {
    const story = begun();
    expect(refusalOf(() => sign(story, cnypc))).toMatchObject({ code: 'notYoursToSignHandOff' });
    sign(story, team);
    sign(story, careManager);
    expect(unsignedSides(story.case)).toEqual([]);
  });

  it('stays signed once the team has handed over', () => {
    const story = begun();
    sign(story, team);
    handedOff(story);
    expect(unsignedSides(story.case)).toEqual(['receiving']);
    expect(checklistOf(story.case).signatures).toMatchObject([{ side: 'sending', by: team }]);
  });

  it('of a later agency is the facility’s to sign', () => {
    const story = begun();
    handedOff(story);
    story.decide(
      hour(6),
      (draft) => handBack(draft, { reason: 'staffLeft' }, careManager, policy),
      careManager,
    );
    acceptedBy(story, aPersonOf('cma', 'meadow-cma'));
    story.decide(hour(7), (draft) => signChecklist(draft, { revision: 2 }, cnypc), cnypc);
    expect(unsignedSides(story.case)).toEqual(['receiving']);
  });
});
