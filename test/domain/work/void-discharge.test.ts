/** A discharge that never was: the person has not left, and nothing that followed from it stands. */
import { describe, expect, it } from '@jest/globals';
import { closeCase } from '../../../domain/case/close-case.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import type { VoidOf } from '../../../domain/case/void-contract.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { openEpisode, tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import { voidDischarge } from '../../../domain/work/void-journey.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';
import {
  agencies,
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aPersonOf,
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

const wrong = (at = hour(5)) => ({ fact: 'discharge', dischargedAt: at, ...why }) as const;
const waits = (story = aCaseAccepted()): Story => {
  story.decide(hour(0), (draft) => planWait(draft, 'discharge', policy));
  return story;
};
const open = (story: Story) =>
  [...story.workItems.values()]
    .filter(({ status }) => status === 'open')
    .map(({ kind, anchor, dueAt }) => `${kind} ${anchor} ${dueAt}`)
    .sort();
/** What is as if the discharge had never been. */
const standing = (story: Story) => ({
  strands: story.case.strands,
  phase: phaseOf(story.case),
  discharge: story.case.discharge,
  clocks: story.case.clocks,
  open: open(story),
  parole: story.case.paroleContactAskedAt,
  inEpisode: story.case.episode !== undefined,
});

describe('a discharge that was entered in error', () => {
  it('is awaited again by the plan that stood, and nothing that it started ever ran', () => {
    const never = waits();
    const story = waits();
    discharge(story, hour(5));
    voidIn(story, hour(6), wrong(), planner);
    expect(standing(story)).toEqual(standing(never));
    expect(story.eventOf('journeyResumed').details).toMatchObject({ why: 'dischargeVoided' });
    expect(story.eventOf('dischargeVoided').details).toEqual({ at: hour(5) });
    expect(story.eventOf('clockVoided').details).toMatchObject({ kind: 'faceToFaceContact' });
    expect(story.toldLast).toEqual([
      'dischargeVoided to planner:pilgrim-pc',
      'dischargeVoided to spoa:suffolk',
      'dischargeVoided to cma:harbor-cma',
    ]);
    expect(story.case.journeyFacts).toMatchObject([{ fact: 'discharge', at: hour(5), voided: why }]);
  });

  it('was met by a contact that was none: the episode is none, and a true discharge has its own 48 hours', () => {
    const never = waits();
    const story = waits();
    discharge(story, hour(5));
    story.answer(hour(6), careManager, {
      kind: 'warmHandOff',
      handedOffAt: hour(6),
      introduction: 'inPerson',
    });
    never.answer(hour(6), careManager, {
      kind: 'warmHandOff',
      handedOffAt: hour(6),
      introduction: 'inPerson',
    });
    meet(story, hour(7));
    story.decide(hour(7), openEpisode);
    voidIn(story, hour(8), wrong(), spoa);
    expect(standing(story)).toEqual(standing(never));
    expect(story.case.holdsPersonLock).toBe(true);
    expect(story.item('faceToFaceContact').status).toBe('cancelled');
    discharge(story, hour(20));
    expect(story.case.strands.discharge).toBe('discharged');
    expect(clockOf(story, 'faceToFaceContact')).toMatchObject({ anchor: hour(20), due: hour(68) });
    expect(story.item('faceToFaceContact').status).toBe('open');
  });

  it('was corrected in between: it is named as it is on record now', () => {
    const story = waits();
    discharge(story, hour(5));
    discharge(story, hour(6), { dischargedAt: hour(4), correctionReason: 'wrongTime' });
    expect(refusalOf(() => voidOn(story, hour(7), wrong(hour(5)), planner))).toMatchObject({
      code: 'factNotOnRecord',
      errors: [{ field: 'body.dischargedAt' }],
    });
    voidIn(story, hour(7), wrong(hour(4)), planner);
    expect(standing(story)).toEqual(standing(waits()));
  });

  it('was given as a day, and is named and kept by that day', () => {
    const story = waits();
    discharge(story, hour(30), { dischargedOn: '2026-03-02' });
    const body = { fact: 'discharge', dischargedOn: '2026-03-02', ...why } as const;
    expect(
      refusalOf(() => voidOn(story, hour(31), { ...body, dischargedOn: '2026-03-01' }, planner)),
    ).toMatchObject({ errors: [{ field: 'body.dischargedOn' }] });
    voidIn(story, hour(31), body, planner);
    expect(story.eventOf('factVoided').details).toMatchObject({ kind: 'discharge', id: '2026-03-02' });
    expect(standing(story)).toEqual(standing(waits()));
    const neither = { fact: 'discharge', ...why } as VoidOf<'discharge'>;
    const around = { takesPart: true, steps: [] };
    expect(() => {
      voidDischarge(story.draft(hour(32)), neither, planner, around, policy);
    }).toThrow(RangeError);
  });

  it('is told to a SPOA that triages for the county too', () => {
    const story = waits();
    discharge(story, hour(5));
    story.case.triage = { role: 'spoa', org: 'nyc' };
    voidIn(story, hour(6), wrong(), planner);
    expect(story.toldLast).toContain('dischargeVoided to spoa:nyc');
  });

  it('is voided once', () => {
    const story = waits();
    discharge(story, hour(5));
    voidIn(story, hour(6), wrong(), planner);
    expect(refusalOf(() => voidOn(story, hour(7), wrong(), planner))).toMatchObject({
      code: 'alreadyVoided',
    });
    expect(refusalOf(() => voidOn(story, hour(7), wrong(hour(1)), planner))).toMatchObject({
      code: 'factNotOnRecord',
    });
  });

  it('that a readmission has reversed rests on that: the readmission is voided first', () => {
    const story = waits();
    discharge(story, hour(5));
    plan(story, hour(7), { status: 'readmitted', readmittedAt: hour(6) });
    expect(refusalOf(() => voidOn(story, hour(8), wrong(), planner))).toMatchObject({
      code: 'laterFactStands',
    });
  });

  it('asked for Medicaid, which nobody need see to; what was confirmed meanwhile was confirmed', () => {
    const on97 = aReferral({ medicaid: { status: 'active', program: 'district97', district: '97' } });
    const never = waits(aCaseAccepted(on97));
    const story = waits(aCaseAccepted(on97));
    discharge(story, hour(5));
    const confirmed = waits(aCaseAccepted(on97));
    discharge(confirmed, hour(5));
    confirmed.answer(hour(6), careManager, {
      kind: 'medicaidFollowUp',
      outcome: 'moved',
      confirmedAt: hour(6),
    });
    voidIn(story, hour(7), wrong(), planner);
    expect(standing(story)).toEqual(standing(never));
    voidIn(confirmed, hour(7), wrong(), planner);
    expect(standing(confirmed)).toEqual(standing(never));
    expect(confirmed.item('medicaidFollowUp').status).toBe('done');
  });
});

const onParole = aReferral({
  legal: { ...aReferral().legal, parole: { officerName: 'A. Officer', officerPhone: '(631) 555-0100' } },
});

describe('a discharge in error of a person on parole', () => {
  it('asked for the officer, of which nobody is asked yet', () => {
    const never = waits(aCaseBeforeTheSpoa(onParole));
    const story = waits(aCaseBeforeTheSpoa(onParole));
    discharge(story, hour(5));
    expect(openOf(story, 'paroleOfficerContact')).toBeDefined();
    voidIn(story, hour(6), wrong(), planner);
    expect(standing(story)).toEqual(standing(never));
  });

  it('asked for the officer before the agency accepted: it would have been asked then', () => {
    const live = (withWrong: boolean): Story => {
      const story = waits(aCaseBeforeTheSpoa(onParole));
      if (withWrong) discharge(story, hour(5));
      story.answer(hour(6), spoa, { kind: 'spoaDecision', decision: 'accept' });
      story.decide(hour(6), (draft) => proposeAgency(draft, agencies, policy));
      story.answer(hour(7), careManager, { kind: 'cmaAcceptance', decision: 'accept' });
      story.decide(hour(7), (draft) => {
        tellHealthHome(draft, policy);
        planWait(draft, 'warmHandOff', policy);
      });
      if (withWrong) voidIn(story, hour(9), wrong(), planner);
      return story;
    };
    const story = live(true);
    const { clocks, ...rest } = standing(story);
    const { clocks: untouched, ...never } = standing(live(false));
    expect(rest).toEqual(never);
    const plain = (all: typeof clocks) =>
      all.map(({ kind, anchor, due }) => `${kind} ${anchor} ${due}`).sort();
    expect(plain(clocks)).toEqual(plain(untouched));
    expect(clockOf(story, 'paroleOfficerContact')?.moves).toMatchObject([{ reason: 'dischargeVoided' }]);
  });

  it('that the agency had been asked for before stays asked for, and an officer who was contacted was', () => {
    const story = waits(aCaseAccepted(onParole));
    discharge(story, hour(5));
    voidIn(story, hour(6), wrong(), planner);
    expect(openOf(story, 'paroleOfficerContact')).toBeDefined();
    const contacted = waits(aCaseBeforeTheSpoa(onParole));
    discharge(contacted, hour(5));
    contacted.answer(hour(6), spoa, {
      kind: 'paroleOfficerContact',
      outcome: 'contacted',
      at: hour(6),
      how: 'phone',
    });
    voidIn(contacted, hour(7), wrong(), planner);
    expect(contacted.case.paroleContactAskedAt).toBe(hour(5));
    expect(clockOf(contacted, 'paroleOfficerContact')).toMatchObject({ metAt: hour(6) });
  });
});

describe('a discharge in error that others reported', () => {
  it('is theirs to void, and the facility need not confirm it', () => {
    const never = waits();
    const story = waits();
    discharge(story, hour(5), { dischargedAt: hour(5) }, careManager);
    expect(openOf(story, 'confirmDischarge')).toBeDefined();
    const other = aPersonOf('cma', 'meadow-cma');
    expect(refusalOf(() => voidOn(story, hour(6), wrong(), other))).toMatchObject({ code: 'notYoursToVoid' });
    voidIn(story, hour(6), wrong(), careManager);
    expect(standing(story)).toEqual(standing(never));
  });
});

describe('a discharge in error that the facility confirmed', () => {
  it('is confirmed no more, and what had been awaited is opened anew where its work is past', () => {
    const never = waits();
    const story = waits();
    discharge(story, hour(5), { dischargedAt: hour(5) }, careManager);
    discharge(story, hour(6), { dischargedAt: hour(5) });
    expect(story.case.discharge).toHaveProperty('confirmedAt');
    story.workItems.delete(story.item('discharge').workItemId);
    voidIn(story, hour(7), wrong(), careManager);
    expect(story.case.discharge).toEqual(never.case.discharge);
    expect(openOf(story, 'discharge')).toBeUndefined();
    story.decide(hour(7), (draft) => planWait(draft, 'discharge', policy));
    expect(openOf(story, 'discharge')).toMatchObject({ dueAt: openOf(never, 'discharge')?.dueAt });
  });
});

describe('a discharge in error that was given with the referral', () => {
  const late = aReferral({ discharge: { destination: { kind: 'family' }, dischargedAt: hour(0) } });
  it('is voided by who referred: the person is in the facility, and no plan stands', () => {
    const never = aCaseAccepted(aReferral({ discharge: { destination: { kind: 'family' } } }));
    const story = aCaseAccepted(late);
    story.decide(hour(0), (draft) => planWait(draft, 'faceToFaceContact', policy));
    expect(refusalOf(() => voidOn(story, hour(1), wrong(hour(0)), careManager))).toMatchObject({
      code: 'notYoursToVoid',
    });
    voidIn(story, hour(1), wrong(hour(0)), planner);
    expect(standing(story)).toEqual(standing(never));
    expect(story.case.screening?.record?.facts.stateDischargeOn).toBeNull();
    expect(story.eventOf('decidedAnew').details).toMatchObject({ because: 'factVoided' });
    expect(story.case.journeyFacts).toMatchObject([{ fact: 'discharge', at: hour(0), enteredAt: hour(0) }]);
    // A fresh execution awaits it.
    story.decide(hour(1), (draft) => planWait(draft, 'discharge', policy));
    expect(openOf(story, 'discharge')).toBeDefined();
  });

  it('and corrected since, is named as it is on record now', () => {
    const story = aCaseAccepted(late);
    discharge(story, hour(1), { dischargedAt: hour(-1), correctionReason: 'wrongTime' });
    expect(voidOn(story, hour(2), wrong(hour(-1)), planner).case.strands.discharge).toBe('unplanned');
  });

  it('of another stay, by the county that entered it', () => {
    const story = aReferredCase(
      aReferral({
        source: 'hospital',
        indicators: { homeless: { situation: 'shelter' } },
        discharge: { destination: { kind: 'family' }, dischargedAt: hour(0) },
      }),
      spoa,
    );
    story.decide(hour(0), screenReferral);
    voidIn(story, hour(1), wrong(hour(0)), spoa);
    expect(story.case.strands.discharge).toBe('unplanned');
  });

  it('or of an earlier release: what it had done is found', () => {
    const story = waits();
    discharge(story, hour(5));
    delete story.case.journeyFacts;
    voidIn(story, hour(6), wrong(), planner);
    expect(standing(story)).toEqual(standing(waits()));
  });
});

describe('a discharge in error of a case that has closed', () => {
  it('is none; when the closing is voided too, the discharge is awaited', () => {
    const never = waits();
    const story = waits();
    discharge(story, hour(5));
    for (const life of [never, story])
      life.decide(
        hour(6),
        (draft) => {
          closeCase(draft, 'died', ['HHP-END-01'], hour(6));
        },
        spoa,
      );
    voidIn(story, hour(7), wrong(), planner);
    expect(standing(story)).toEqual(standing(never));
    for (const life of [never, story]) voidIn(life, hour(8), { fact: 'closing', ...why }, spoa);
    expect(standing(story)).toEqual(standing(never));
    expect(openOf(story, 'discharge')).toBeDefined();
  });
});
