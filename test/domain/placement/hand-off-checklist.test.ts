import { describe, expect, it } from '@jest/globals';
import { checklistOf, openPoints, signerOf, unsignedSides } from '../../../domain/case/hand-off.ts';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import { putChecklist, signChecklist } from '../../../domain/placement/hand-off-checklist.ts';
import type { HandOffChecklistBody } from '../../../domain/placement/hand-off-contract.ts';
import { handBack } from '../../../domain/placement/take-back.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
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

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const legal = {
  aot: 'none',
  probation: false,
  cpl33020: false,
  parole: { officerName: 'Invented Officer', officerPhone: '555-0190' },
} as const;
const onParole = (): Story => aCaseAccepted(aReferral({ legal }));

type Points = HandOffChecklistBody['points'];
const put = (story: Story, points: Points, by: Person = planner, now = hour(1)): void =>
  story.decide(now, (draft) => putChecklist(draft, { points }, by), by);
const sign = (story: Story, by: Person, revision = checklistOf(story.case).revision, now = hour(2)): void =>
  story.decide(now, (draft) => signChecklist(draft, { revision }, by), by);
const discharge = (story: Story, now = hour(3)): void =>
  story.decide(now, (draft) => recordDischarge(draft, { dischargedAt: now }, policy, 'body'), planner);
const everything: Points = (
  [
    'introduction',
    'medicationSupply',
    'appointments',
    'housing',
    'benefits',
    'transport',
    'supports',
  ] as const
).map((point) => ({ point, state: 'done' }));

describe('the warm hand-off checklist', () => {
  it('has a point for each thing that must be ready, parole only where the referral names it', () => {
    expect(openPoints(aCaseAccepted().case)).toEqual(everything.map(({ point }) => point));
    expect(openPoints(onParole().case)).toContain('paroleOfficer');
  });

  it('may be begun by the facility before anybody was asked, and belongs to the agency that accepts', () => {
    const story = aCaseBeforeTheSpoa();
    put(story, [{ point: 'housing', state: 'done', note: 'The room is kept.' }]);
    expect(story.case.handOffChecklists).toMatchObject([
      { number: 1, revision: 1, points: [{ point: 'housing', state: 'done', at: hour(1), by: planner }] },
    ]);
    expect(story.eventOf('handOffChecklistChanged').details).toEqual({
      revision: 1,
      changed: ['housing'],
      open: ['introduction', 'medicationSupply', 'appointments', 'benefits', 'transport', 'supports'],
    });
  });

  it('keeps who settled a point and when, and opens it again', () => {
    const story = aCaseAccepted();
    put(story, [{ point: 'transport', state: 'notNeeded', at: openedAt }]);
    put(story, [{ point: 'transport', state: 'open' }], careManager);
    expect(checklistOf(story.case)).toMatchObject({ agency: 'harbor-cma', revision: 2 });
    expect(checklistOf(story.case).points).toEqual([{ point: 'transport', state: 'open', by: careManager }]);
  });

  it('put twice is put once', () => {
    const story = aCaseAccepted();
    const points: Points = [{ point: 'housing', state: 'done', at: openedAt, note: 'Kept.' }];
    put(story, points);
    const again = story.draft(hour(5));
    putChecklist(again, { points: [{ point: 'housing', state: 'done', note: 'Kept.' }] }, careManager);
    putChecklist(again, { points }, planner);
    expect(again.changed).toBe(false);
  });

  it('with another time or another note is another revision', () => {
    const story = aCaseAccepted();
    put(story, [{ point: 'housing', state: 'done', at: openedAt }]);
    put(story, [{ point: 'housing', state: 'done', at: hour(1) }]);
    put(story, [{ point: 'housing', state: 'done', note: 'Kept.' }]);
    expect(checklistOf(story.case).revision).toBe(3);
  });

  it('takes no point that is settled in the future, and names the field', () => {
    const story = aCaseAccepted();
    const late = () =>
      put(story, [
        { point: 'housing', state: 'open' },
        { point: 'benefits', state: 'done', at: hour(9) },
      ]);
    expect(refusalOf(late)).toMatchObject({ code: 'inTheFuture', errors: [{ field: 'body.points[1].at' }] });
  });

  it('takes no point of parole where the referral names none', () => {
    const story = aCaseAccepted();
    const refused = () => put(story, [{ point: 'paroleOfficer', state: 'done' }]);
    expect(refusalOf(refused)).toMatchObject({
      code: 'noParole',
      errors: [{ field: 'body.points[0].point' }],
    });
  });
});

