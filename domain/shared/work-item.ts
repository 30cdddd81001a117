/**
 * Work items: what a person is asked to do, by when, and who must know when it is late. One kind per human wait of
 * the state machines, and kinds that no execution waits for. The task token of the wait stays in here; people see
 * only the id.
 */
import * as z from 'zod';
import {
  asciiText,
  storedAccount,
  storedCaseId,
  storedCode,
  storedDay,
  storedDutyId,
  storedId,
  storedInstant,
} from './stored-text.ts';
import { withDueDay } from './calendar.ts';
import { corrections } from './clock-record.ts';
import { recipientSchema } from './recipient.ts';
import { recipientRoles } from './roles.ts';
import { organisationIdSchema, personSchema } from './actor.ts';
import type { Answer } from './answer.ts';
import type { Instant } from './instant.ts';

export const waitKinds = [
  'forensicTransition',
  'spoaDecision',
  'cmaAcceptance',
  'warmHandOff',
  'discharge',
  'faceToFaceContact',
] as const;
export type WaitKind = (typeof waitKinds)[number];
export const waitKindSchema = z.enum(waitKinds);

/** Waits of a search for a missing person (statemachines/aot-diligent-search). */
export const searchWaitKinds = [
  'credibleContact',
  'significantEventReport',
  'missingAcknowledgement',
  'searchOutcome',
] as const;
export type SearchWaitKind = (typeof searchWaitKinds)[number];
export const searchWaitKindSchema = z.enum(searchWaitKinds);

const awaitedKinds = [...waitKinds, ...searchWaitKinds] as const;
/** True for work that an execution, of the journey or of a search, waits for. */
export const isAwaitedKind = (kind: string): boolean => awaitedKinds.some((known) => known === kind);

/** Dated duties of court orders (domain/aot/obligations.ts): a daily schedule opens them. */
export const aotWorkKinds = [
  'confirmAotOrder',
  'aotFirstContact',
  'aotReportToOmh',
  'aotReview',
  'cairsReport',
  'aotTransfer',
  'tellHealthHomeOfAot',
] as const;
export type AotWorkKind = (typeof aotWorkKinds)[number];
export const isAotWorkKind = (kind: string): kind is AotWorkKind =>
  aotWorkKinds.some((known) => known === kind);

export const workItemKinds = [
  ...awaitedKinds,
  'placement',
  'referralInformation',
  'transferAcceptance',
  'transfer',
  'confirmDeath',
  'confirmDischarge',
  'confirmIdentity',
  'confirmEvidence',
  'admissionFollowUp',
  'possibleDuplicate',
  'tellPlan',
  'paroleOfficerContact',
  'medicaidFollowUp',
  'nameCareManager',
  'omhMissingReport',
  'significantEventAcknowledgement',
  ...aotWorkKinds,
] as const;
export type WorkItemKind = (typeof workItemKinds)[number];
export const workItemKindSchema = z.enum(workItemKinds);

/** What a managed care plan is to be told of the HH+ status. */
export const planStatuses = [
  'hhPlusBegan',
  'aotPlaced',
  'aotEnded',
  'agencyChanged',
  'rateBegan',
  'rateEnded',
  'hhPlusEnded',
] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const workItemSchema = z.strictObject({
  workItemId: storedId,
  caseId: storedCaseId,
  kind: workItemKindSchema,
  /** Number of the search for the missing person that the work belongs to. */
  search: z.int().positive().optional(),
  /** The court order that the work belongs to. */
  orderId: storedId.optional(),
  /** Which revision of that order is to be confirmed. */
  orderRevision: z.int().positive().optional(),
  /** What the plan is to be told; absent from work of before it was more than the placement. */
  planStatus: z.enum(planStatuses).optional(),
  /** The contact that may be the same as another. */
  contactId: storedId.optional(),
  /** The case whose person may be the same, and the county that runs it. */
  otherCaseId: storedCaseId.optional(),
  otherLgu: organisationIdSchema.optional(),
  /** The dated duty that this work fulfils: it is opened once, however often the schedule runs. */
  obligationId: storedDutyId.optional(),
  ownerRole: z.enum(recipientRoles),
  ownerOrg: organisationIdSchema,
  status: z.enum(['open', 'done', 'cancelled']),
  openedAt: storedInstant,
  /** The instant the ladder counts from, and the instant the work is due. */
  anchor: storedInstant,
  dueAt: storedInstant,
  /** How many rungs of the escalation ladder were climbed, and when the next one is. */
  rungsClimbed: z.int(),
  nextRungAt: storedInstant,
  /** Grows when the deadline moves, so that a wait planned for the old one is planned again. */
  revision: z.int(),
  claimedBy: personSchema.optional(),
  claimedAt: storedInstant.optional(),
  token: asciiText(2_048).optional(),
  /** Taken back only because the case closed: open again where it closed in error. */
  cancelledBy: z.literal('closing').optional(),
  outcome: storedCode.optional(),
  completedAt: storedInstant.optional(),
  late: z.boolean().optional(),
  /** It stood late until what was entered then, as its clock did. */
  corrected: z.strictObject({ at: storedInstant, reason: z.enum(corrections) }).optional(),
  version: z.int(),
});
export type WorkItem = z.infer<typeof workItemSchema>;

