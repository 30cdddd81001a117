import { describe, expect, it } from '@jest/globals';
import { caseloadPoints } from '../../../domain/placement/caseload-rules.ts';
import {
  reasonsNotToTake,
  type CaseloadCapacity,
  capacityOfCareManager,
  capacityOfTeam,
  capacitiesOf,
} from '../../../domain/placement/capacity.ts';
import type { StaffDirectory } from '../../../domain/registry/staff-directory.ts';
import { aCareManager, aDirectory, aSupervisor, aTeam, today } from '../../fixtures/registry-fixture.ts';

const alone = (
  staff: Parameters<typeof aCareManager>[0],
  directory: Partial<StaffDirectory> = {},
): CaseloadCapacity => {
  const careManager = aCareManager(staff);
  return capacityOfCareManager(aDirectory({ careManagers: [careManager], ...directory }), careManager, today);
};
const ruleIds = ({ exclusionReasons }: CaseloadCapacity): string[] =>
  exclusionReasons.map(({ ruleId }) => ruleId);

describe('one care manager of HH+ only', () => {
  it.each([
    [11, 4, []],
    [12, 3, []],
    [14, 1, []],
    [15, 0, ['HHP-LOAD-01']],
    [16, 0, ['HHP-LOAD-01']],
  ])('with %i people has %i places', (hhPlusElsewhere, available, reasons) => {
    const capacity = alone({ hhPlusElsewhere });
    expect(capacity).toMatchObject({ model: 'hhPlusOnly', available });
    expect(ruleIds(capacity)).toEqual(reasons);
  });

  it.each([
    [0.5, 7],
    [0.8, 12],
    [0.33, 4],
  ])('of %d FTE has at most %i', (fte, available) => {
    expect(alone({ fte }).available).toBe(available);
  });

  it('counts who came through this system with the others', () => {
    const caseloads = [{ agency: 'harbor-cma', kind: 'careManager', id: 'cm-ada', count: 10 } as const];
    expect(alone({ hhPlusElsewhere: 4 }, { caseloads })).toMatchObject({
      caseload: { hhPlus: 14 },
      available: 1,
    });
  });

  it('on a date before any limit stops counting somewhere', () => {
    const careManager = aCareManager({ employedFrom: '2010-01-01' });
    expect(capacityOfCareManager(aDirectory(), careManager, '2012-01-01').available).toBe(1_000);
  });
});

describe('a mixed caseload', () => {
  it.each([
    [10, 1, 1, []],
    [11, 1, 0, ['HHP-LOAD-02']],
  ])('with %i HH+ has %i places', (hhPlusElsewhere, lowTouch, available, reasons) => {
    const capacity = alone({ hhPlusElsewhere, lowTouch });
    expect(capacity).toMatchObject({ model: 'mixed', available });
    expect(ruleIds(capacity)).toEqual(reasons);
  });

  it('of 7, 6 and 9 has 42 points and fits one more; with 46 the reason is the points', () => {
    expect(caseloadPoints({ hhPlus: 7, highTouch: 6, lowTouch: 9 })).toBe(42);
    expect(alone({ hhPlusElsewhere: 7, highTouch: 6, lowTouch: 9 })).toMatchObject({
      points: 42,
      available: 1,
    });
    const full = alone({ hhPlusElsewhere: 7, highTouch: 6, lowTouch: 10 });
    expect(full.available).toBe(0);
    expect(full.exclusionReasons).toEqual([
      {
        ruleId: 'HHP-LOAD-05',
        reason: '46 points for 1 FTE is above 45, the most that 45 points a FTE allow.',
      },
    ]);
  });
});

describe('a care manager who may not serve', () => {
  it.each([
    ['without the experience', { experienceYears: 0 }, {}, ['HHP-STAFF-01']],
    ['of a supervisor who is not known', { supervisor: 'sup-nobody' }, {}, ['HHP-STAFF-04']],
    ['after leaving', { employedUntil: '2026-03-01' }, {}, ['HHP-STAFF-03']],
    [
      'whose supervisor has left',
      {},
      { supervisors: [aSupervisor({ employedUntil: '2026-03-01' })] },
      ['HHP-STAFF-04'],
    ],
  ] as const)('%s has no place, and the rule says why', (_why, staff, directory, expected) => {
    const capacity = alone(staff, directory);
    expect(capacity.available).toBe(0);
    expect(ruleIds(capacity)).toEqual(expected);
  });
});

