/** Default deny: the table below names all that is allowed; every other combination must be refused. */
import { describe, it, expect } from '@jest/globals';
import type { CaseOperation } from '../../../domain/access/access.ts';
import {
  decide,
  isAddressee,
  ownsWorkItem,
  recipientOf,
  roleMayCall,
} from '../../../domain/access/access.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { holderOf, partiesOf, relationTo } from '../../../domain/referral/parties.ts';
import { forensicTransitionalTeam, roles } from '../../../domain/shared/actor.ts';
import { operations, routes } from '../../../domain/shared/routes.ts';
import { aCase, aCaseId, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, aPersonOf, careManager, planner, spoa } from '../../fixtures/draft-fixture.ts';

/** One case in which each relation stands at once, which no real case has. */
const record = aCase({
  strands: { placement: 'forensicTransition', discharge: 'planned', aot: 'none', case: 'open' },
  assignment: {
    round: 1,
    candidates: [],
    asked: [],
    offeredTo: 'meadow-cma',
    agency: 'harbor-cma',
    healthHome: 'tide-health-home',
  },
});
const holders = {
  ownFacility: planner,
  ownCounty: spoa,
  forensicTeam: aPersonOf('cma', forensicTransitionalTeam),
  offered: aPersonOf('cma', 'meadow-cma'),
  assigned: careManager,
  healthHome: aPersonOf('healthHome', 'tide-health-home'),
};
type Relation = keyof typeof holders;
const relations = Object.entries(holders) as [Relation, typeof planner][];

const allowed: Record<CaseOperation, readonly Relation[]> = {
  getCase: ['ownFacility', 'ownCounty', 'forensicTeam', 'offered', 'assigned', 'healthHome'],
  getTimeline: ['ownFacility', 'ownCounty', 'forensicTeam', 'offered', 'assigned', 'healthHome'],
  putConsent: ['ownFacility', 'assigned'],
  putDischargePlan: ['ownFacility'],
  recordDischarge: ['ownFacility'],
  recordContact: ['ownCounty', 'forensicTeam', 'assigned'],
  getAssignmentOptions: ['ownCounty'],
  withdrawCase: ['ownFacility', 'ownCounty', 'forensicTeam', 'assigned'],
  raiseMissingConcern: ['assigned'],
  withdrawMissingConcern: ['assigned'],
  recordSearchStep: ['assigned'],
  listSearchSteps: ['ownCounty', 'assigned'],
  recordSighting: ['ownCounty', 'assigned'],
  putAotOrder: ['ownCounty', 'assigned'],
  putPlanOfCare: ['assigned'],
  reportSignificantEvent: ['assigned'],
  getCairsReports: ['ownCounty', 'assigned'],
  getSearchPacket: ['ownCounty', 'assigned'],
};
const caseOperations = Object.keys(allowed) as CaseOperation[];
const combinations = caseOperations.flatMap((operation) =>
  relations.map(([relation, person]) => ({
    operation,
    relation,
    person,
    may: allowed[operation].includes(relation),
  })),
);

describe('by relation to the case', () => {
  it.each(combinations)('$operation by relation $relation: $may', ({ operation, relation, person, may }) => {
    expect(decide(person, operation, record)).toEqual(
      may ? { allow: true, relation } : { allow: false, reason: 'relationTooWeak' },
    );
  });

  const strangers = roles.flatMap((role) =>
    [
      'pilgrim-pc',
      'suffolk',
      'harbor-cma',
      'meadow-cma',
      'tide-health-home',
      forensicTransitionalTeam,
      'other-org',
    ]
      .map((org) => aPersonOf(role, org))
      .filter(
        (person) =>
          !relations.some(([, { role: known, org }]) => known === person.role && org === person.org),
      ),
  );
  it.each(strangers)('$role of $org has no relation, whatever the id of the organisation', (person) => {
    for (const operation of caseOperations)
      expect(decide(person, operation, record)).toEqual({ allow: false, reason: 'noRelation' });
  });

  it('what a relation may do, its role may call', () => {
    for (const { operation, person, may } of combinations)
      if (may) expect(roleMayCall(person, operation)).toBe(true);
  });
});

