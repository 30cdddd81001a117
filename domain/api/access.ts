/**
 * Who may do what: `decide` answers for a person, an operation and what it is about, with a reason; whatever the table of
 * policy.ts does not allow is denied. Every read, write, list and export goes through it; whom a notice may reach is said
 * in may-be-told.ts. A role that may never call an operation is refused before anything is read; a case that is not yours
 * looks like no case at all.
 */
import { type Recipient, recipientSchema } from '../shared/recipient.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { Person } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { Operation } from '../shared/operations.ts';
import { rolesOf } from './roles-of-operations.ts';
import type { AuditGrant } from '../access/audit-grant.ts';
import type { denialReasons } from '../access/denial-reasons.ts';
import { emergencyAccessOf } from '../access/emergency-access.ts';
import { discloses, type LegalBasis, legalBasis, opensAotRecord } from '../access/legal-basis.ts';
import {
  type AddressedOperation,
  type CaseOperation,
  type DisclosureNeed,
  type OperationPolicy,
  policy,
} from './policy.ts';
import { type AnyStanding, type Standing, standingOf, takesPart } from '../access/standing.ts';

export type Resource =
  | { kind: 'case'; record: CaseRecord; now: Instant; grants?: readonly AuditGrant[] }
  /** `to` is undefined for a work item or notice that the case does not have. */
  | { kind: 'addressed'; to: { role: string; org: string } | undefined }
  | { kind: 'list'; of: Recipient }
  | { kind: 'none' };

export type Denied = { allow: false; reason: (typeof denialReasons)[number]; standing: Standing };
export type Allowed = { allow: true; standing: AnyStanding; basis: LegalBasis };
export type AccessDecision = Allowed | Denied;

const nothingShown: LegalBasis = { kind: 'none', level: 'none' };
const deny = (reason: Denied['reason'], standing: Standing = 'none'): Denied => ({
  allow: false,
  reason,
  standing,
});
const isSame = (a: { role: string; org: string }, b: { role: string; org: string }): boolean =>
  a.role === b.role && a.org === b.org;

export const roleMayCall = (actor: Person, operation: Operation): boolean =>
  rolesOf[operation].some((role) => role === actor.role);

const basisSuffices = (needs: DisclosureNeed, record: CaseRecord, basis: LegalBasis): boolean =>
  needs === 'aotRecord' ? opensAotRecord(record, basis) : discloses(basis, 'identity');

/** Whoever takes no part learns of nothing by being refused, neither that there is a case nor that it is closed. */
const denyToOutsider = (standing: Standing): Denied =>
  deny(standing === 'none' ? 'noRelation' : 'formerParty', standing);

const decideOnCase = (
  actor: Person,
  { reach, needs }: Extract<OperationPolicy, { about: 'case' }>,
  { record, now, grants }: Extract<Resource, { kind: 'case' }>,
): AccessDecision => {
  const standing = standingOf(record, actor, now, grants);
  const allowed = reach[standing];
  if (allowed === undefined)
    return takesPart(standing) ? deny('standingTooWeak', standing) : denyToOutsider(standing);
  const own = legalBasis(record, standing, now);
  // A party that has broken the glass reads in an emergency, and keeps the rights that it has.
  const inEmergency = reach.emergency && own.level !== 'full' && emergencyAccessOf(record, actor, now);
  const basis = inEmergency ? legalBasis(record, 'emergency', now) : own;
  if (needs && !basisSuffices(needs, record, basis)) return deny('noLegalBasis', standing);
  if (allowed === 'open' && record.strands.case === 'closed')
    return takesPart(standing) ? deny('caseClosed', standing) : denyToOutsider(standing);
  return { allow: true, standing, basis };
};

export const decide = (actor: Person, operation: Operation, resource: Resource): AccessDecision => {
  if (!roleMayCall(actor, operation)) return deny('roleMayNot');
  const rule: OperationPolicy = policy[operation];
  if (rule.about === 'case' && resource.kind === 'case') return decideOnCase(actor, rule, resource);
  if (rule.about === 'addressed' && resource.kind === 'addressed')
    return resource.to && isSame(resource.to, actor)
      ? { allow: true, standing: 'addressee', basis: nothingShown }
      : deny('notAddressee');
  if (rule.about === 'ownList' && resource.kind === 'list')
    return isSame(resource.of, actor)
      ? { allow: true, standing: 'own', basis: nothingShown }
      : deny('notAddressee');
  if (rule.about === 'noCase' && resource.kind === 'none')
    return { allow: true, standing: 'own', basis: nothingShown };
  return deny('wrongResource');
};

export const isAbout = <About extends 'case' | 'addressed'>(
  about: About,
  operation: Operation,
): operation is About extends 'case' ? CaseOperation : AddressedOperation =>
  policy[operation].about === about;

/** The organisation whose lists an actor reads. Throws for a role that has none, which no route admits to a list. */
export const recipientOf = (actor: Person): Recipient =>
  recipientSchema.parse({ role: actor.role, org: actor.org });