describe('a team', () => {
  const of = (
    team: Parameters<typeof aTeam>[0],
    directory: Partial<StaffDirectory> = {},
  ): CaseloadCapacity => {
    const quay = aTeam(team);
    return capacityOfTeam(aDirectory({ teams: [quay], ...directory }), quay, today);
  };
  const second = aCareManager({ id: 'cm-bo' });
  const both = { careManagers: [aCareManager(), second] };
  const fourFte = [
    { careManager: 'cm-ada', fte: 1 },
    { careManager: 'cm-bo', fte: 1 },
    { role: 'peer' as const, fte: 1 },
    { role: 'registeredNurse' as const, fte: 1 },
  ];

  it.each([
    ['29 HH+ and one qualified', { hhPlusElsewhere: 29 }, {}, 1, []],
    ['30 HH+ and two FTE', { hhPlusElsewhere: 30 }, {}, 0, ['HHP-LOAD-03', 'HHP-LOAD-04']],
    ['40 HH+, four FTE and two qualified', { hhPlusElsewhere: 40, members: fourFte }, both, 20, []],
    [
      '60 HH+, four FTE and two qualified',
      { hhPlusElsewhere: 60, members: fourFte },
      both,
      0,
      ['HHP-LOAD-03', 'HHP-LOAD-04'],
    ],
    ['that is over', { activeUntil: '2026-03-01' }, {}, 0, ['HHP-ASG-05']],
    [
      'led by somebody who is not qualified',
      {},
      { careManagers: [aCareManager({ experienceYears: 0 })] },
      0,
      ['HHP-LOAD-04', 'HHP-LOAD-06'],
    ],
    [
      'of more time than the care manager works',
      {},
      { careManagers: [aCareManager({ fte: 0.5 })] },
      0,
      ['HHP-ASG-04'],
    ],
  ] as const)('of %s', (_which, team, directory, available, reasons) => {
    const capacity = of({ ...team, ...('members' in team && { members: [...team.members] }) }, directory);
    expect(ruleIds(capacity)).toEqual(reasons);
    expect(capacity.available).toBe(available);
  });

  it('of three FTE may carry the guidance’s 21, 18 and 35: 134 points', () => {
    const members = [
      { careManager: 'cm-ada', fte: 1 },
      { careManager: 'cm-bo', fte: 1 },
      { role: 'peer' as const, fte: 0.5 },
      { role: 'registeredNurse' as const, fte: 0.5 },
    ];
    const careManagers = [aCareManager(), aCareManager({ id: 'cm-bo', experienceYears: 0 })];
    const capacity = of({ members, hhPlusElsewhere: 20, highTouch: 18, lowTouch: 35 }, { careManagers });
    expect(capacity).toMatchObject({
      model: 'teamMixed',
      fte: 3,
      points: 131,
      available: 1,
      exclusionReasons: [],
    });
    expect(of({ members, hhPlusElsewhere: 21, highTouch: 18, lowTouch: 35 }, { careManagers })).toMatchObject(
      {
        points: 134,
        exclusionReasons: [{ ruleId: 'HHP-LOAD-05' }],
      },
    );
  });

  it('has neither time nor qualification of who left, or never was there', () => {
    const gone = { careManagers: [aCareManager({ employedUntil: '2026-03-01' })] };
    expect(of({}, gone)).toMatchObject({ model: 'teamHhPlusOnly', fte: 1, available: 0 });
    expect(of({}, { careManagers: [] })).toMatchObject({ fte: 1, available: 0 });
    expect(of({}, { careManagers: [aCareManager({ agency: 'meadow-cma' })] })).toMatchObject({ fte: 1 });
  });

  it('takes the time of its members from their own caseloads', () => {
    const halfTime = aTeam({ members: [{ careManager: 'cm-ada', fte: 0.6 }] });
    expect(alone({}, { teams: [halfTime] })).toMatchObject({ fte: 0.4, available: 6 });
    expect(alone({}, { teams: [aTeam()] })).toMatchObject({ fte: 0, available: 0 });
    expect(alone({}, { teams: [aTeam({ activeUntil: '2026-03-01' })] })).toMatchObject({ fte: 1 });
    expect(ruleIds(alone({ fte: 0.5 }, { teams: [aTeam()] }))).toEqual(['HHP-ASG-04', 'HHP-LOAD-01']);
  });
});

describe('an agency', () => {
  it('shows the care managers and teams that it has on the date', () => {
    const directory = aDirectory({
      careManagers: [
        aCareManager(),
        aCareManager({ id: 'cm-gone', employedUntil: '2026-03-01' }),
        aCareManager({ id: 'cm-other', agency: 'meadow-cma' }),
      ],
      teams: [
        aTeam({ members: [{ role: 'peer', fte: 1 }] }),
        aTeam({ id: 'team-over', activeUntil: '2026-03-01' }),
        aTeam({ id: 'team-other', agency: 'meadow-cma' }),
      ],
    });
    expect(capacitiesOf(directory, 'harbor-cma', today).map(({ assignee }) => assignee.id)).toEqual([
      'cm-ada',
      'team-quay',
    ]);
  });

  it.each(['careManager', 'team'] as const)('has no %s that the registry does not know', (kind) => {
    const reasons = reasonsNotToTake(aDirectory(), { agency: 'meadow-cma', kind, id: 'cm-ada' }, today);
    expect(reasons.map(({ ruleId }) => ruleId)).toEqual(['HHP-ASG-03']);
  });

  it('may give a person to a care manager or a team with capacity', () => {
    const directory = aDirectory({
      teams: [
        aTeam({
          members: [
            { careManager: 'cm-ada', fte: 0.5 },
            { role: 'other', fte: 1 },
          ],
        }),
      ],
    });
    expect(
      reasonsNotToTake(directory, { agency: 'harbor-cma', kind: 'careManager', id: 'cm-ada' }, today),
    ).toEqual([]);
    expect(
      reasonsNotToTake(directory, { agency: 'harbor-cma', kind: 'team', id: 'team-quay' }, today),
    ).toEqual([]);
  });
});
