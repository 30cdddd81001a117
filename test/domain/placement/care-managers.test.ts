import { describe, expect, it } from '@jest/globals';
import { assigneeOf, counterSteps, followAssignment } from '../../../domain/case/caseload-move.ts';
import { followPerson } from '../../../domain/case/hand-over.ts';
import { servedBy } from '../../../domain/case/served-by.ts';
import { changeCareManager } from '../../../domain/placement/change-care-manager.ts';
import {
  careManagerBodySchema,
  type CareManagerBody,
  reassignmentBodySchema,
} from '../../../domain/placement/care-manager-contract.ts';
import {
  assigneesToSettle,
  lastDayOf,
  lastDayOfEntry,
  ownAssignee,
} from '../../../domain/placement/leavers.ts';
import {
  completeNameCareManager,
  markLeaver,
  settleCareManager,
} from '../../../domain/placement/name-care-manager.ts';
import {
  afterMove,
  chooseFor,
  receiversOf,
  roomOfReceivers,
  wishedFor,
} from '../../../domain/placement/reassign.ts';
import { askForTransfer } from '../../../domain/placement/transfer.ts';
import { countOf, noStaff } from '../../../domain/registry/staff-directory.ts';
import { aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseOffered,
  agencies,
  anAgency,
  aPersonOf,
  careManager,
  newYorkInstant,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { aCareManager, aDirectory, aSupervisor, aTeam, today } from '../../fixtures/registry-fixture.ts';

const agency = 'harbor-cma';
const ada = { agency, kind: 'careManager', id: 'cm-ada' } as const;
const bo = { agency, kind: 'careManager', id: 'cm-bo' } as const;
const quay = { agency, kind: 'team', id: 'team-quay' } as const;
const unnamed = { agency, kind: 'unnamed', id: agency } as const;
const staff = aDirectory({ careManagers: [aCareManager(), aCareManager({ id: 'cm-bo' })], teams: [] });
const withTeam = aDirectory({ careManagers: [aCareManager()], teams: [aTeam()] });

const servedByAda = (): Story => {
  const story = aCaseOffered();
  const accept = { kind: 'cmaAcceptance', decision: 'accept', careManager: 'cm-ada' } as const;
  story.answer(openedAt, careManager, accept, agencies, staff);
  return story;
};
const change = (story: Story, body: CareManagerBody, directory = staff, now = openedAt): void =>
  story.decide(now, (draft) => changeCareManager(draft, body, directory), careManager);

describe('a change of care manager', () => {
  it('says since when, ends the cover, keeps the reason, and changes nothing when it is the same', () => {
    const story = servedByAda();
    const cover = { careManager: 'cm-bo', from: today, until: '2026-03-05' };
    change(story, { cover });
    expect(servedBy(story.case, openedAt)).toMatchObject({ careManager: 'cm-ada', cover, isCovered: true });
    const again = story.draft(openedAt, careManager);
    changeCareManager(again, { cover }, staff);
    changeCareManager(again, { careManager: 'cm-ada', reason: 'other' }, staff);
    expect(again.changed).toBe(false);
    const later = newYorkInstant('2026-03-03T09:00');
    change(story, { team: 'team-quay', reason: 'continuity' }, withTeam, later);
    expect(servedBy(story.case, later)).toEqual({
      team: 'team-quay',
      since: later,
      hasLeft: false,
      isCovered: false,
    });
    expect(story.eventOf('placeTaken').details).toEqual({
      agency,
      holder: 'team',
      id: 'team-quay',
      reason: 'continuity',
    });
  });

  it('needs an agency that serves the person', () => {
    const draft = aCaseOffered().draft(openedAt);
    changeCareManager(draft, { careManager: 'cm-ada', reason: 'other' }, staff);
    expect(draft.changed).toBe(false);
  });

  it.each([
    ['the person themself', servedByAda, { careManager: 'cm-ada', from: today, until: today }, 'careManager'],
    [
      'one who is not employed on the last day',
      servedByAda,
      { careManager: 'cm-bo', from: today, until: '2026-03-09' },
      'careManager',
    ],
    [
      'one who is not employed on the first',
      servedByAda,
      { careManager: 'cm-bo', from: '2026-02-01', until: today },
      'careManager',
    ],
    [
      'one whom the agency does not know',
      servedByAda,
      { careManager: 'cm-cy', from: today, until: today },
      'careManager',
    ],
    [
      'days that are over',
      servedByAda,
      { careManager: 'cm-bo', from: '2026-03-01', until: '2026-03-01' },
      'until',
    ],
    ['nobody', aCaseAccepted, { careManager: 'cm-bo', from: today, until: today }, 'careManager'],
  ])('has no cover by, or for, %s', (_whom, open, cover, field) => {
    const directory = aDirectory({
      careManagers: [
        aCareManager(),
        aCareManager({ id: 'cm-bo', employedFrom: '2026-02-15', employedUntil: '2026-03-08' }),
      ],
    });
    const story = open();
    expect(refusalOf(() => change(story, { cover }, directory))).toMatchObject({
      code: 'cannotCover',
      errors: [{ field: `body.cover.${field}` }],
    });
  });

  it.each([
    [{}, ['careManager']],
    [{ careManager: 'cm-ada' }, ['reason']],
    [{ cover: { careManager: 'cm-bo', from: today, until: today }, reason: 'other' }, ['reason']],
    [{ careManager: 'cm-ada', team: 'team-quay', reason: 'other' }, ['team']],
    [{ cover: { careManager: 'cm-bo', from: today, until: '2026-03-01' } }, ['cover', 'until']],
  ])('%j is none', (body, path) => {
    expect(careManagerBodySchema.safeParse(body).error?.issues[0]?.path).toEqual(path);
  });
});

describe('a name that is owed', () => {
  it('is taken back when the agency no longer has the person, and when a name stands', () => {
    const story = aCaseAccepted();
    for (const settle of [
      followPerson,
      (draft: Parameters<typeof followPerson>[0]) => settleCareManager(draft, policy),
    ]) {
      const draft = story.draft(openedAt);
      delete draft.case.assignment.agency;
      settle(draft);
      expect(draft.openItem('nameCareManager')).toBeUndefined();
    }
    const named = servedByAda().draft(openedAt);
    settleCareManager(named, policy);
    expect(named.changed).toBe(false);
  });

  it('is asked for once when somebody leaves, by the end of the last day at the earliest', () => {
    const story = servedByAda();
    story.decide(openedAt, (draft) => markLeaver(draft, '2026-03-13', policy));
    expect(story.item('nameCareManager').dueAt).toBe(newYorkInstant('2026-03-14T00:00'));
    expect(story.eventOf('careManagerLeaves').details).toEqual({
      holder: 'careManager',
      id: 'cm-ada',
      lastDay: '2026-03-13',
    });
    expect(servedBy(story.case, newYorkInstant('2026-03-13T23:59')).hasLeft).toBe(false);
    expect(servedBy(story.case, newYorkInstant('2026-03-14T00:00')).hasLeft).toBe(true);
    const again = story.draft(openedAt);
    markLeaver(again, '2026-03-13', policy);
    expect(again.changed).toBe(false);
    // Whoever stays after all is named anew, and is counted once.
    const full = {
      ...staff,
      careManagers: [aCareManager({ hhPlusElsewhere: 14 })],
      caseloads: [{ ...ada, count: 1 }],
    };
    story.answer(openedAt, careManager, { kind: 'nameCareManager', careManager: 'cm-ada' }, agencies, full);
    expect(story.case.assignment).not.toHaveProperty('leavesOn');
    expect(story.item('nameCareManager')).toMatchObject({ outcome: 'named', late: false });
  });

  it('is owed still when an answer names nobody', () => {
    const story = aCaseAccepted();
    const draft = story.draft(openedAt);
    completeNameCareManager(draft, story.item('nameCareManager'), { kind: 'nameCareManager' }, staff);
    expect(draft.openItem('nameCareManager')).toBeDefined();
  });

  it('comes with a directed transfer, which finds no room where those without a name have taken it', () => {
    const county = (room: number): Story => {
      const story = aCaseOnAot({}, anAgency({ aotAuthority: 'none' }));
      const meadow = { agency: 'meadow-cma', kind: 'unnamed', id: 'meadow-cma' } as const;
      const directory = aDirectory({
        careManagers: [aCareManager({ agency: 'meadow-cma', hhPlusElsewhere: 14 })],
        supervisors: [aSupervisor({ agency: 'meadow-cma' })],
        caseloads: [{ ...meadow, count: 1 - room, joins: 1 }],
      });
      const transfer = { to: 'meadow-cma', effectiveOn: today, reason: 'aotAuthority' } as const;
      story.decide(openedAt, (draft) => askForTransfer(draft, transfer, spoa, agencies, policy), spoa);
      const accept = { kind: 'transferAcceptance', decision: 'accept' } as const;
      story.answer(openedAt, aPersonOf('cma', 'meadow-cma'), accept, agencies, directory);
      return story;
    };
    const story = county(1);
    expect(story.item('nameCareManager')).toMatchObject({ ownerOrg: 'meadow-cma', status: 'open' });
    expect(assigneeOf(story.case)).toMatchObject({ agency: 'meadow-cma', kind: 'unnamed' });
    expect(refusalOf(() => county(0))).toMatchObject({ code: 'noCapacityOnCaseload', ruleId: 'HHP-ASG-06' });
  });

  it('is not asked for of whom nobody is named for', () => {
    const draft = aCaseAccepted().draft(openedAt);
    markLeaver(draft, today, policy);
    expect(draft.changed).toBe(false);
  });
});

describe('somebody’s registration', () => {
  it.each([
    ['goes on', aCareManager(), undefined],
    ['ends after the fortnight', aCareManager({ employedUntil: '2026-03-17' }), undefined],
    ['ends within it', aCareManager({ employedUntil: '2026-03-16' }), '2026-03-16'],
    ['is over', aCareManager({ employedUntil: '2026-02-01' }), '2026-02-01'],
    ['is at another agency', aCareManager({ agency: 'meadow-cma' }), '2026-03-01'],
    ['is gone', undefined, '2026-03-01'],
    ['of a team goes on', aTeam(), undefined],
    ['of a team ends', aTeam({ activeUntil: today }), today],
  ])('%s', (_how, entry, lastDay) => {
    expect(lastDayOfEntry(entry, agency, today)).toBe(lastDay);
  });

  it('is looked at where somebody has people, and of an agency that has named nobody', () => {
    const directory = aDirectory({
      careManagers: [aCareManager({ employedUntil: today }), aCareManager({ id: 'cm-bo' })],
      teams: [aTeam({ activeUntil: today })],
      caseloads: [
        { ...ada, count: 1 },
        { ...bo, count: 2 },
        { ...quay, count: 0 },
        { ...unnamed, count: 3, joins: 4 },
      ],
    });
    expect(assigneesToSettle(directory, today).map(({ id }) => id)).toEqual(['cm-ada', agency]);
    expect(lastDayOf(directory, quay, today)).toBe(today);
  });

  it('is known of one’s own, and of one who is gone while people are on that name', () => {
    expect(ownAssignee(withTeam, agency, 'cm-ada')).toEqual(ada);
    expect(ownAssignee(withTeam, agency, 'team-quay')).toEqual(quay);
    expect(ownAssignee(staff, 'meadow-cma', 'cm-ada')).toBeUndefined();
    expect(ownAssignee({ ...noStaff, caseloads: [{ ...bo, count: 1 }] }, agency, 'cm-bo')).toEqual(bo);
    expect(ownAssignee({ ...noStaff, caseloads: [{ ...bo, count: 0 }] }, agency, 'cm-bo')).toBeUndefined();
  });
});

describe('a reassignment', () => {
  const record = servedByAda().case;

  it('takes the first who has room, says who had none, and leaves whom it is with already out', () => {
    const full = {
      ...withTeam,
      caseloads: [{ ...bo, count: 15 }],
      careManagers: staff.careManagers,
      teams: [],
    };
    expect(chooseFor(record, [ada, bo], full, today)).toMatchObject({
      refusedBy: [{ assignee: bo, reasons: [{ ruleId: 'HHP-LOAD-01' }] }],
    });
    const chosen = chooseFor(record, [bo, ada], staff, today);
    expect(chosen).toEqual({ to: bo, refusedBy: [] });
    const after = afterMove({ ...staff, caseloads: [{ ...ada, count: 1 }] }, record, bo);
    expect([countOf(after, ada), countOf(after, bo)]).toEqual([0, 1]);
  });

  it('reads wishes for all and for each, and names each receiver once', () => {
    const to = [{ careManager: 'cm-bo' }, { team: 'team-quay' }, { careManager: 'cm-bo' }];
    expect(receiversOf({ to }, agency)).toEqual([bo, quay]);
    const cases = [{ caseId: 'WH-0000-0000-0000', careManager: 'cm-bo' }];
    expect(wishedFor({ cases }, agency, 'WH-0000-0000-0000')).toEqual([bo]);
    expect(wishedFor({ cases }, agency, 'WH-1111-1111-1111')).toEqual([]);
    expect(wishedFor({ to: [{}] }, agency, 'WH-0000-0000-0000')).toEqual([]);
    expect(receiversOf({ cases: [{ caseId: 'WH-0000-0000-0000' }] }, agency)).toEqual([]);
    expect(roomOfReceivers([bo, quay], staff, today)).toMatchObject([
      { id: 'cm-bo', available: 15, reasons: [] },
      { id: 'team-quay', available: 0, reasons: [{ ruleId: 'HHP-ASG-03' }] },
    ]);
  });

  it('offers the cases to five at most', () => {
    const cases = Array.from({ length: 6 }, (_, at) => ({
      caseId: `WH-0000-0000-000${at}`,
      careManager: `cm-${at}`,
    }));
    const teams = cases.map(({ caseId }, at) => ({ caseId, team: `team-${at}` }));
    for (const named of [cases, teams])
      expect(
        reassignmentBodySchema.safeParse({ preview: true, reason: 'left', cases: named }).error?.issues[0]
          ?.path,
      ).toEqual(['cases']);
  });
});

describe('a case of a release before', () => {
  it('that names somebody is in their list from its next write on', () => {
    const { acceptedAt: _at, ...assignment } = {
      ...aCase().assignment,
      agency,
      careManager: 'cm-ada',
      acceptedAt: '',
    };
    for (const acceptedAt of [openedAt, undefined]) {
      const old = { ...aCase(), assignment: { ...assignment, ...(acceptedAt && { acceptedAt }) } };
      const after = structuredClone(old);
      followAssignment(old, after, openedAt);
      expect(after.assignment).toMatchObject({ assignedAt: openedAt });
      expect(assigneeOf(after)).toEqual(ada);
    }
  });

  it('that named nobody joins without having left a counter', () => {
    const guard = { revision: 1, count: 0, agency: { unnamed: 0, joins: 0 } };
    expect(counterSteps({ joins: ada }, guard)).toEqual([
      { assignee: ada, by: 1, seen: { count: 0 } },
      { assignee: unnamed, by: 0, seen: { count: 0, joins: 0 } },
    ]);
    expect(counterSteps({}, undefined)).toEqual([]);
    expect(counterSteps({ joins: ada, leaves: unnamed }, { revision: 1, count: 0 })).toEqual([
      { assignee: ada, by: 1, seen: { count: 0 } },
      { assignee: unnamed, by: -1 },
    ]);
  });
});
