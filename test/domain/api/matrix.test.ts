/**
 * Default deny. docs/access.md is read as it stands, spread out to each operation, role, standing and phase, and held
 * against `decide` on a record made for that standing and phase. The table below it is the same said by hand, by operation.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decide, type Resource, roleMayCall } from '../../../domain/api/access.ts';
import { type AnyStanding, type Standing, standings } from '../../../domain/access/standing.ts';
import { accessMatrix, anyStandings, cellText } from '../../../domain/api/matrix.ts';
import { policy } from '../../../domain/api/policy.ts';
import { type Phase, phaseOf, phases } from '../../../domain/case/phase.ts';
import { roleSchema } from '../../../domain/shared/actor.ts';
import { type Role, roles } from '../../../domain/shared/roles.ts';
import { type Operation, operations } from '../../../domain/api/routes.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';
import { canBe, caseAs, personAs, unrelated } from '../access/standing-fixture.ts';

const page = readFileSync(join(process.cwd(), 'docs', 'access.md'), 'utf8');
const isOperation = (text: string): text is Operation => operations.some((operation) => operation === text);

interface Cell {
  operation: Operation;
  role: Role;
  standing: AnyStanding;
  text: string;
}

const written: Cell[] = page.split('\n').flatMap((line) => {
  const [, operation = '', , role = '', ...cells] = line.split('|').map((cell) => cell.trim());
  if (!isOperation(operation)) return [];
  return anyStandings.flatMap((standing, column) => {
    const text = cells[column] ?? '';
    return text === '' ? [] : [{ operation, role: roleSchema.parse(role), standing, text }];
  });
});

const resourceFor = (
  operation: Operation,
  role: Role,
  standing: AnyStanding,
  phase: Phase,
): Resource | undefined => {
  const mine = { role, org: personAs(role, standing).org };
  switch (policy[operation].about) {
    case 'noCase':
      return { kind: 'none' };
    case 'addressed':
      return { kind: 'addressed', to: standing === 'addressee' ? mine : unrelated };
    case 'ownList':
      // Only four roles have lists; of another's list the role does not matter.
      return { kind: 'list', of: standing === 'own' && role !== 'admin' ? { ...mine, role } : unrelated };
    case 'case':
      return caseAs(standing, phase);
  }
};

const isAllowed = ({ text }: Cell, phase: Phase): boolean =>
  text === 'all' || (text === 'open' && phase !== 'closed');
const spread = written.flatMap((cell) =>
  phases.filter((phase) => canBe(cell.standing, phase)).map((phase) => ({ ...cell, phase })),
);

describe('the matrix of docs/access.md', () => {
  it('has every operation and role, and more than a thousand cells to walk', () => {
    const rows = new Set(written.map(({ operation, role }) => `${operation} ${role}`));
    expect(rows.size).toBe(operations.length * roles.length);
    expect(spread.length).toBeGreaterThan(3_000);
  });

  it.each(operations)('%s is decided as it says, in each of its cells', (operation) => {
    const cells = spread.filter((cell) => cell.operation === operation);
    expect(cells).not.toEqual([]);
    for (const cell of cells) {
      const { role, standing, phase } = cell;
      const resource = resourceFor(operation, role, standing, phase);
      if (!resource) throw new Error('No resource.');
      const decision = decide(personAs(role, standing), operation, resource);
      expect({ role, standing, phase, allow: decision.allow }).toEqual({
        role,
        standing,
        phase,
        allow: isAllowed(cell, phase),
      });
    }
  });

  it('is what the policy spreads out to', () => {
    const spreadOut = accessMatrix().flatMap(({ operation, role, cells }) =>
      anyStandings.flatMap((standing) => {
        const text = cellText(cells[standing]);
        return text === '' ? [] : [{ operation, role, standing, text }];
      }),
    );
    expect(spreadOut).toEqual(written);
  });

  it('leaves no cell out that could be asked', () => {
    const cases = operations.filter((operation) => policy[operation].about === 'case');
    for (const operation of cases)
      for (const standing of standings)
        for (const role of roles)
          if (personAs(role, standing).possible)
            expect(written).toContainEqual(expect.objectContaining({ operation, role, standing }));
  });
});

const refusing = aReferral({ consent: { status: 'refused', askedOn: '2026-03-01' } });

const everyParty: readonly Standing[] = [
  'ownFacility',
  'ownCounty',
  'forensicTeam',
  'offered',
  'assigned',
  'healthHome',
  'emergency',
  'auditor',
];

/** Said by hand, so that a slip in the policy is not simply printed: who may reach a case by each operation. */
const byHand: Partial<Record<Operation, readonly Standing[]>> = {
  getCase: everyParty,
  listContacts: [...everyParty, 'formerAgency'],
  listSecondReferrals: everyParty,
  getTimeline: everyParty,
  getAudit: ['ownCounty', 'healthHome', 'auditor'],
  openEmergencyAccess: [
    'ownCounty',
    'forensicTeam',
    'offered',
    'assigned',
    'healthHome',
    'emergency',
    'formerAgency',
    'formerParty',
    'none',
  ],
  putConsent: ['ownFacility', 'ownCounty', 'assigned'],
  putDischargePlan: ['ownFacility', 'ownCounty', 'assigned'],
  recordDischarge: ['ownFacility', 'ownCounty', 'forensicTeam', 'assigned'],
  recordContact: ['ownCounty', 'forensicTeam', 'assigned', 'formerAgency'],
  getAssignmentOptions: ['ownCounty'],
  resubmitReferral: ['ownFacility'],
  getReferral: ['ownFacility', 'formerFacility'],
  moveFacility: ['ownFacility', 'ownCounty'],
  recordFact: ['ownFacility', 'ownCounty', 'forensicTeam', 'assigned', 'healthHome'],
  reassignCase: ['ownCounty', 'healthHome'],
  handBackCase: ['assigned'],
  askForTransfer: ['ownCounty', 'healthHome'],
  withdrawTransfer: ['ownCounty', 'healthHome'],
  putHandOffChecklist: ['ownFacility', 'forensicTeam', 'assigned'],
  signHandOffChecklist: ['ownFacility', 'forensicTeam', 'assigned'],
  withdrawCase: ['ownFacility', 'ownCounty', 'forensicTeam', 'assigned'],
  raiseMissingConcern: ['ownCounty', 'assigned'],
  withdrawMissingConcern: ['ownCounty', 'assigned'],
  voidFact: ['ownFacility', 'ownCounty', 'forensicTeam', 'assigned', 'formerAgency'],
  correctFact: ['ownFacility', 'ownCounty', 'forensicTeam', 'assigned', 'healthHome'],
  listCorrections: everyParty,
  recordSearchStep: ['ownCounty', 'assigned'],
  listSearchSteps: ['ownCounty', 'assigned', 'auditor'],
  recordSighting: ['ownCounty', 'assigned'],
  putAotOrder: ['ownCounty', 'assigned'],
  changeCareManager: ['assigned'],
  putPlanOfCare: ['assigned'],
  reportSignificantEvent: ['assigned'],
  listSignificantEvents: ['ownCounty', 'assigned', 'auditor'],
  getCairsReports: ['ownCounty', 'assigned', 'auditor'],
  getSearchPacket: ['ownCounty', 'assigned', 'auditor'],
};

