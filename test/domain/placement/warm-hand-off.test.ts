import { describe, it, expect } from '@jest/globals';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { openEpisode, tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { forensicTransitionalTeam } from '../../../domain/shared/actor.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCase, aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  agencies,
  aCaseAccepted,
  aCaseOffered,
  aPersonOf,
  aReferredCase,
  aStoryWhere,
  careManager,
  healthHome,
  newYorkTime,
  planner,
  policy,
  refusalOf,
  signalOf,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { aDirectory } from '../../fixtures/registry-fixture.ts';

const hour = (count: number): string => addElapsed(openedAt, count, 'hours');
const withPlan = aReferral({
  medicaid: { ...aReferral().medicaid, managedCarePlan: 'Shoreline Health Plan' },
});

describe('telling of a placement', () => {
  const accepted = (referral = aReferral()): Story => {
    const story = aCaseOffered(referral);
    story.answer(openedAt, careManager, { kind: 'cmaAcceptance', decision: 'accept' });
    return story;
  };

  it('the facility, the county and the Health Home are told', () => {
    const story = accepted();
    story.decide(openedAt, (draft) => tellHealthHome(draft, policy));
    expect(story.toldLast).toEqual([
      'placementMade to planner:pilgrim-pc',
      'placementMade to spoa:suffolk',
      'placementMade to healthHome:tide-health-home',
    ]);
    expect(story.eventOf('placementTold').details).toEqual({
      agency: 'harbor-cma',
      healthHome: 'tide-health-home',
    });
  });

  it('where the person has a managed care plan, the Health Home is asked to tell it within a business day', () => {
    const story = accepted(withPlan);
    story.decide(openedAt, (draft) => tellHealthHome(draft, policy));
    const item = story.item('tellPlan');
    expect(item).toMatchObject({ ownerRole: 'healthHome', ownerOrg: 'tide-health-home', status: 'open' });
    expect(newYorkTime(item.dueAt)).toBe('2026-03-03T10:00');
    expect(story.case.clocks.at(-1)).toMatchObject({ kind: 'tellPlan', due: item.dueAt, basis: 'standard' });
    expect(story.toldLast.at(-1)).toBe('tellPlan to healthHome:tide-health-home');
  });

  it('where no Health Home is known, facility and county are told all the same', () => {
    const story = accepted(withPlan);
    delete story.case.assignment.healthHome;
    story.decide(openedAt, (draft) => tellHealthHome(draft, policy));
    expect(story.toldLast).toEqual(['placementMade to planner:pilgrim-pc', 'placementMade to spoa:suffolk']);
    expect(story.eventOf('placementTold').details).toEqual({ agency: 'harbor-cma', healthHome: '' });
  });

  it('run twice, tells once', () => {
    const story = aCaseAccepted(withPlan);
    const draft = story.draft(hour(1));
    tellHealthHome(draft, policy);
    expect(draft.changed).toBe(false);
  });

  it('outside the hand-off tells nobody', () => {
    const draft = aStoryWhere({ placement: 'spoaReview' }).draft(openedAt);
    tellHealthHome(draft, policy);
    expect(draft.changed).toBe(false);
  });

  it('with no agency on record says so and still tells', () => {
    const story = aStoryWhere({ placement: 'handOff' });
    story.decide(openedAt, (draft) => tellHealthHome(draft, policy));
    expect(story.eventOf('placementTold').details).toEqual({ agency: '', healthHome: '' });
  });
});

describe('telling the managed care plan', () => {
  it.each([
    ['in time', 2, false],
    ['late is late, and done all the same', 25, true],
  ])('%s', (_when, hours, late) => {
    const story = aCaseAccepted(withPlan);
    story.answer(hour(30), healthHome, { kind: 'tellPlan', toldAt: hour(hours) });
    expect(story.item('tellPlan')).toMatchObject({ status: 'done', outcome: 'told', late });
    expect(story.case.clocks.find(({ kind }) => kind === 'tellPlan')).toMatchObject({
      metAt: hour(hours),
      late,
    });
    expect(story.lastWrite?.outbox).toMatchObject([{ kind: 'closeNotices' }]);
  });

  it('is not reported before it happened', () => {
    const story = aCaseAccepted(withPlan);
    const tell = () => story.answer(hour(1), healthHome, { kind: 'tellPlan', toldAt: hour(2) });
    expect(refusalOf(tell)).toMatchObject({ ruleId: 'HHP-PLAN-01', errors: [{ field: 'body.toldAt' }] });
  });
});

describe('the warm hand-off', () => {
  const handOff = { kind: 'warmHandOff', handedOffAt: hour(20), introduction: 'inPerson' } as const;

  it('available the person with the agency, and county and facility are told', () => {
    const story = aCaseAccepted();
    story.answer(hour(21), careManager, handOff);
    expect(story.case.strands.placement).toBe('placed');
    expect(story.case.assignment.handedOffAt).toBe(hour(20));
    expect(story.eventOf('handedOff').details).toEqual({ at: hour(20), introduction: 'inPerson' });
    expect(story.item('warmHandOff')).toMatchObject({ status: 'done', late: false });
    expect(story.case.clocks.at(-1)).toMatchObject({ kind: 'warmHandOff', metAt: hour(20), late: false });
    expect(story.toldLast).toEqual(['handedOff to spoa:suffolk', 'handedOff to planner:pilgrim-pc']);
  });

  it('after five business days is done all the same, and late', () => {
    const story = aCaseAccepted();
    story.answer(hour(24 * 20), careManager, { ...handOff, handedOffAt: hour(24 * 8) });
    expect(story.item('warmHandOff').late).toBe(true);
  });

  it('is not reported before it happened', () => {
    const story = aCaseAccepted();
    expect(refusalOf(() => story.answer(hour(19), careManager, handOff))).toMatchObject({
      ruleId: 'HHP-HANDOFF-01',
      errors: [{ field: 'body.handedOffAt' }],
    });
    expect(story.case.strands.placement).toBe('handOff');
  });
});

describe('the forensic transition', () => {
  const team = aPersonOf('cma', forensicTransitionalTeam);
  const released = (): Story => {
    const referral = aReferral({ person: aPerson({ countyOfResidence: 'kings' }) });
    const story = aReferredCase(referral, aPersonOf('planner', 'cnypc'));
    story.decide(openedAt, (draft) => {
      screenReferral(draft);
      planWait(draft, 'forensicTransition', policy);
    });
    return story;
  };

  it('of a CNYPC release to New York City is the team’s to refer onward, in thirty days', () => {
    const story = released();
    expect(story.item('forensicTransition')).toMatchObject({
      ownerOrg: forensicTransitionalTeam,
      dueAt: addElapsed(openedAt, 30, 'days'),
    });
    expect(story.toldLast).toEqual([`forensicTransitionStarted to cma:${forensicTransitionalTeam}`]);
  });

  it('ends with the team’s referral: from now the county decides', () => {
    const story = released();
    story.answer(hour(1), team, { kind: 'forensicTransition', decision: 'refer' });
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.item('forensicTransition')).toMatchObject({
      status: 'done',
      outcome: 'referred',
      late: false,
    });
    expect(story.eventOf('forensicTeamReferred').ruleIds).toEqual(['HHP-FT-01']);
    expect(story.case.clocks[0]).toMatchObject({ kind: 'forensicTransition', metAt: hour(1) });
  });

  it('hands the open 48-hour contact from the team to the county', () => {
    const story = released();
    story.decide(openedAt, (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'));
    story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    expect(story.item('faceToFaceContact').ownerOrg).toBe(forensicTransitionalTeam);
    story.answer(hour(1), team, { kind: 'forensicTransition', decision: 'refer' });
    expect(story.item('faceToFaceContact')).toMatchObject({ ownerRole: 'spoa', ownerOrg: 'nyc' });
    expect(story.toldLast).toEqual(['contactDue to spoa:nyc']);
  });
});

describe('the open contact, when its holder stays the same', () => {
  it('is not handed over and nobody is told twice', () => {
    const story = aStoryWhere(
      { placement: 'forensicTransition', discharge: 'discharged' },
      {
        assignment: { ...aCase().assignment, agency: 'harbor-cma' },
      },
    );
    story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    story.decide(openedAt, (draft) => planWait(draft, 'forensicTransition', policy));
    const refer = { kind: 'forensicTransition', decision: 'refer' } as const;
    story.answer(hour(1), aPersonOf('cma', forensicTransitionalTeam), refer);
    expect(story.countOf('workItemHandedOver')).toBe(0);
  });
});

describe('opening the episode', () => {
  const through = { placement: 'placed', discharge: 'contacted' } as const;
  const screening = { eligible: true, hhPlusRate: true, findings: [] };

  it.each([
    ['with the HH+ rate that screening found', screening, true],
    ['without it, for a residence on campus', { ...screening, hhPlusRate: false }, false],
    ['without it, where nothing was screened', undefined, false],
  ])('%s, and the person may be referred again', (_rate, found, hhPlusRate) => {
    const story = aStoryWhere(through, { screening: found });
    story.decide(hour(1), openEpisode);
    expect(story.case.episode).toEqual({ openedAt: hour(1), hhPlusRate });
    expect(story.lastWrite?.personLock).toBe('free');
    expect(story.case.strands.case).toBe('open');
  });

  it('run twice, opens once', () => {
    const story = aStoryWhere(through);
    story.decide(hour(1), openEpisode);
    const draft = story.draft(hour(2));
    openEpisode(draft);
    expect(draft.changed).toBe(false);
  });

  it('of a closed case opens nothing', () => {
    const draft = aStoryWhere({ ...through, case: 'closed' }).draft(openedAt);
    openEpisode(draft);
    expect(draft.changed).toBe(false);
  });

  it.each([
    ['the person was not seen', { placement: 'placed', discharge: 'discharged' }],
    ['nobody took the person over', { placement: 'handOff', discharge: 'contacted' }],
  ] as const)('while %s, the journey goes on', (_why, strands) => {
    expect(signalOf(() => openEpisode(aStoryWhere(strands).draft(openedAt)))).toBe('JourneyGoesOn');
  });
});

describe('a whole journey', () => {
  it('that never met a late fact shows no late clock and ends in the episode', () => {
    const story = aCaseAccepted(withPlan);
    story.answer(hour(1), healthHome, { kind: 'tellPlan', toldAt: hour(1) });
    story.answer(
      hour(1),
      careManager,
      { kind: 'nameCareManager', careManager: 'cm-ada' },
      agencies,
      aDirectory(),
    );
    story.answer(hour(2), careManager, { kind: 'warmHandOff', handedOffAt: hour(2), introduction: 'video' });
    story.decide(
      hour(3),
      (draft) => recordDischarge(draft, { dischargedAt: hour(3) }, policy, 'body'),
      planner,
    );
    story.decide(hour(3), (draft) => planWait(draft, 'faceToFaceContact', policy));
    const contact = { at: hour(20), method: 'faceToFace', outcome: 'made' } as const;
    story.answer(hour(21), careManager, { kind: 'faceToFaceContact', contact });
    story.decide(hour(21), openEpisode);
    expect(story.case.clocks.map(({ late }) => late)).toEqual([false, false, false, false, false]);
    expect([...story.workItems.values()].every(({ status }) => status === 'done')).toBe(true);
    expect(story.case.episode).toEqual({ openedAt: hour(21), hhPlusRate: true });
  });
});
