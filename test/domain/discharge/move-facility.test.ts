/** A person who moves to another State facility before the discharge: the referral goes along, and nothing is entered twice. */
import { describe, expect, it } from '@jest/globals';
import { referralWrittenBy } from '../../../domain/case/former-facility.ts';
import { signerOf } from '../../../domain/case/hand-off.ts';
import { partiesOf, relationTo, wasParty } from '../../../domain/case/parties.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import { moveFacility } from '../../../domain/discharge/move-facility.ts';
import {
  type MoveFacilityBody,
  moveFacilityBodySchema,
} from '../../../domain/discharge/move-facility-contract.ts';
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { resubmitReferral } from '../../../domain/work/resubmit-referral.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { aReferral, openedAt, plannedFor } from '../../fixtures/case-fixture.ts';
import {
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

const now = addElapsed(openedAt, 10, 'hours');
const later = addElapsed(openedAt, 20, 'hours');
const newPlanner = aPersonOf('planner', 'kingsboro-pc');
const bodyOf = (overrides: Partial<MoveFacilityBody> = {}): MoveFacilityBody => ({
  facility: 'kingsboro-pc',
  movedAt: openedAt,
  forensicUnit: false,
  ...overrides,
});
const move = (
  story: Story,
  overrides: Partial<MoveFacilityBody> = {},
  { by = planner, at = now }: { by?: Person; at?: string } = {},
) => story.decide(at, (draft) => moveFacility(draft, bodyOf(overrides), by, policy), by);
const moved = (story = aCaseAccepted(), by: Person = planner): Story => {
  move(story, {}, { by });
  return story;
};

describe('a move to another facility', () => {
  it('makes the new facility the one that refers, and the former one a facility that once did', () => {
    const story = moved();
    expect(story.case.facility).toBe('kingsboro-pc');
    expect(relationTo(story.case, newPlanner)).toBe('ownFacility');
    expect(relationTo(story.case, planner)).toBeUndefined();
    expect(wasParty(story.case, planner)).toBe(true);
    expect(story.case.formerFacilities).toMatchObject([
      { facility: 'pilgrim-pc', to: 'kingsboro-pc', movedAt: openedAt, at: now, by: planner },
    ]);
    expect(story.eventOf('facilityMoved')).toMatchObject({
      ruleIds: ['HHP-FAC-01'],
      details: { from: 'pilgrim-pc', to: 'kingsboro-pc', at: openedAt },
    });
  });

  it('is told to the new facility, the county and the agency, and not to who said it', () => {
    expect(moved().toldLast).toEqual([
      'referralCame to planner:kingsboro-pc',
      'facilityMoved to spoa:suffolk',
      'facilityMoved to cma:harbor-cma',
      'facilityMoved to healthHome:tide-health-home',
    ]);
  });

  it('is reported by the county too, and then told to the facility that was silent', () => {
    const told = moved(aCaseAccepted(), spoa).toldLast;
    expect(told).toContain('facilityMoved to planner:pilgrim-pc');
    expect(told).not.toContain('facilityMoved to spoa:suffolk');
  });

  it('takes what the facility owes along: the wait for the discharge goes on with its token and its due instant', () => {
    const story = aCaseAccepted();
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    const before = story.item('discharge');
    moved(story);
    expect(story.item('discharge')).toMatchObject({
      workItemId: before.workItemId,
      status: 'open',
      ownerOrg: 'kingsboro-pc',
      dueAt: before.dueAt,
      revision: before.revision,
    });
    expect(story.case.clocks).toEqual(story.case.clocks.filter(({ moves }) => moves.length === 0));
  });

  it('takes the questions of a SPOA along: the new facility is asked, and sends the referral again', () => {
    const story = aCaseBeforeTheSpoa();
    story.answer(openedAt, spoa, {
      kind: 'spoaDecision',
      decision: 'returnForInformation',
      questions: ['clinicalInformation'],
    });
    moved(story);
    expect(story.item('referralInformation')).toMatchObject({ ownerOrg: 'kingsboro-pc', status: 'open' });
    expect(story.toldLast).toContain('referralReturned to planner:kingsboro-pc');
    const again = aReferral({ referrer: { name: 'Quentin Blotter', title: 'Planner', phone: '555-0190' } });
    story.decide(later, (draft) => resubmitReferral(draft, again, newPlanner, policy), newPlanner);
    expect(story.case.referral.referrer.name).toBe('Quentin Blotter');
    expect(story.case.formerDecisions).toMatchObject([{ because: 'resubmitted', inEpisode: false }]);
    // Each facility reads what it wrote.
    expect(referralWrittenBy(story.case, 'pilgrim-pc').referrer.name).toBe('Perpetua Inkwell');
    expect(referralWrittenBy(story.case, 'kingsboro-pc').referrer.name).toBe('Quentin Blotter');
  });

  it('leaves the hand-off checklist to the new facility, which signs for the sending side', () => {
    expect(signerOf(moved().case, 'sending')).toEqual({ role: 'planner', org: 'kingsboro-pc' });
  });

  it('leaves the planned discharge as it is, unless another day is given', () => {
    expect(moved().case.discharge.plannedFor).toBe(plannedFor);
    const story = aCaseAccepted();
    move(story, { plannedFor: '2026-04-01T15:00:00.000Z' });
    expect(story.case.discharge).toMatchObject({ plannedFor: '2026-04-01T15:00:00.000Z', timesMoved: 1 });
    expect(story.toldLast).toContain('dischargePlanMoved to cma:harbor-cma');
    const byDay = aCaseAccepted();
    move(byDay, { plannedOn: '2026-04-01' });
    expect(byDay.case.discharge).toMatchObject({
      plannedFor: '2026-04-02T04:00:00.000Z',
      plannedDateOnly: true,
    });
  });

  it('may follow another, and lead back to the first', () => {
    const story = moved();
    move(story, { facility: 'bronx-pc', movedAt: now }, { by: newPlanner, at: later });
    move(story, { facility: 'pilgrim-pc', movedAt: later }, { by: spoa, at: later });
    expect(story.case.formerFacilities?.map(({ facility }) => facility)).toEqual([
      'pilgrim-pc',
      'kingsboro-pc',
      'bronx-pc',
    ]);
    expect(relationTo(story.case, planner)).toBe('ownFacility');
    expect(referralWrittenBy(story.case, 'pilgrim-pc')).toEqual(story.case.referral);
    expect(partiesOf(story.case).filter(({ role }) => role === 'planner')).toHaveLength(1);
  });

  it('is one of a forensic release by where the person is now', () => {
    const discharged = (overrides: Partial<MoveFacilityBody>): Story => {
      const story = aReferredCase();
      move(story, overrides);
      story.decide(now, (draft) => recordDischarge(draft, { dischargedAt: now }, policy, 'body'), newPlanner);
      return story;
    };
    const targets = (story: Story) =>
      story.case.clocks.filter(({ kind }) => kind === 'forensicContactTarget').length;
    expect(targets(discharged({}))).toBe(0);
    expect(targets(discharged({ forensicUnit: true }))).toBe(1);
    expect(targets(discharged({ facility: 'kirby-forensic-pc' }))).toBe(1);
  });
});

describe('a move to another facility is refused', () => {
  it('where no State facility referred', () => {
    const story = aReferredCase(aReferral({ source: 'hospital' }), spoa);
    expect(refusalOf(() => move(story))).toMatchObject({ code: 'notOfStateFacility' });
  });

  const refused = (story: Story, overrides: Partial<MoveFacilityBody> = {}) =>
    refusalOf(() => move(story, overrides));
  const discharged = (): Story => {
    const story = aCaseAccepted();
    story.decide(openedAt, (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'));
    return story;
  };

  it('after the discharge, with what to do when the person is in hospital again', () => {
    expect(refused(discharged())).toMatchObject({
      code: 'hasLeftFacility',
      next: expect.stringContaining('status readmitted'),
      state: { strands: { discharge: 'discharged' } },
    });
  });

  it('not after a readmission, which is what that says', () => {
    const story = discharged();
    story.decide(openedAt, (draft) =>
      changeDischargePlan(draft, { status: 'readmitted', readmittedAt: openedAt }, policy),
    );
    expect(moved(story).case.facility).toBe('kingsboro-pc');
  });

  it('once the episode has begun', () => {
    const story = discharged();
    story.answer(openedAt, careManager, {
      kind: 'warmHandOff',
      handedOffAt: openedAt,
      introduction: 'inPerson',
    });
    story.decide(
      openedAt,
      (draft) =>
        recordContact(
          draft,
          { at: openedAt, method: 'faceToFace', outcome: 'made' },
          careManager,
          policy.aot,
          'body',
        ),
      careManager,
    );
    story.decide(openedAt, openEpisode);
    expect(refused(story)).toMatchObject({
      code: 'hasLeftFacility',
      next: expect.stringContaining('/facts'),
    });
  });

  it.each([
    ['to the facility that has the referral', { facility: 'pilgrim-pc' }, 'sameFacility', 'body.facility'],
    ['at a time to come', { movedAt: later }, 'inTheFuture', 'body.movedAt'],
    ['at a time before the stay', { movedAt: '2025-06-09T15:00:00.000Z' }, 'movedBeforeStay', 'body.movedAt'],
  ] as const)('%s', (_name, overrides, code, field) => {
    const story = aCaseAccepted();
    expect(refused(story, overrides)).toMatchObject({ code, errors: [{ field }] });
    expect(story.case.formerFacilities).toBeUndefined();
  });

  it('at a time before the move that led to the present facility', () => {
    const story = aCaseAccepted();
    move(story, { movedAt: now });
    expect(refused(story, { facility: 'bronx-pc', movedAt: openedAt })).toMatchObject({
      code: 'movedBeforeStay',
    });
  });

  it('with two plans at once, and to what is no State facility', () => {
    const fields = (body: object) =>
      moveFacilityBodySchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'));
    const { facility, movedAt } = bodyOf();
    const both = { plannedFor, plannedOn: '2026-03-06' };
    expect(fields({ facility, movedAt, ...both })).toEqual(['plannedOn']);
    expect(fields({ facility: 'general-hospital', movedAt })).toEqual(['facility']);
  });
});