describe('by standing to a case', () => {
  it('the operations said by hand are all that are about a case', () => {
    const about = operations.filter((operation) => policy[operation].about === 'case');
    expect(Object.keys(byHand).toSorted()).toEqual(about.toSorted());
  });

  it.each(Object.entries(byHand))('%s is for these alone', (name, allowed) => {
    if (!isOperation(name)) throw new Error('No operation.');
    for (const standing of standings) {
      const phase = phases.find((known) => canBe(standing, known));
      if (phase === undefined) throw new Error('No phase.');
      const may = roles
        .map((role) => personAs(role, standing))
        .filter(({ possible }) => possible)
        .some((person) => decide(person, name, caseAs(standing, phase)).allow);
      expect({ standing, may }).toEqual({ standing, may: allowed.includes(standing) });
    }
  });

  it('says why not', () => {
    const reasonOf = (role: Role, standing: Standing, operation: Operation, phase: Phase) => {
      const decision = decide(personAs(role, standing), operation, caseAs(standing, phase));
      return decision.allow ? 'allowed' : decision.reason;
    };
    expect(reasonOf('planner', 'none', 'getCase', 'spoaReview')).toBe('noRelation');
    expect(reasonOf('cma', 'formerParty', 'getCase', 'spoaReview')).toBe('formerParty');
    expect(reasonOf('cma', 'offered', 'recordContact', 'cmaAssignment')).toBe('standingTooWeak');
    expect(reasonOf('planner', 'ownFacility', 'recordDischarge', 'closed')).toBe('caseClosed');
    expect(reasonOf('admin', 'none', 'getCase', 'spoaReview')).toBe('roleMayNot');
    const { record, now } = caseAs('ownCounty', 'spoaReview');
    const withoutOrder = { ...record, aot: undefined, referral: refusing };
    const ledger = decide(personAs('spoa', 'ownCounty'), 'listSearchSteps', {
      kind: 'case',
      record: withoutOrder,
      now,
    });
    expect(ledger).toMatchObject({ allow: false, reason: 'noLegalBasis' });
    const withOrder = { ...record, referral: refusing };
    expect(
      decide(personAs('spoa', 'ownCounty'), 'listSearchSteps', { kind: 'case', record: withOrder, now })
        .allow,
    ).toBe(true);
    expect(decide(personAs('spoa', 'none'), 'getCase', { kind: 'none' })).toMatchObject({
      reason: 'wrongResource',
    });
  });

  it('each record is in the phase and standing that it was made for', () => {
    for (const standing of standings)
      for (const phase of phases.filter((known) => canBe(standing, known))) {
        const { record } = caseAs(standing, phase);
        expect(phaseOf(record)).toBe(phase);
        for (const role of roles) {
          const person = personAs(role, standing);
          if (!person.possible || !roleMayCall(person, 'openEmergencyAccess')) continue;
          const { standing: found } = decide(person, 'openEmergencyAccess', caseAs(standing, phase));
          expect({ role, phase, found }).toEqual({ role, phase, found: standing });
        }
      }
  });
});
