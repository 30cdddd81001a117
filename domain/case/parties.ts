/**
 * The organisations that a case concerns now, in which role, and who holds the person. Access, lists and notices all
 * read this one derivation.
 */
import { forensicTransitionalTeam } from '../shared/actor.ts';
import type { Role } from '../shared/roles.ts';
import { countyIds, lguOf } from '../shared/counties.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { CaseRecord } from './case-record.ts';

export const relations = [
  'ownFacility',
  'ownCounty',
  'forensicTeam',
  'offered',
  'assigned',
  'healthHome',
] as const;
export type Relation = (typeof relations)[number];
export interface Party extends Recipient {
  relation: Relation;
}

type ForensicRoute = Pick<CaseRecord, 'strands' | 'clocks' | 'forensicHandOff'>;

/** True once OMH's own team has had the person: CNYPC releases to New York City. */
export const wasWithForensicTeam = ({ strands, clocks }: ForensicRoute): boolean =>
  strands.placement === 'forensicTransition' || clocks.some(({ kind }) => kind === 'forensicTransition');

/** The team stays with the case, whoever holds the person by then, until it has handed over to the care manager. */
export const forensicTeamOf = (record: ForensicRoute): Recipient[] =>
  wasWithForensicTeam(record) && !record.forensicHandOff && record.strands.placement !== 'placed'
    ? [{ role: 'cma', org: forensicTransitionalTeam }]
    : [];

export const partiesOf = (record: CaseRecord): Party[] => {
  const { facility, lgu, triage, assignment, referral } = record;
  const parties: Party[] = [{ role: 'spoa', org: lgu, relation: 'ownCounty' }];
  if (facility !== undefined) parties.unshift({ role: 'planner', org: facility, relation: 'ownFacility' });
  if (triage) parties.push({ ...triage, relation: triage.role === 'spoa' ? 'ownCounty' : 'healthHome' });
  for (const team of forensicTeamOf(record)) parties.push({ ...team, relation: 'forensicTeam' });
  if (assignment.offeredTo) parties.push({ role: 'cma', org: assignment.offeredTo, relation: 'offered' });
  if (assignment.transfer) parties.push({ role: 'cma', org: assignment.transfer.to, relation: 'offered' });
  if (assignment.agency) parties.push({ role: 'cma', org: assignment.agency, relation: 'assigned' });
  const healthHome = assignment.healthHome ?? referral.healthHome.healthHome;
  if (healthHome) parties.push({ role: 'healthHome', org: healthHome, relation: 'healthHome' });
  return parties;
};

export const relationTo = (record: CaseRecord, actor: { role: Role; org: string }): Relation | undefined =>
  partiesOf(record).find(({ role, org }) => role === actor.role && org === actor.org)?.relation;

/**
 * Who is told what a referring facility is: the facility, or the Health Home that entered the referral while it takes part.
 * Where the county entered it, or nobody of them is left, the county.
 */
export const referrerOf = (record: CaseRecord): Recipient => {
  const { facility, referredBy, lgu } = record;
  if (facility !== undefined) return { role: 'planner', org: facility };
  return referredBy?.role === 'healthHome' && relationTo(record, referredBy) !== undefined
    ? referredBy
    : { role: 'spoa', org: lgu };
};

/**
 * Who must act for the person now: the agency that accepted, the forensic team while it is first holder, and the
 * county until anybody is. The 48 hours run whoever that is.
 */
export const holderOf = ({ lgu, triage, strands, assignment }: CaseRecord): Recipient => {
  if (assignment.agency) return { role: 'cma', org: assignment.agency };
  if (strands.placement === 'forensicTransition') return { role: 'cma', org: forensicTransitionalTeam };
  // A Health Home may triage; until an agency accepts, the county still answers for the person.
  return triage?.role === 'spoa' ? triage : { role: 'spoa', org: lgu };
};

const agency = (org: string): Recipient => ({ role: 'cma', org });
const healthHomeNamed = (org: string | undefined): Recipient[] =>
  org === undefined ? [] : [{ role: 'healthHome', org }];

/**
 * Whom the case concerned before, whatever came between: agencies that were asked or served, the middle ones too; counties
 * that sent it on, and who triaged for them; the forensic team; Health Homes that the person was with.
 */
const formerPartiesOf = ({
  assignment,
  aot,
  redirects = [],
  formerAssignments = [],
  formerFacilities = [],
  clocks,
  referral,
}: CaseRecord): Recipient[] => [
  ...formerFacilities.map(({ facility: org }): Recipient => ({ role: 'planner', org })),
  ...assignment.asked.map((asked) => agency(asked.agency)),
  ...formerAssignments.flatMap(({ agency: org, healthHome }) => [
    agency(org),
    ...healthHomeNamed(healthHome),
  ]),
  ...(aot?.transfers ?? []).flatMap(({ from, to, healthHome }) => [
    from,
    agency(to),
    ...healthHomeNamed(healthHome),
  ]),
  ...redirects.flatMap(({ from, triage }) => [
    ...countyIds
      .filter((county) => county === from)
      .map((county): Recipient => ({ role: 'spoa', org: lguOf(county) })),
    ...(triage ? [triage] : []),
  ]),
  ...(clocks.some(({ kind }) => kind === 'forensicTransition') ? [agency(forensicTransitionalTeam)] : []),
  ...healthHomeNamed(referral.healthHome.healthHome),
];

/** Whether the person was at a facility before. */
export const wasAt = ({ formerFacilities = [] }: CaseRecord, org: string): boolean =>
  formerFacilities.some(({ facility }) => facility === org);

/** Whether an agency had the person before. */
export const hadPerson = ({ formerAssignments = [] }: CaseRecord, org: string): boolean =>
  formerAssignments.some((former) => former.agency === org);

/** They keep what was addressed to them. */
export const wasParty = (record: CaseRecord, { role, org }: { role: string; org: string }): boolean =>
  formerPartiesOf(record).some((former) => former.role === role && former.org === org);

/** Who says when the person leaves: a State facility of its own patient, elsewhere whoever holds the person. */
export const dischargePlanner = (record: CaseRecord): Recipient =>
  record.facility === undefined ? holderOf(record) : { role: 'planner', org: record.facility };