describe('the signatures', () => {
  it('are nobody’s for the receiving side while no agency has accepted', () => {
    expect(signerOf(aCaseBeforeTheSpoa().case, 'receiving')).toBeUndefined();
  });

  it('are of both sides, each under the revision that it read', () => {
    const story = aCaseAccepted();
    put(story, everything);
    expect(unsignedSides(story.case)).toEqual(['sending', 'receiving']);
    sign(story, planner);
    expect(unsignedSides(story.case)).toEqual(['receiving']);
    sign(story, careManager);
    expect(unsignedSides(story.case)).toEqual([]);
    expect(story.eventOf('handOffChecklistSigned').details).toEqual({ revision: 1, side: 'receiving' });
  });

  it('twice are once', () => {
    const story = aCaseAccepted();
    put(story, everything);
    sign(story, planner);
    const again = story.draft(hour(5));
    signChecklist(again, { revision: 1 }, planner);
    expect(again.changed).toBe(false);
  });

  it('are stale after a change, and given anew', () => {
    const story = aCaseAccepted();
    put(story, everything);
    sign(story, planner);
    sign(story, careManager);
    put(story, [{ point: 'housing', state: 'open', note: 'The room is gone.' }]);
    expect(unsignedSides(story.case)).toEqual(['sending', 'receiving']);
    sign(story, planner);
    expect(unsignedSides(story.case)).toEqual(['receiving']);
    expect(checklistOf(story.case).signatures).toHaveLength(2);
  });

  it('under a revision that was not read are refused, with the one that stands', () => {
    const story = aCaseAccepted();
    put(story, everything);
    put(story, [{ point: 'housing', state: 'open' }]);
    expect(refusalOf(() => sign(story, careManager, 1))).toMatchObject({
      code: 'checklistChanged',
      errors: [{ field: 'body.revision' }],
      state: { revision: 2, phase: 'warmHandOff' },
    });
  });

  it('of a checklist that nobody began are refused', () => {
    expect(refusalOf(() => sign(aCaseAccepted(), careManager, 1))).toMatchObject({
      code: 'nothingToSign',
      state: { revision: 0 },
    });
  });

  it('end with the agency: the next one reads what was settled, is to be introduced, and signs itself', () => {
    const story = aCaseAccepted();
    put(story, everything);
    sign(story, planner);
    sign(story, careManager);
    story.decide(
      hour(3),
      (draft) => handBack(draft, { reason: 'staffLeft' }, careManager, policy),
      careManager,
    );
    expect(openPoints(story.case)).toEqual(['introduction']);
    expect(unsignedSides(story.case)).toEqual(['sending', 'receiving']);
    put(story, [{ point: 'introduction', state: 'open', note: 'Waits for the next.' }], planner, hour(4));
    sign(story, planner);
    expect(story.case.handOffChecklists?.map(({ agency, revision }) => [agency, revision])).toEqual([
      ['harbor-cma', 1],
      [undefined, 3],
    ]);
    story.case.assignment.agency = 'meadow-cma';
    put(story, [{ point: 'introduction', state: 'done' }], aPersonOf('cma', 'meadow-cma'), hour(5));
    expect(story.case.handOffChecklists).toMatchObject([{ number: 1 }, { number: 2, agency: 'meadow-cma' }]);
  });
});

describe('a discharge with open points', () => {
  it('tells both sides and the county, and holds nothing up', () => {
    const story = aCaseAccepted();
    put(story, [{ point: 'housing', state: 'done' }]);
    discharge(story);
    expect(story.case.strands.discharge).toBe('discharged');
    expect(story.toldLast.filter((told) => told.startsWith('handOffPointsOpen'))).toEqual([
      'handOffPointsOpen to planner:pilgrim-pc',
      'handOffPointsOpen to spoa:suffolk',
      'handOffPointsOpen to cma:harbor-cma',
    ]);
  });

  it('where nobody began the checklist and nobody has accepted tells facility and county', () => {
    const story = aCaseBeforeTheSpoa();
    discharge(story);
    expect(story.told.filter((told) => told.startsWith('handOffPointsOpen'))).toEqual([
      'handOffPointsOpen to planner:pilgrim-pc',
      'handOffPointsOpen to spoa:suffolk',
    ]);
  });

  it('is told once a discharge: its correction says nothing, the next discharge does', () => {
    const story = aCaseAccepted();
    const count = () => story.told.filter((told) => told === 'handOffPointsOpen to spoa:suffolk').length;
    discharge(story);
    story.decide(hour(4), (draft) =>
      recordDischarge(draft, { dischargedAt: hour(2), correctionReason: 'wrongTime' }, policy, 'body'),
    );
    expect(count()).toBe(1);
    story.decide(hour(5), (draft) =>
      changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hour(5) }, policy),
    );
    discharge(story, hour(9));
    expect(count()).toBe(2);
  });

  it('whose points are all settled tells nobody', () => {
    const story = aCaseAccepted();
    put(story, everything);
    discharge(story);
    expect(story.told.filter((told) => told.startsWith('handOffPointsOpen'))).toEqual([]);
  });

  it('under a shared SPOA tells it too, and no Health Home that triages', () => {
    const story = aCaseAccepted();
    story.case.triage = { role: 'spoa', org: 'shared-spoa' };
    discharge(story);
    expect(story.toldLast).toContain('handOffPointsOpen to spoa:shared-spoa');
  });
});

