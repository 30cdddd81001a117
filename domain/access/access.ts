/**
 * Who may do what with which case: role, organisation and relationship, default deny, in one pure function. A role
 * that may never call a route is refused before anything is read; a case that is not yours looks like no case at all.
 */
import type { Person } from '../shared/actor.ts';
import type { Notice, Recipient } from '../notices/notice.ts';
import { recipientSchema } from '../notices/notice.ts';
import type { CaseRecord } from '../referral/case-record.ts';
import type { Relation } from '../referral/parties.ts';
import { relationTo } from '../referral/parties.ts';
import type { Operation } from '../shared/routes.ts';
import { routes } from '../shared/routes.ts';
import type { WorkItem } from '../shared/work-item.ts';

const everyRelation = [
  'ownFacility',
  'ownCounty',
  'forensicTeam',
  'offered',
  'assigned',
  'healthHome',
] as const satisfies readonly Relation[];

/** Which relationship a case operation needs. Work items and notices need the organisation that they are addressed to. */
const relationsFor = {
  getCase: everyRelation,
  getTimeline: everyRelation,
  putConsent: ['ownFacility', 'assigned'],
  putDischargePlan: ['ownFacility'],
  recordDischarge: ['ownFacility'],
  recordContact: ['ownCounty', 'forensicTeam', 'assigned'],
  getAssignmentOptions: ['ownCounty'],
  raiseMissingConcern: ['assigned'],
  withdrawMissingConcern: ['assigned'],
  recordSearchStep: ['assigned'],
  listSearchSteps: ['ownCounty', 'assigned'],
  recordSighting: ['ownCounty', 'assigned'],
  withdrawCase: ['ownFacility', 'ownCounty', 'forensicTeam', 'assigned'],
  putAotOrder: ['ownCounty', 'assigned'],
  putPlanOfCare: ['assigned'],
  reportSignificantEvent: ['assigned'],
  getCairsReports: ['ownCounty', 'assigned'],
  getSearchPacket: ['ownCounty', 'assigned'],
} as const satisfies Partial<Record<Operation, readonly Relation[]>>;
export type CaseOperation = keyof typeof relationsFor;

export type AccessDecision =
  { allow: true; relation: Relation } | { allow: false; reason: 'noRelation' | 'relationTooWeak' };

export const roleMayCall = (actor: Person, operation: Operation): boolean =>
  routes[operation].roles.some((role) => role === actor.role);

export const decide = (actor: Person, operation: CaseOperation, record: CaseRecord): AccessDecision => {
  const relation = relationTo(record, actor);
  if (!relation) return { allow: false, reason: 'noRelation' };
  const sufficient: readonly Relation[] = relationsFor[operation];
  return sufficient.includes(relation)
    ? { allow: true, relation }
    : { allow: false, reason: 'relationTooWeak' };
};

export const ownsWorkItem = (actor: Person, item: WorkItem): boolean =>
  item.ownerRole === actor.role && item.ownerOrg === actor.org;

export const isAddressee = (actor: Person, notice: Notice): boolean =>
  notice.to.role === actor.role && notice.to.org === actor.org;

/** The organisation whose lists an actor reads. Throws for a role that has none, which no route admits to a list. */
export const recipientOf = (actor: Person): Recipient =>
  recipientSchema.parse({ role: actor.role, org: actor.org });
