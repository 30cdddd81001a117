/** A readmission that never was: the discharge that it reversed stands as it stood. */
import { describe, expect, it } from '@jest/globals';
import { closeCase } from '../../../domain/case/close-case.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { moveFacility } from '../../../domain/discharge/move-facility.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { reassign } from '../../../domain/placement/take-back.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';
import {
  agencies,
  aCaseAccepted,
  aCaseDischarged,
  aReferredCase,
  careManager,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import {
  clockOf,
  discharge,
  hour,
  meet,
  openOf,
  plan,
  voidIn,
  voidOn,
  why,
} from '../../fixtures/voids-fixture.ts';

const back = (at: Instant) => ({ status: 'readmitted', readmittedAt: at }) as const;
const wrong = (at = hour(6)) => ({ fact: 'admission', at, place: 'stateFacility', ...why }) as const;
const standing = (story: Story) => ({
  strands: story.case.strands,
  discharge: story.case.discharge,
  clocks: story.case.clocks,
  open: [...story.workItems.values()]
    .filter(({ status }) => status === 'open')
    .map(({ kind, anchor, dueAt }) => `${kind} ${anchor} ${dueAt}`)
    .sort(),
});
const closed = (story: Story, at: Instant): void =>
  story.decide(
    at,
    (draft) => {
      closeCase(draft, 'died', ['HHP-END-01'], at);
    },
    spoa,
  );

/** The discharge is awaited again, as the execution does. */
const awaited = (story: Story, at: Instant): void => {
  story.decide(at, (draft) => planWait(draft, 'discharge', policy));
};

describe('a readmission that was entered in error', () => {
  it('leaves the discharge as it stood: the clock runs from where it ran, and the contact is owed', () => {
    const on97 = aReferral({ medicaid: { status: 'active', program: 'district97', district: '97' } });
    const life = (): Story => {
      const story = aCaseAccepted(on97);
      story.decide(hour(0), (draft) => planWait(draft, 'discharge', policy));
      discharge(story, hour(5), { dischargedAt: hour(5) }, careManager);
      return story;
    };
    const never = life();
    const story = life();
    plan(story, hour(7), back(hour(6)));
    expect(clockOf(story, 'faceToFaceContact')).toMatchObject({ stoppedAt: hour(6) });
    awaited(story, hour(7));
    voidIn(story, hour(8), wrong(), planner);
    expect(standing(story)).toEqual(standing(never));
    expect(openOf(story, 'confirmDischarge')).toBeDefined();
    expect(story.eventOf('journeyResumed').details).toMatchObject({ why: 'readmissionVoided' });
    expect(story.toldLast).toEqual([
      'readmissionVoided to spoa:suffolk',
      'readmissionVoided to cma:harbor-cma',
      'readmissionVoided to planner:pilgrim-pc',
    ]);
    expect(story.case.journeyFacts?.at(-1)).toMatchObject({ fact: 'readmission', at: hour(6), voided: why });
    expect(refusalOf(() => voidOn(story, hour(9), wrong(), planner))).toMatchObject({
      code: 'alreadyVoided',
    });
    meet(story, hour(9));
    expect(story.case.strands.discharge).toBe('contacted');
  });

  it('has the contact owed by whoever has the person by then', () => {
    const story = aCaseAccepted();
    discharge(story, hour(5), { dischargedAt: hour(5) }, careManager);
    story.decide(hour(5), (draft) => planWait(draft, 'faceToFaceContact', policy));
    expect(openOf(story, 'faceToFaceContact')).toMatchObject({ ownerOrg: 'harbor-cma' });
    plan(story, hour(7), back(hour(6)));
    story.decide(hour(8), (draft) => reassign(draft, { reason: 'decisionChanged' }, spoa, policy), spoa);
    voidIn(story, hour(9), wrong(), planner);
    expect(openOf(story, 'faceToFaceContact')).toMatchObject({ ownerRole: 'spoa', ownerOrg: 'suffolk' });
  });

  it('leaves the confirmation of the facility, and a plan that was made for the next stay is voided by itself', () => {
    const confirmed = (): Story => {
      const story = aCaseAccepted();
      discharge(story, hour(5), { dischargedAt: hour(5) }, careManager);
      discharge(story, hour(6), { dischargedAt: hour(5) });
      return story;
    };
    const story = confirmed();
    plan(story, hour(7), back(hour(6)));
    plan(story, hour(7), { status: 'planned', plannedFor: hour(300) });
    voidIn(story, hour(8), wrong(), planner);
    expect(story.case.discharge).toMatchObject({
      confirmedAt: hour(6),
      plannedFor: hour(300),
      timesMoved: 1,
    });
    const body = { fact: 'dischargePlan', plannedFor: hour(300), ...why } as const;
    voidIn(story, hour(9), body, planner);
    expect(standing(story)).toEqual(standing(confirmed()));
  });

  it('lets a contact count that was made meanwhile', () => {
    const story = aCaseDischarged();
    plan(story, hour(7), back(hour(6)));
    meet(story, hour(8));
    expect(story.case.strands.discharge).toBe('unplanned');
    voidIn(story, hour(9), wrong(), planner);
    expect(story.case.strands.discharge).toBe('contacted');
    expect(clockOf(story, 'faceToFaceContact')).toMatchObject({ metAt: hour(8), late: false });
    expect(story.item('faceToFaceContact')).toMatchObject({ status: 'done', completedAt: hour(8) });
    expect(story.toldLast).toContain('contactMade to spoa:suffolk');
  });

  it('of somebody who was contacted: they still are, by the contact that stands', () => {
    const story = aCaseDischarged();
    const first = meet(story, hour(2));
    const never = standing(story);
    plan(story, hour(7), back(hour(6)));
    const again = story.draft(hour(9));
    expect(again.case.strands.discharge).toBe('unplanned');
    const other = voidOn(story, hour(9), wrong(), planner);
    expect(other.case.clocks).toEqual(never.clocks);
    expect(other.case.strands).toEqual(never.strands);
    // The contact is voided while the person was thought to be in the facility, and another stands.
    meet(story, hour(4), hour(8));
    voidIn(story, hour(8), { fact: 'contact', contactId: first, at: hour(2), ...why }, careManager);
    story.contacts.shift();
    voidIn(story, hour(9), wrong(), planner);
    expect(story.case.strands.discharge).toBe('contacted');
    expect(clockOf(story, 'faceToFaceContact')).toMatchObject({ metAt: hour(4) });
    expect(story.item('faceToFaceContact')).toMatchObject({ status: 'done', completedAt: hour(4) });
  });

  it('of somebody whose only contact was voided meanwhile: it is owed', () => {
    const story = aCaseDischarged();
    const only = meet(story, hour(2));
    plan(story, hour(7), back(hour(6)));
    voidIn(story, hour(8), { fact: 'contact', contactId: only, at: hour(2), ...why }, careManager);
    story.contacts.length = 0;
    voidIn(story, hour(9), wrong(), planner);
    expect(story.case.strands.discharge).toBe('discharged');
    expect(clockOf(story, 'faceToFaceContact')).not.toHaveProperty('metAt');
    expect(openOf(story, 'faceToFaceContact')).toBeDefined();
  });

  it('is no longer alone once there is another discharge, or a move to another facility', () => {
    const story = aCaseDischarged();
    plan(story, hour(7), back(hour(6)));
    const moved = aCaseDischarged();
    plan(moved, hour(7), back(hour(6)));
    moved.decide(hour(8), (draft) => {
      moveFacility(
        draft,
        { facility: 'kingsboro-pc', movedAt: hour(8), forensicUnit: false },
        planner,
        policy,
      );
    });
    expect(refusalOf(() => voidOn(moved, hour(9), wrong(), spoa))).toMatchObject({ code: 'laterFactStands' });
    discharge(story, hour(8));
    expect(refusalOf(() => voidOn(story, hour(9), wrong(), planner))).toMatchObject({
      code: 'laterFactStands',
      next: expect.stringContaining('voided first'),
    });
    voidIn(story, hour(9), { fact: 'discharge', dischargedAt: hour(8), ...why }, planner);
    voidIn(story, hour(9), wrong(), planner);
    expect(standing(story)).toEqual(standing(aCaseDischarged()));
  });

  it('whose taken back work is past is asked for by a fresh execution', () => {
    const story = aCaseDischarged();
    plan(story, hour(7), back(hour(6)));
    story.workItems.delete(story.item('faceToFaceContact').workItemId);
    voidIn(story, hour(8), wrong(), planner);
    story.decide(hour(8), (draft) => planWait(draft, 'faceToFaceContact', policy));
    expect(openOf(story, 'faceToFaceContact')).toMatchObject({ dueAt: hour(48) });
  });

  it('of a case that has closed: the contact was owed until then, and is again with the closing voided', () => {
    const never = aCaseDischarged();
    const story = aCaseDischarged();
    plan(story, hour(7), back(hour(6)));
    awaited(story, hour(7));
    for (const life of [never, story]) closed(life, hour(10));
    voidIn(story, hour(11), wrong(), planner);
    expect(standing(story)).toEqual(standing(never));
    for (const life of [never, story]) voidIn(life, hour(12), { fact: 'closing', ...why }, spoa);
    expect(standing(story)).toEqual(standing(never));
  });
});

describe('a readmission in error of a person of no stay', () => {
  const community = aReferral({
    source: 'shelterOutreach',
    discharge: undefined,
    admission: undefined,
    indicators: { homeless: { situation: 'shelter' } },
  });
  const offered = (): Story => {
    const story = aReferredCase(community, spoa);
    story.decide(hour(0), (draft) => {
      screenReferral(draft);
      planWait(draft, 'spoaDecision', policy);
    });
    story.answer(hour(0), spoa, { kind: 'spoaDecision', decision: 'accept' });
    story.decide(hour(0), (draft) => proposeAgency(draft, agencies, policy));
    return story;
  };
  const accept = (story: Story): Story => {
    story.answer(hour(8), careManager, { kind: 'cmaAcceptance', decision: 'accept' });
    return story;
  };

  it('before an agency accepts leaves them where they were', () => {
    const story = offered();
    plan(story, hour(7), back(hour(6)), spoa);
    voidIn(story, hour(8), wrong(), spoa);
    expect(story.case.strands.discharge).toBe('inCommunity');
  });

  it('is owed the first contact from the acceptance that came meanwhile', () => {
    const never = accept(offered());
    const story = offered();
    plan(story, hour(7), back(hour(6)), spoa);
    accept(story);
    voidIn(story, hour(9), wrong(), spoa);
    expect(story.case.strands).toEqual(never.case.strands);
    expect(clockOf(story, 'faceToFaceContact')).toEqual(clockOf(never, 'faceToFaceContact'));
  });

  it('who was being met is met again, and who was met by a contact that is voided is owed it', () => {
    const story = accept(offered());
    const engaging = standing(story);
    plan(story, hour(10), back(hour(9)), careManager);
    expect(voidOn(story, hour(11), wrong(hour(9)), careManager).case.clocks).toEqual(engaging.clocks);
    const met = accept(offered());
    met.decide(hour(8), (draft) => planWait(draft, 'faceToFaceContact', policy));
    const only = meet(met, hour(9));
    plan(met, hour(11), back(hour(10)), careManager);
    voidIn(met, hour(12), { fact: 'contact', contactId: only, at: hour(9), ...why }, careManager);
    met.contacts.length = 0;
    voidIn(met, hour(13), wrong(hour(10)), careManager);
    expect(met.case.strands.discharge).toBe('engaging');
    expect(openOf(met, 'faceToFaceContact')).toBeDefined();
  });
});
