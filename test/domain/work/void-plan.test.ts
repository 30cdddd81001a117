/** A plan of the discharge that was entered in error: the plan before it stands, or none, and moves are counted without it. */
import { describe, expect, it } from '@jest/globals';
import { aReferral } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aPersonOf,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { caseFacts } from '../../../domain/case/case-facts.ts';
import type { VoidOf } from '../../../domain/case/void-contract.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import { moveFacility } from '../../../domain/discharge/move-facility.ts';
import { voidDischargePlan } from '../../../domain/work/void-journey.ts';
import { discharge, hour, openOf, plan, voidIn, voidOn, why } from '../../fixtures/voids-fixture.ts';

const given = '2026-03-06T22:00:00.000Z';
const unplanned = aReferral({ discharge: { destination: { kind: 'ownHome' } } });
const planned = aReferral({ discharge: { plannedFor: given, destination: { kind: 'ownHome' } } });
const wrong = (named: { plannedFor: string } | { plannedOn: string }) =>
  ({ fact: 'dischargePlan', ...named, ...why }) as const;
const waits = (story: Story): Story => {
  story.decide(hour(0), (draft) => planWait(draft, 'discharge', policy));
  return story;
};
const stands = ({
  case: {
    discharge: { plannedFor, plannedDateOnly, timesMoved },
    strands,
  },
}: Story) => ({
  plannedFor,
  plannedDateOnly,
  timesMoved,
  strand: strands.discharge,
});
const owed = (story: Story) => {
  const { anchor, dueAt, nextRungAt } = openOf(story, 'discharge') ?? {};
  return { anchor, dueAt, nextRungAt };
};