describe('by role', () => {
  const table = operations.flatMap((operation) =>
    roles.map((role) => ({
      operation,
      role,
      may: (routes[operation].roles as readonly string[]).includes(role),
    })),
  );
  it.each(table)('$role may call $operation: $may', ({ operation, role, may }) => {
    expect(roleMayCall(aPersonOf(role, 'some-org'), operation)).toBe(may);
  });

  it.each([
    ['state', ['acknowledgeNotice', 'getOpenApi', 'listNotices']],
    ['admin', ['getOpenApi', 'getRegistryEntry', 'putRegistryEntry']],
  ] as const)('%s reaches no case and no work item', (role, expected) => {
    const may = operations.filter((operation) => roleMayCall(aPersonOf(role, 'omh'), operation));
    expect(may.sort()).toEqual(expected);
  });

  it('admin has no list', () => {
    expect(() => recipientOf(aPersonOf('admin', 'omh'))).toThrow();
  });

  it('lists are those of one’s own role and organisation', () => {
    expect(recipientOf(spoa)).toEqual({ role: 'spoa', org: 'suffolk' });
  });
});

describe('work items and notices', () => {
  const item = aCaseAccepted().item('warmHandOff');
  const notice: Notice = {
    noticeId: `${aCaseId}-N1`,
    caseId: aCaseId,
    kind: 'handOffDue',
    to: { role: 'cma', org: 'harbor-cma' },
    at: openedAt,
    status: 'open',
    version: 1,
  };
  it.each([
    ['its addressee', careManager, true],
    ['another agency', aPersonOf('cma', 'meadow-cma'), false],
    ['another role of an organisation with that id', aPersonOf('spoa', 'harbor-cma'), false],
  ])('belong to %s: %p', (_who, person, own) => {
    expect(ownsWorkItem(person, item)).toBe(own);
    expect(isAddressee(person, notice)).toBe(own);
  });
});

describe('the organisations that a case concerns', () => {
  const relationsOf = (overrides: Parameters<typeof aCase>[0]) =>
    partiesOf(aCase(overrides)).map(({ relation }) => relation);
  const assignment = { round: 1, candidates: [], asked: [] };

  it.each([
    ['facility and county from the beginning', {}, ['ownFacility', 'ownCounty']],
    [
      'an agency while it is asked',
      { assignment: { ...assignment, offeredTo: 'meadow-cma' } },
      ['ownFacility', 'ownCounty', 'offered'],
    ],
    [
      'the agency that accepted and its Health Home',
      { assignment: { ...assignment, agency: 'harbor-cma', healthHome: 'tide-health-home' } },
      ['ownFacility', 'ownCounty', 'assigned', 'healthHome'],
    ],
    [
      'the Health Home that the person is enrolled in',
      { referral: aReferral({ healthHome: { enrolled: true, healthHome: 'dune-health-home' } }) },
      ['ownFacility', 'ownCounty', 'healthHome'],
    ],
  ])('are %s', (_who, overrides, expected) => {
    expect(relationsOf(overrides)).toEqual(expected);
  });

  it('an agency that declined, and a Health Home that was left, see the case no more', () => {
    const referral = aReferral({ healthHome: { enrolled: true, healthHome: 'dune-health-home' } });
    const asked = [{ agency: 'meadow-cma', round: 1, answer: 'declined' as const, at: openedAt }];
    const later = aCase({
      referral,
      assignment: { ...assignment, asked, agency: 'harbor-cma', healthHome: 'tide-health-home' },
    });
    expect(relationTo(later, aPersonOf('cma', 'meadow-cma'))).toBeUndefined();
    expect(relationTo(later, aPersonOf('healthHome', 'dune-health-home'))).toBeUndefined();
  });

  it.each([
    ['the county until anybody else does', 'spoaReview', assignment, 'spoa:suffolk'],
    [
      'the county while an agency only thinks about it',
      'cmaAssignment',
      { ...assignment, offeredTo: 'meadow-cma' },
      'spoa:suffolk',
    ],
    [
      'the forensic team while it has the case',
      'forensicTransition',
      assignment,
      `cma:${forensicTransitionalTeam}`,
    ],
    [
      'the agency from its acceptance on',
      'handOff',
      { ...assignment, agency: 'harbor-cma' },
      'cma:harbor-cma',
    ],
  ] as const)('the person is held by %s', (_who, placement, standing, holder) => {
    const { role, org } = holderOf(
      aCase({
        strands: { ...aCase().strands, placement },
        assignment: { ...standing, candidates: [], asked: [] },
      }),
    );
    expect(`${role}:${org}`).toBe(holder);
  });
});