describe('the contact with the parole officer', () => {
  const contacted = { kind: 'paroleOfficerContact', outcome: 'contacted', how: 'phone' } as const;
  const parolePoint = (story: Story) =>
    checklistOf(story.case).points.find(({ point }) => point === 'paroleOfficer');

  it('is the care manager’s as soon as an agency has accepted, within a business day', () => {
    const story = onParole();
    expect(story.item('paroleOfficerContact')).toMatchObject({
      ownerOrg: 'harbor-cma',
      dueAt: '2026-03-03T15:00:00.000Z',
    });
    expect(story.told).toContain('paroleContactDue to cma:harbor-cma');
    expect(aCaseAccepted().workItems.size).toBe(onParole().workItems.size - 1);
  });

  it('is the county’s with the discharge where nobody has accepted, and follows the person', () => {
    const story = aCaseBeforeTheSpoa(aReferral({ legal }));
    discharge(story);
    expect(story.item('paroleOfficerContact')).toMatchObject({ ownerOrg: 'suffolk' });
  });

  it('of a person who had left before the referral is asked for with it', () => {
    const left = { destination: { kind: 'family' as const }, dischargedAt: hour(-5) };
    const story = aReferredCase(aReferral({ legal, discharge: left }));
    expect(story.item('paroleOfficerContact')).toMatchObject({ ownerOrg: 'suffolk' });
    expect(story.toldLast).toContain('handOffPointsOpen to spoa:suffolk');
  });

  it('is asked for once a case', () => {
    const story = onParole();
    discharge(story);
    expect([...story.workItems.values()].filter(({ kind }) => kind === 'paroleOfficerContact')).toHaveLength(
      1,
    );
  });

  it.each([
    [{ ...contacted, at: hour(2) }, 'done'],
    [{ kind: 'paroleOfficerContact', outcome: 'noLongerOnParole', at: hour(2) }, 'notNeeded'],
    [{ kind: 'paroleOfficerContact', outcome: 'personRefuses', at: hour(2) }, 'notNeeded'],
    [{ kind: 'paroleOfficerContact', outcome: 'notReachable', attempts: 4, at: hour(2) }, 'open'],
  ] as const)('done or reasoned (%o) leaves the point %s', (body, state) => {
    const story = onParole();
    put(story, [{ point: 'paroleOfficer', state: 'open', note: 'Calls before noon.' }]);
    story.answer(hour(3), careManager, body);
    expect(story.item('paroleOfficerContact')).toMatchObject({ status: 'done', outcome: body.outcome });
    expect(story.case.clocks.find(({ kind }) => kind === 'paroleOfficerContact')).toMatchObject({
      metAt: hour(2),
    });
    expect(parolePoint(story)).toEqual({
      point: 'paroleOfficer',
      state,
      ...(state !== 'open' && { at: hour(2) }),
      note: 'Calls before noon.',
      by: careManager,
    });
    const { kind: _, ...details } = body;
    expect(story.eventOf('paroleOfficerContacted').details).toEqual(details);
  });

  it('is not reported before it happened', () => {
    const refused = () => onParole().answer(hour(1), careManager, { ...contacted, at: hour(3) });
    expect(refusalOf(refused)).toMatchObject({ code: 'inTheFuture', errors: [{ field: 'body.at' }] });
  });

  it('is what settles its point while it is open, and afterwards the point is put like any other', () => {
    const story = onParole();
    const settle = (now: Instant) =>
      put(story, [{ point: 'paroleOfficer', state: 'done' }], careManager, now);
    expect(refusalOf(() => settle(hour(1)))).toMatchObject({
      code: 'pointFollowsWork',
      errors: [{ field: 'body.points[0].state' }],
    });
    story.answer(hour(2), careManager, {
      ...contacted,
      outcome: 'notReachable',
      how: undefined,
      attempts: 2,
      at: hour(2),
    });
    settle(hour(3));
    expect(parolePoint(story)).toMatchObject({ state: 'done', at: hour(3) });
  });

  it('stays the work of who has the person when the agency hands them back', () => {
    const story = onParole();
    story.decide(
      hour(3),
      (draft) => handBack(draft, { reason: 'staffLeft' }, careManager, policy),
      careManager,
    );
    expect(story.item('paroleOfficerContact')).toMatchObject({ status: 'open', ownerOrg: spoa.org });
    expect(story.toldLast).toContain('paroleContactDue to spoa:suffolk');
  });
});
