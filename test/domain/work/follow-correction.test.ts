/** What follows from a corrected fact: the decision, the work on Medicaid, the plan, and the contact with the parole officer. */
import { describe, expect, it } from '@jest/globals';
import type { CorrectionBody } from '../../../domain/case/correction-contract.ts';
import { checklistOf, openPoints } from '../../../domain/case/hand-off.ts';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { putChecklist, signChecklist } from '../../../domain/placement/hand-off-checklist.ts';
import { tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import type { WorkItemKind } from '../../../domain/shared/work-item.ts';
import { correctFact } from '../../../domain/work/correct-fact.ts';
import { aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aReferredCase,
  careManager,
  healthHome,
  planner,
  policy,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const correct = (story: Story, body: CorrectionBody, by: Person = planner, now = hour(1)): number =>
  story.decide(now, (draft) => correctFact(draft, body, by, policy), by);
const discharge = (story: Story): Story => {
  story.decide(
    openedAt,
    (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
    planner,
  );
  return story;
};
const statesOf = (story: Story, kind: WorkItemKind): string[] =>
  [...story.workItems.values()].filter((item) => item.kind === kind).map(({ status }) => status);

describe('the decision of the rules', () => {
  const born = { fact: 'birthDate', dateOfBirth: '2010-02-01', reason: 'documentSeen' } as const;

  it('is taken anew on a birth date, kept as it stood, and told; nobody loses an agency by it', () => {
    const story = aCaseAccepted();
    const before = story.case.screening;
    correct(story, born, spoa);
    expect(story.case.screening).toMatchObject({ eligible: false });
    expect(story.case.formerDecisions).toMatchObject([
      { number: 1, because: 'corrected', screening: { eligible: before?.eligible } },
    ]);
    expect(story.eventOf('decidedAnew').details).toMatchObject({ because: 'corrected', wasEligible: true });
    expect(story.case.assignment.agency).toBe('harbor-cma');
    expect(story.toldLast).toContain('decidedAnew to spoa:suffolk');
    correct(story, { ...born, dateOfBirth: '1984' }, spoa, hour(2));
    expect(story.case.screening).toMatchObject({ eligible: true });
  });

  it('follows where the person goes to live: on the campus no HH+ rate is paid', () => {
    const story = aCaseBeforeTheSpoa();
    expect(story.case.screening).toMatchObject({ hhPlusRate: true });
    const tlr = { kind: 'onCampusResidence', onCampusResidence: 'tlr' } as const;
    correct(story, { fact: 'destination', destination: tlr, reason: 'wrongPerson' });
    expect(story.case.screening).toMatchObject({ eligible: true, hhPlusRate: false });
    expect(story.case.discharge.onCampusResidence).toBe('tlr');
    correct(story, { fact: 'destination', destination: { kind: 'family' }, reason: 'hasChanged' });
    expect(story.case.screening).toMatchObject({ hhPlusRate: true });
    expect(story.case.discharge.onCampusResidence).toBeUndefined();
  });

  it('that was not taken yet will know the fact, and of a telephone number nothing is asked', () => {
    const story = aReferredCase();
    correct(story, born);
    expect(story.countOf('decidedAnew')).toBe(0);
    const decided = aCaseBeforeTheSpoa();
    correct(decided, { fact: 'telephone', phone: '555-0101', reason: 'hasChanged' });
    expect(decided.countOf('decidedAnew')).toBe(0);
  });
});

describe('work on Medicaid', () => {
  const medicaid = (changes: Partial<Referral['medicaid']>): CorrectionBody => ({
    fact: 'medicaid',
    medicaid: { ...aReferral().medicaid, ...changes },
    reason: 'documentSeen',
  });

  it('is asked for where coverage ends after the discharge, and taken back where it does not', () => {
    const story = discharge(aCaseAccepted());
    correct(story, medicaid({ program: 'district97' }), careManager);
    expect(statesOf(story, 'medicaidFollowUp')).toEqual(['open']);
    correct(story, medicaid({ program: 'nysoh' }), careManager, hour(2));
    expect(statesOf(story, 'medicaidFollowUp')).toEqual(['cancelled']);
    expect(story.case.clocks.find(({ kind }) => kind === 'medicaidFollowUp')).toMatchObject({
      stoppedAt: hour(2),
    });
  });

  it('that was done is not asked for again', () => {
    const story = discharge(
      aCaseAccepted(aReferral({ medicaid: { status: 'active', program: 'district97' } })),
    );
    story.answer(hour(1), careManager, {
      kind: 'medicaidFollowUp',
      outcome: 'moved',
      confirmedAt: hour(1),
    });
    correct(story, medicaid({ program: 'wms' }), careManager);
    correct(story, medicaid({ program: 'district97' }), careManager);
    expect(statesOf(story, 'medicaidFollowUp')).toEqual(['done']);
  });

  it('comes with the discharge and not before', () => {
    const story = aCaseAccepted();
    correct(story, medicaid({ program: 'district97' }));
    expect(statesOf(story, 'medicaidFollowUp')).toEqual([]);
    discharge(story);
    expect(statesOf(story, 'medicaidFollowUp')).toEqual(['open']);
  });
});

describe('the managed care plan', () => {
  const named = (managedCarePlan?: string) =>
    aReferral({
      medicaid: {
        ...aReferral().medicaid,
        ...(managedCarePlan !== undefined && { managedCarePlan }),
      },
    });
  const toPlan = (managedCarePlan: string | undefined, reason: CorrectionBody['reason']): CorrectionBody => ({
    fact: 'medicaid',
    medicaid: named(managedCarePlan).medicaid,
    reason,
  });
  const told = (referral: Referral): Story => {
    const story = aCaseAccepted(referral);
    if (story.case.assignment.healthHomeToldAt === undefined)
      story.decide(openedAt, (draft) => tellHealthHome(draft, policy));
    return story;
  };

  it('that becomes known is told, and another than was named too', () => {
    const story = told(named());
    expect(statesOf(story, 'tellPlan')).toEqual([]);
    correct(story, toPlan('Shoreline', 'nowKnown'), spoa);
    expect(statesOf(story, 'tellPlan')).toEqual(['open']);
    correct(story, toPlan('Dune Plan', 'documentSeen'), spoa, hour(2));
    expect(statesOf(story, 'tellPlan')).toEqual(['cancelled', 'open']);
  });

  it('whose name was mistyped has heard, and of none at all nobody is told', () => {
    const story = told(named('Shorline'));
    story.answer(hour(1), healthHome, { kind: 'tellPlan', toldAt: hour(1) });
    correct(story, toPlan('Shoreline', 'typingError'), spoa);
    expect(statesOf(story, 'tellPlan')).toEqual(['done']);
    correct(story, toPlan(undefined, 'wrongPerson'), spoa);
    expect(statesOf(story, 'tellPlan')).toEqual(['done']);
    expect(story.case.planTold).toBeUndefined();
  });

  it('hears nothing before the Health Home does', () => {
    const story = aCaseBeforeTheSpoa();
    correct(story, toPlan('Shoreline', 'nowKnown'));
    expect(statesOf(story, 'tellPlan')).toEqual([]);
  });
});

describe('parole', () => {
  const officer = { officerName: 'An invented officer', officerPhone: '555-0150' };
  const onParole = (parole?: typeof officer): CorrectionBody => ({
    fact: 'parole',
    ...(parole && { parole }),
    reason: 'nowKnown',
  });

  it('asks who has the person to contact the officer, and takes that back where there is none', () => {
    const story = aCaseAccepted();
    correct(story, onParole(officer), careManager);
    expect(statesOf(story, 'paroleOfficerContact')).toEqual(['open']);
    correct(story, onParole({ ...officer, officerPhone: '555-0151' }), careManager);
    expect(statesOf(story, 'paroleOfficerContact')).toEqual(['open']);
    correct(story, onParole(), careManager, hour(2));
    expect(statesOf(story, 'paroleOfficerContact')).toEqual(['cancelled']);
    correct(story, onParole(officer), careManager, hour(3));
    expect(statesOf(story, 'paroleOfficerContact')).toEqual(['cancelled', 'open']);
  });

  it('asks for nothing before anybody has the person', () => {
    const story = aCaseBeforeTheSpoa();
    correct(story, onParole(officer));
    correct(story, onParole());
    expect(statesOf(story, 'paroleOfficerContact')).toEqual([]);
    discharge(story);
    correct(story, onParole(officer));
    expect(statesOf(story, 'paroleOfficerContact')).toEqual(['open']);
  });

  it('is a point of the checklist that nobody has signed yet', () => {
    const story = aCaseAccepted(aReferral({ person: aPerson() }));
    const points = [{ point: 'housing', state: 'done' }] as const;
    story.decide(openedAt, (draft) => putChecklist(draft, { points: [...points] }, planner), planner);
    story.decide(openedAt, (draft) => signChecklist(draft, { revision: 1 }, planner), planner);
    expect(openPoints(story.case)).not.toContain('paroleOfficer');
    correct(story, onParole(officer));
    expect(openPoints(story.case)).toContain('paroleOfficer');
    expect(checklistOf(story.case).revision).toBe(2);
  });
});
