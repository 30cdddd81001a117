/** For each standing and phase a record in which a person stands so, and that person for each role. */
import type { Resource } from '../../../domain/api/access.ts';
import type { AnyStanding } from '../../../domain/access/standing.ts';
import type { AuditGrant } from '../../../domain/access/audit-grant.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { type Phase, phases } from '../../../domain/case/phase.ts';
import type { Strands } from '../../../domain/case/strands.ts';
import { forensicTransitionalTeam, type Person } from '../../../domain/shared/actor.ts';
import type { Role } from '../../../domain/shared/roles.ts';
import { anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, aCaseId, aReferral, openedAt } from '../../fixtures/case-fixture.ts';

export const unrelated = { role: 'cma', org: 'somebody-else' } as const;
const until = '2026-03-02T16:00:00.000Z';

const orgsOf: Partial<Record<AnyStanding, Partial<Record<Role, string>>>> = {
  ownFacility: { planner: 'pilgrim-pc' },
  ownCounty: { spoa: 'suffolk' },
  forensicTeam: { cma: forensicTransitionalTeam },
  offered: { cma: 'meadow-cma' },
  assigned: { cma: 'harbor-cma' },
  healthHome: { healthHome: 'tide-health-home' },
  emergency: { spoa: 'nassau', cma: 'night-cma', healthHome: 'night-health-home' },
  auditor: { state: 'omh' },
  formerAgency: { cma: 'ebb-cma' },
  formerFacility: { planner: 'bronx-pc' },
  formerParty: { spoa: 'erie', cma: 'former-cma', healthHome: 'former-health-home' },
};

/** `possible` is false where a role cannot stand so: then it is a stranger. */
export const personAs = (role: Role, standing: AnyStanding): Person & { possible: boolean } => {
  const org = orgsOf[standing] ? orgsOf[standing][role] : 'other-org';
  const person = { kind: 'person' as const, sub: `sub-${role}`, role, org: org ?? 'other-org' };
  return { ...person, possible: org !== undefined };
};

const strandsOf: Record<Phase, Strands> = {
  screening: { placement: 'screening', discharge: 'planned', aot: 'none', case: 'open' },
  forensicTransition: { placement: 'forensicTransition', discharge: 'planned', aot: 'none', case: 'open' },
  spoaReview: { placement: 'spoaReview', discharge: 'planned', aot: 'none', case: 'open' },
  returnedForInformation: {
    placement: 'returnedForInformation',
    discharge: 'planned',
    aot: 'none',
    case: 'open',
  },
  cmaAssignment: { placement: 'cmaAssignment', discharge: 'planned', aot: 'none', case: 'open' },
  warmHandOff: { placement: 'handOff', discharge: 'planned', aot: 'none', case: 'open' },
  awaitingDischargePlan: { placement: 'placed', discharge: 'unplanned', aot: 'none', case: 'open' },
  awaitingDischarge: { placement: 'placed', discharge: 'planned', aot: 'none', case: 'open' },
  awaitingContact: { placement: 'placed', discharge: 'discharged', aot: 'none', case: 'open' },
  missingConcern: { placement: 'placed', discharge: 'contacted', aot: 'missingConcern', case: 'open' },
  missing: { placement: 'placed', discharge: 'contacted', aot: 'missing', case: 'open' },
  stillNotLocated: { placement: 'placed', discharge: 'contacted', aot: 'expired', case: 'open' },
  hhPlusEpisode: { placement: 'placed', discharge: 'contacted', aot: 'none', case: 'open' },
  closed: { placement: 'placed', discharge: 'contacted', aot: 'none', case: 'closed' },
};

/** The forensic team has a case until it has handed the person over; an emergency access ends with the case. */
const handedOver: readonly Phase[] = [
  'screening',
  'awaitingDischargePlan',
  'awaitingDischarge',
  'awaitingContact',
  'hhPlusEpisode',
];
export const canBe = (standing: AnyStanding, phase: Phase): boolean => {
  if (standing === 'forensicTeam') return !handedOver.includes(phase);
  if (standing === 'emergency') return phase !== 'closed';
  return phases.includes(phase);
};