const dutyOfOrder = /^[A-Za-z]+:(O[1-9][0-9]*)(?::|$)/;
/** As stored: work of an earlier release names its order within the id of its duty only. */
export const storedWorkItemSchema = workItemSchema.transform((item): WorkItem => {
  const [, orderId = item.orderId] = dutyOfOrder.exec(item.obligationId ?? '') ?? [];
  return orderId === undefined ? item : { ...item, orderId };
});

/** When the schedule must next climb a ladder of a case: the first rung of open work that no execution waits for. */
export const nextClimbAt = (items: Iterable<WorkItem>): Instant | undefined =>
  [...items]
    .filter(({ status, kind }) => status === 'open' && !isAwaitedKind(kind))
    .map(({ nextRungAt }) => nextRungAt)
    .sort()[0];

/** Whose a work item of a case is; undefined for one that the case does not have, or that is of no case. */
export const ownerOf =
  (workItemId: string) =>
  (snapshot: { workItems: readonly WorkItem[] } | undefined): { role: string; org: string } | undefined => {
    const item = snapshot?.workItems.find((known) => known.workItemId === workItemId);
    return item && { role: item.ownerRole, org: item.ownerOrg };
  };

/** What people see of a work item: everything but the token and the bookkeeping of the ladder. */
export const workItemViewSchema = workItemSchema
  .pick({
    workItemId: true,
    caseId: true,
    kind: true,
    search: true,
    orderId: true,
    orderRevision: true,
    planStatus: true,
    contactId: true,
    status: true,
    openedAt: true,
    dueAt: true,
    claimedAt: true,
    outcome: true,
    completedAt: true,
    late: true,
    corrected: true,
  })
  .extend({
    owner: recipientSchema,
    /** The case whose person may be the same; where another county runs it, that county, to be telephoned, and no more. */
    likeOf: asciiText(17).optional(),
    /** The day at whose end it is due, where that is so. */
    dueOn: storedDay.optional(),
    overdue: z.boolean(),
    /** The account of who took it on. */
    claimedBy: storedAccount.optional(),
  });

const likeOf = ({ otherCaseId, otherLgu, ownerOrg }: WorkItem): string | undefined =>
  otherLgu === ownerOrg ? otherCaseId : otherLgu;

export const workItemView = (item: WorkItem, now: string): Answer<typeof workItemViewSchema> => ({
  workItemId: item.workItemId,
  caseId: item.caseId,
  kind: item.kind,
  ...(item.search !== undefined && { search: item.search }),
  ...(item.orderRevision !== undefined && { orderId: item.orderId, orderRevision: item.orderRevision }),
  ...(item.planStatus && { planStatus: item.planStatus }),
  ...(item.contactId !== undefined && { contactId: item.contactId }),
  ...(item.otherLgu !== undefined && { likeOf: likeOf(item) }),
  owner: { role: item.ownerRole, org: item.ownerOrg },
  status: item.status,
  openedAt: item.openedAt,
  dueAt: item.dueAt,
  ...withDueDay(item.dueAt),
  overdue: item.status === 'open' && now > item.dueAt,
  ...(item.claimedBy && { claimedBy: item.claimedBy.sub, claimedAt: item.claimedAt }),
  ...(item.outcome !== undefined && {
    outcome: item.outcome,
    completedAt: item.completedAt,
    late: item.late,
  }),
  ...(item.corrected && { corrected: item.corrected }),
});
