/** Roles, lists and addressees; the organisations that a case concerns. The matrix of standings is in matrix.test.ts. */
import { describe, it, expect } from '@jest/globals';
import { decide, recipientOf, roleMayCall } from '../../../domain/api/access.ts';
import { holderOf, partiesOf, relationTo } from '../../../domain/case/parties.ts';
import { forensicTransitionalTeam } from '../../../domain/shared/actor.ts';
import { operations } from '../../../domain/api/routes.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { aPersonOf, careManager, spoa } from '../../fixtures/draft-fixture.ts';

describe('by role', () => {
  it.each([
    [
      'state',
      [
        'acknowledgeNotice',
        'acknowledgeNotices',
        'answerEmergencyAccess',
        'confirmMailbox',
        'getAudit',
        'getCairsReports',
        'getCase',
        'getOpenApi',
        'getSearchPacket',
        'getTimeline',
        'listContacts',
        'listCorrections',
        'listEmergencyAccess',
        'listNotices',
        'listSearchSteps',
        'listSecondReferrals',
        'listSignificantEvents',
      ],
    ],
    [
      'admin',
      [
        'answerRegistryProposal',
        'confirmMailbox',
        'deleteRegistryEntry',
        'getMailboxReadiness',
        'getOpenApi',
        'getRegistryEntry',
        'grantAudit',
        'listRegistryChanges',
        'listRegistryEntries',
        'listRegistryProposals',
        'putRegistryEntry',
        'revokeAuditGrant',
      ],
    ],
  ] as const)('%s changes no case but to end an emergency access, and has no work item', (role, expected) => {
    const may = operations.filter((operation) => roleMayCall(aPersonOf(role, 'omh'), operation));
    expect(may.sort()).toEqual(expected);
  });

  it('admin has no list', () => {
    expect(() => recipientOf(aPersonOf('admin', 'omh'))).toThrow();
  });

  it('lists are those of one’s own role and organisation', () => {
    expect(recipientOf(spoa)).toEqual({ role: 'spoa', org: 'suffolk' });
    expect(decide(spoa, 'listCases', { kind: 'list', of: { role: 'spoa', org: 'suffolk' } }).allow).toBe(
      true,
    );
    expect(decide(spoa, 'listCases', { kind: 'list', of: { role: 'spoa', org: 'nassau' } }).allow).toBe(
      false,
    );
  });
});

describe('work items and notices', () => {
  it.each([
    ['their addressee', careManager, true],
    ['another agency', aPersonOf('cma', 'meadow-cma'), false],
    ['another role of an organisation with that id', aPersonOf('spoa', 'harbor-cma'), false],
  ])('belong to %s: %p', (_who, person, own) => {
    const resource = { kind: 'addressed', to: { role: 'cma', org: 'harbor-cma' } } as const;
    expect(decide(person, 'claimWorkItem', resource).allow).toBe(own);
    expect(decide(person, 'acknowledgeNotice', resource).allow).toBe(own);
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
