import { describe, expect, it } from '@jest/globals';
import { caseloadMove } from '../../../domain/case/caseload-move.ts';
import type { StaffDirectory } from '../../../domain/registry/staff-directory.ts';
import { completionBodySchema } from '../../../domain/api/completion-contract.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseOffered,
  agencies,
  careManager,
  newYorkInstant,
  planner,
  policy,
  refusalOf,
} from '../../fixtures/draft-fixture.ts';
import { aCareManager, aDirectory, aTeam } from '../../fixtures/registry-fixture.ts';

const accept = { kind: 'cmaAcceptance', decision: 'accept' } as const;
const ada = { agency: 'harbor-cma', kind: 'careManager', id: 'cm-ada' } as const;
const unnamed = { agency: 'harbor-cma', kind: 'unnamed', id: 'harbor-cma' } as const;
const accepted = (body: object, staff: StaffDirectory) => {
  const story = aCaseOffered();
  story.answer(openedAt, careManager, { ...accept, ...body }, agencies, staff);
  return story;
};

describe('an acceptance', () => {
  it('on a care manager takes the place, and is written only while registry and count stand', () => {
    const staff = aDirectory({ revision: 7, caseloads: [{ ...ada, count: 3 }] });
    const story = accepted({ careManager: 'cm-ada' }, staff);
    expect(story.case.assignment).toMatchObject({ agency: 'harbor-cma', careManager: 'cm-ada' });
    const agency = { unnamed: 0, joins: 0 };
    expect(story.lastWrite?.caseloadGuard).toEqual({ revision: 7, count: 3, agency });
    expect(story.eventOf('placeTaken')).toMatchObject({
      details: { agency: 'harbor-cma', holder: 'careManager', id: 'cm-ada' },
      ruleIds: ['HHP-STAFF-01', 'HHP-LOAD-01'],
    });
  });

  it('on a team takes the team’s place', () => {
    const story = accepted({ team: 'team-quay' }, aDirectory({ teams: [aTeam()] }));
    expect(story.case.assignment).toMatchObject({ team: 'team-quay' });
    expect(story.eventOf('placeTaken').ruleIds).toEqual(['HHP-STAFF-01', 'HHP-LOAD-03']);
  });

  it('that names nobody counts in the agency, and opens dated work to name somebody', () => {
    const story = accepted({}, aDirectory());
    const { before, case: record } = story.lastWrite!;
    expect(caseloadMove(before, record)).toEqual({ joins: unnamed });
    expect(story.case.assignment.careManager).toBeUndefined();
    expect(story.item('nameCareManager')).toMatchObject({
      ownerOrg: 'harbor-cma',
      dueAt: newYorkInstant('2026-03-04T10:00'),
    });
    expect(story.toldLast).toEqual(['careManagerToName to cma:harbor-cma']);
  });

  it.each([
    ['without a name', {}],
    ['with one', { careManager: 'cm-ada' }],
  ])('%s finds no room where those without a name have taken what the staff has', (_how, body) => {
    const room = (count: number) =>
      aDirectory({
        careManagers: [aCareManager({ hhPlusElsewhere: 12 })],
        caseloads: [{ ...unnamed, count, joins: count }],
      });
    expect(accepted(body, room(2)).case.assignment.agency).toBe('harbor-cma');
    expect(refusalOf(() => accepted(body, room(3)))).toMatchObject({
      code: 'noCapacityOnCaseload',
      ruleId: 'HHP-ASG-06',
      errors: [{ field: 'body.careManager' }],
    });
  });

  it('without a name is taken from an agency of whose staff the registry knows nobody', () => {
    const staff = aDirectory({ careManagers: [], caseloads: [{ ...unnamed, count: 400, joins: 400 }] });
    expect(accepted({}, staff).case.assignment.agency).toBe('harbor-cma');
  });

  it('on a full caseload is refused with every reason, and nothing is decided', () => {
    const staff = aDirectory({ careManagers: [aCareManager({ experienceYears: 0, hhPlusElsewhere: 15 })] });
    const story = aCaseOffered();
    const refusal = refusalOf(() =>
      story.answer(openedAt, careManager, { ...accept, careManager: 'cm-ada' }, agencies, staff),
    );
    expect(refusal).toMatchObject({ kind: 'rule', code: 'noCapacityOnCaseload', ruleId: 'HHP-STAFF-01' });
    expect(refusal.errors).toEqual([
      { field: 'body.careManager', message: expect.stringContaining('qualifies') },
      { field: 'body.careManager', message: expect.stringContaining('16 HH+ for 1 FTE') },
    ]);
    expect(story.item('cmaAcceptance').status).toBe('open');
    expect(story.case.strands.placement).toBe('cmaAssignment');
  });

  it.each([
    [{ careManager: 'cm-ada', team: 'team-quay' }, ['team']],
    [{ decision: 'decline', careManager: 'cm-ada' }, ['decision']],
    [{ careManager: 'Ada' }, ['careManager']],
  ])('%j is no answer', (body, path) => {
    expect(completionBodySchema.safeParse({ ...accept, ...body }).error?.issues[0]?.path).toEqual(path);
  });
});

describe('a counter', () => {
  const on = (assignment: object, strands: object = {}) => {
    const record = aCase();
    return {
      ...record,
      assignment: { ...record.assignment, agency: 'harbor-cma', ...assignment },
      strands: { ...record.strands, ...strands },
    };
  };
  const assignedAt = openedAt;
  const team = { agency: 'harbor-cma', kind: 'team', id: 'team-quay' } as const;

  it.each([
    ['goes up with the acceptance', aCase(), on({ careManager: 'cm-ada' }), { joins: ada }],
    ['stays while the holder stays', on({ careManager: 'cm-ada' }), on({ careManager: 'cm-ada' }), {}],
    ['of a release before stays while nobody is named', aCase(), on({}), {}],
    ['of the agency goes up while nobody is named', aCase(), on({ assignedAt }), { joins: unnamed }],
    [
      'moves from the agency with the name',
      on({ assignedAt }),
      on({ assignedAt, careManager: 'cm-ada' }),
      { leaves: unnamed, joins: ada },
    ],
    [
      'goes down when the case closes',
      on({ careManager: 'cm-ada' }),
      on({ careManager: 'cm-ada' }, { case: 'closed' }),
      { leaves: ada },
    ],
    [
      'moves when another one takes over',
      on({ careManager: 'cm-ada' }),
      on({ team: 'team-quay' }),
      { leaves: ada, joins: team },
    ],
    [
      'moves when another agency takes over',
      on({ careManager: 'cm-ada' }),
      on({ agency: 'meadow-cma', careManager: 'cm-ada' }),
      { leaves: ada, joins: { ...ada, agency: 'meadow-cma' } },
    ],
    ['counts a case that begins there', undefined, on({ careManager: 'cm-ada' }), { joins: ada }],
  ])('%s', (_when, before, after, move) => {
    expect(caseloadMove(before, after)).toEqual(move);
  });

  it('goes down whoever ends the case', () => {
    const story = accepted({ careManager: 'cm-ada' }, aDirectory());
    const before = story.case;
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'died' }, planner, policy), planner);
    expect(caseloadMove(before, story.case)).toEqual({ leaves: ada });
  });
});
