/**
 * How a person stands to a case: by a relation of their organisation (parties.ts), by one that it had, by an emergency
 * access of their own, by an auditor's grant, or not at all. One person has one standing, the strongest.
 */
import type { CaseRecord } from '../case/case-record.ts';
import { hadPerson, relations, relationTo, wasAt, wasParty } from '../case/parties.ts';
import type { Person } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { type AuditGrant, grantFor } from './audit-grant.ts';
import { emergencyAccessOf } from './emergency-access.ts';

export const standings = [
  ...relations,
  'emergency',
  'auditor',
  'formerAgency',
  'formerFacility',
  'formerParty',
  'none',
] as const;
export type Standing = (typeof standings)[number];
/** Of a work item or notice one is the addressee; a list, and what is about no case, is one's own. */
export type AnyStanding = Standing | 'addressee' | 'own';

/** Who takes part now, and may know where the case stands: its phase, its version, how its strands are. */
const outside: readonly Standing[] = ['formerAgency', 'formerFacility', 'formerParty', 'none'];
export const takesPart = (standing: Standing): boolean => !outside.includes(standing);

export const standingOf = (
  record: CaseRecord,
  actor: Person,
  now: Instant,
  grants: readonly AuditGrant[] = [],
): Standing => {
  const relation = relationTo(record, actor);
  if (relation) return relation;
  if (emergencyAccessOf(record, actor, now)) return 'emergency';
  if (actor.role === 'state' && grantFor(grants, actor, record.caseId, now)) return 'auditor';
  if (actor.role === 'cma' && hadPerson(record, actor.org)) return 'formerAgency';
  if (actor.role === 'planner' && wasAt(record, actor.org)) return 'formerFacility';
  return wasParty(record, actor) ? 'formerParty' : 'none';
};