describe('a plan that was entered in error', () => {
  it('leaves the plan of the referral, which was never moved, and what is awaited is due as it was', () => {
    const never = waits(aCaseAccepted(planned));
    const story = waits(aCaseAccepted(planned));
    plan(story, hour(5), { status: 'planned', plannedFor: hour(300) });
    expect(stands(story)).toMatchObject({ timesMoved: 1 });
    voidIn(story, hour(6), wrong({ plannedFor: hour(300) }), planner);
    expect(stands(story)).toEqual(stands(never));
    expect(owed(story)).toEqual(owed(never));
    expect(story.outbox.at(-1)).toMatchObject({ kind: 'publishNotice' });
    expect(story.outbox.filter(({ kind }) => kind === 'replanWait')).toHaveLength(2);
    expect(story.toldLast).toEqual([
      'dischargePlanVoided to spoa:suffolk',
      'dischargePlanVoided to cma:harbor-cma',
      'dischargePlanVoided to planner:pilgrim-pc',
    ]);
    expect(story.eventOf('dischargePlanVoided').details).toEqual({ timesMoved: 0, plannedFor: given });
  });

  it('leaves none where none stood, and the review of a person without a plan', () => {
    const never = waits(aCaseAccepted(unplanned));
    const story = waits(aCaseAccepted(unplanned));
    plan(story, hour(5), { status: 'planned', plannedOn: '2026-03-20' });
    voidIn(story, hour(6), wrong({ plannedOn: '2026-03-20' }), spoa);
    expect(stands(story)).toEqual(stands(never));
    expect(owed(story)).toEqual(owed(never));
    expect(story.eventOf('factVoided').details).toMatchObject({ kind: 'dischargePlan', id: '2026-03-20' });
    expect(story.eventOf('dischargePlanVoided').details).toEqual({ timesMoved: 0 });
  });

  it('between two others is taken out: the later stands, and is counted by what stood before both', () => {
    const story = waits(aCaseAccepted(unplanned));
    plan(story, hour(1), { status: 'planned', plannedFor: hour(100) });
    plan(story, hour(2), { status: 'planned', plannedOn: '2026-03-20' });
    plan(story, hour(3), { status: 'planned', plannedFor: hour(300) });
    voidIn(story, hour(4), wrong({ plannedFor: hour(100) }), planner);
    expect(stands(story)).toMatchObject({ plannedFor: hour(300), timesMoved: 1 });
    voidIn(story, hour(5), wrong({ plannedFor: hour(300) }), planner);
    expect(stands(story)).toMatchObject({ plannedDateOnly: true, timesMoved: 0, strand: 'planned' });
    expect(owed(story)).toMatchObject({ anchor: hour(2) });
    expect(story.eventOf('dischargePlanVoided').details).toEqual({
      timesMoved: 0,
      plannedOn: '2026-03-20',
    });
    voidIn(story, hour(6), wrong({ plannedOn: '2026-03-20' }), planner);
    expect(stands(story)).toMatchObject({ plannedFor: undefined, timesMoved: 0, strand: 'unplanned' });
    expect(owed(story)).toMatchObject({ anchor: hour(0) });
  });

  it('of the referral is voided by who referred, and the plans since stand', () => {
    const story = waits(aCaseAccepted(planned));
    expect(caseFacts(story.case, hour(1)).stateDischargeOn).toBe('2026-03-06');
    plan(story, hour(1), { status: 'planned', plannedFor: hour(300) });
    plan(story, hour(2), { status: 'cancelled', reason: 'notReady' });
    const draft = voidOn(story, hour(3), wrong({ plannedFor: given }), planner);
    expect(draft.case.discharge).toMatchObject({ timesMoved: 0 });
    expect(draft.case.strands.discharge).toBe('unplanned');
    const fresh = waits(aCaseAccepted(planned));
    voidIn(fresh, hour(3), wrong({ plannedFor: given }), planner);
    expect(stands(fresh)).toMatchObject({ plannedFor: undefined, strand: 'unplanned' });
    // The rules had read it.
    expect(fresh.eventOf('decidedAnew').details).toMatchObject({ because: 'factVoided' });
    expect(fresh.case.journeyFacts).toMatchObject([{ number: 1, plannedFor: given, voided: why }]);
    plan(fresh, hour(4), { status: 'planned', plannedFor: hour(300) });
    expect(stands(fresh)).toMatchObject({ timesMoved: 0 });
    expect(refusalOf(() => voidOn(fresh, hour(5), wrong({ plannedFor: given }), planner))).toMatchObject({
      code: 'alreadyVoided',
    });
  });

  it('of the referral was written by the facility of then, wherever the person has moved', () => {
    const story = waits(aCaseAccepted(planned));
    story.decide(hour(1), (draft) => {
      moveFacility(
        draft,
        { facility: 'kingsboro-pc', movedAt: hour(1), forensicUnit: false },
        planner,
        policy,
      );
    });
    const present = aPersonOf('planner', 'kingsboro-pc');
    expect(refusalOf(() => voidOn(story, hour(2), wrong({ plannedFor: given }), present))).toMatchObject({
      code: 'notYoursToVoid',
    });
    expect(voidOn(story, hour(2), wrong({ plannedFor: given }), planner).case.strands.discharge).toBe(
      'unplanned',
    );
  });

  it('is named as it is on record, and where more plans came than are current the first is past', () => {
    const story = waits(aCaseAccepted(planned));
    const refused = (named: Parameters<typeof wrong>[0]) =>
      refusalOf(() => voidOn(story, hour(40), wrong(named), planner));
    expect(refused({ plannedFor: hour(9) })).toMatchObject({
      code: 'factNotOnRecord',
      errors: [{ field: 'body.plannedFor' }],
    });
    expect(refused({ plannedOn: '2026-03-06' })).toMatchObject({ errors: [{ field: 'body.plannedOn' }] });
    plan(story, hour(1), { status: 'planned', plannedFor: hour(300) });
    story.case.counters.parts = { journeyFact: 12 };
    expect(refused({ plannedFor: given })).toMatchObject({ code: 'factNotOnRecord' });
    const neither = { fact: 'dischargePlan', ...why } as VoidOf<'dischargePlan'>;
    const around = { takesPart: true, steps: [] };
    expect(() => {
      voidDischargePlan(story.draft(hour(2)), neither, planner, around, policy);
    }).toThrow(RangeError);
  });

  it('is taken out after the discharge too, which then follows from no plan', () => {
    const story = waits(aCaseAccepted(unplanned));
    plan(story, hour(1), { status: 'planned', plannedFor: hour(100) });
    discharge(story, hour(5));
    voidIn(story, hour(6), wrong({ plannedFor: hour(100) }), planner);
    expect(stands(story)).toMatchObject({ plannedFor: undefined, strand: 'discharged' });
    voidIn(story, hour(7), { fact: 'discharge', dischargedAt: hour(5), ...why }, planner);
    expect(stands(story)).toMatchObject({ strand: 'unplanned' });
    expect(owed(story).dueAt).not.toBe(hour(100));
  });

  it('of a case that has closed is taken out, and nobody awaits anything', () => {
    const story = waits(aCaseAccepted(planned));
    plan(story, hour(1), { status: 'planned', plannedFor: hour(300) });
    story.decide(hour(2), (draft) => {
      closeCase(draft, 'died', ['HHP-END-01'], hour(2));
    });
    voidIn(story, hour(3), wrong({ plannedFor: hour(300) }), planner);
    expect(stands(story)).toMatchObject({ plannedFor: given, timesMoved: 0, strand: 'planned' });
    expect(openOf(story, 'discharge')).toBeUndefined();
  });
});