const grant: AuditGrant = {
  grantId: 'AG-1',
  auditor: { sub: 'sub-state', org: 'omh' },
  caseIds: [aCaseId],
  reason: 'routineSample',
  givenAt: openedAt,
  givenBy: { kind: 'person', sub: 'sub-admin', role: 'admin', org: 'operations' },
  until,
  version: 1,
};

const overridesFor = (standing: AnyStanding): Partial<CaseRecord> => {
  const assignment = { round: 1, candidates: [], asked: [] };
  switch (standing) {
    case 'offered':
      return { assignment: { ...assignment, offeredTo: 'meadow-cma' } };
    case 'assigned':
      return { assignment: { ...assignment, agency: 'harbor-cma' } };
    case 'healthHome':
      return { assignment: { ...assignment, agency: 'harbor-cma', healthHome: 'tide-health-home' } };
    case 'formerAgency':
      return {
        formerAssignments: [
          {
            agency: 'ebb-cma',
            from: openedAt,
            until: openedAt,
            end: 'transferred',
            reason: 'other',
            by: { kind: 'person', sub: 'sub-spoa', role: 'spoa', org: 'suffolk' },
            to: { role: 'cma', org: 'harbor-cma' },
            documentsUntil: '2026-04-01',
          },
        ],
      };
    case 'formerFacility':
      return {
        formerFacilities: [
          {
            facility: 'bronx-pc',
            to: 'pilgrim-pc',
            movedAt: openedAt,
            at: openedAt,
            by: { kind: 'person', sub: 'sub-planner', role: 'planner', org: 'bronx-pc' },
            forensicUnit: false,
            wrote: 1,
          },
        ],
      };
    case 'formerParty':
      return {
        redirects: [
          {
            at: openedAt,
            from: 'erie',
            to: 'suffolk',
            triage: { role: 'healthHome', org: 'former-health-home' },
          },
        ],
        assignment: {
          ...assignment,
          asked: [{ agency: 'former-cma', round: 1, answer: 'declined', at: openedAt }],
        },
      };
    case 'forensicTeam':
      return {
        clocks: [
          {
            kind: 'forensicTransition',
            anchor: openedAt,
            anchorKind: 'opened',
            due: until,
            ruleId: 'HHP-FT-01',
            basis: 'standard',
            zone: 'America/New_York',
            moves: [],
          },
        ],
      };
    case 'emergency':
      return {
        emergencyAccess: (['spoa', 'cma', 'healthHome'] as const).map((role, index) => {
          const { kind, sub, org } = personAs(role, 'emergency');
          const by = { kind, sub, role, org };
          return {
            number: index + 1,
            by,
            reason: 'emergencyRoom',
            explanation: 'Invented.',
            openedAt,
            until,
          };
        }),
      };
    default:
      return {};
  }
};

/** A case under a court order, so that what needs one is there to be read. */
export const caseAs = (standing: AnyStanding, phase: Phase): Extract<Resource, { kind: 'case' }> => {
  const strands = strandsOf[phase];
  const forensic =
    standing === 'forensicTeam' && strands.placement === 'placed'
      ? { placement: 'forensicTransition' as const }
      : {};
  const record = aCase({
    referral: aReferral(),
    aot: aotRecordSchema.parse({
      orders: [anOrder()],
      ...(phase === 'stillNotLocated' && {
        stillNotLocated: { missingSince: openedAt, orderEndedAt: openedAt },
      }),
    }),
    ...overridesFor(standing),
    strands: { ...strands, ...forensic },
  });
  return { kind: 'case', record, now: openedAt, grants: standing === 'auditor' ? [grant] : [] };
};
