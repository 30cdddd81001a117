/** What opens each field of the records that several answers show: clocks, work items, notices, search steps and concerns. */
import type * as z from 'zod';
import type { acknowledgementsAnswerSchema } from '../notices/acknowledgements-contract.ts';
import type { noticeViewSchema } from '../notices/notice-contract.ts';
import type { servedBySchema } from '../case/served-by.ts';
import type { MissingConcern } from '../case/aot-record.ts';
import type { searchStepViewSchema } from '../case/search-step.ts';
import type { voidedViewSchema } from '../case/voided.ts';
import type { clockViewSchema } from '../shared/clock-record.ts';
import type { workItemViewSchema } from '../shared/work-item.ts';
import { clockKindsShown, noticeKindsShown, workKindsShown } from './disclosed-kinds.ts';
import type { Choice, Part } from './disclosure.ts';
import type { Opening } from './openings.ts';

type Shown<Schema extends z.ZodType> = z.output<Schema>;

/** By its kind the whole record is shown or not. */
const byKind = <Value extends { kind: string }>(
  kinds: Readonly<Record<string, Opening>>,
  { fields }: Part<Value, 'always'>,
): Choice<Value> => ({
  choose: ({ kind }) => kind,
  of: new Map(Object.entries(kinds).map(([kind, opening]) => [kind, { opening, fields }])),
  otherwise: { opening: 'laterFull', fields },
});

const clockFields: Part<Shown<typeof clockViewSchema>, 'always'> = {
  opening: 'always',
  fields: {
    kind: 'always',
    anchor: 'always',
    anchorKind: 'always',
    due: 'always',
    dueOn: 'always',
    ruleId: 'always',
    basis: 'always',
    zone: 'always',
    overdueSince: 'always',
    metAt: 'always',
    late: 'always',
    corrected: 'always',
    stoppedAt: 'always',
    stoppedBy: 'always',
    hands: 'always',
    moves: 'always',
  },
};
export const clockDisclosure = byKind(clockKindsShown, clockFields);

/** Of work that one has been asked to do oneself. */
export const ownWorkItemDisclosure: Part<Shown<typeof workItemViewSchema>, 'always'> = {
  opening: 'always',
  fields: {
    workItemId: 'always',
    caseId: 'always',
    kind: 'always',
    search: 'always',
    orderId: 'always',
    orderRevision: 'always',
    contactId: 'always',
    likeOf: 'always',
    planStatus: 'always',
    status: 'always',
    openedAt: 'always',
    dueAt: 'always',
    dueOn: 'always',
    claimedAt: 'always',
    outcome: 'laterIdentity',
    completedAt: 'always',
    late: 'always',
    corrected: 'always',
    owner: 'always',
    overdue: 'always',
    claimedBy: 'always',
  },
};
export const workItemDisclosure = byKind(workKindsShown, ownWorkItemDisclosure);

const noticeFields: Part<Shown<typeof noticeViewSchema>, 'always'> = {
  opening: 'always',
  fields: {
    noticeId: 'always',
    caseId: 'always',
    kind: 'always',
    to: 'always',
    at: 'always',
    dueAt: 'always',
    dueOn: 'always',
    unreached: { opening: 'always', fields: { role: 'always', org: 'always' } },
    workItemId: 'always',
    contact: 'always',
    status: 'always',
    delivery: 'always',
    acknowledgedBy: 'always',
    acknowledgedAt: 'always',
    closedAt: 'always',
    closedBecause: 'always',
  },
};
export const noticeDisclosure = byKind(noticeKindsShown, noticeFields);

/** Of ids that the caller gave, and of nothing else. */
export const acknowledgementsDisclosure: Part<Shown<typeof acknowledgementsAnswerSchema>, 'always'> = {
  opening: 'always',
  fields: { results: 'always' },
};

/** One page of a list: whose items are not shown is as if it were not there. */
type PageOf<Item> = Part<{ items: Item[]; cursor?: string | undefined }, 'always'>;
export const pageDisclosure = <Item>(item: Choice<Item> | Part<Item>): PageOf<Item> => ({
  opening: 'always',
  fields: { items: { opening: 'always', item }, cursor: 'always' },
});
export const workItemsDisclosure = pageDisclosure(workItemDisclosure);
export const noticesDisclosure = pageDisclosure(noticeDisclosure);

/** That a fact no longer counts, who said so, and why in words. */
export const voidedDisclosure: Part<Shown<typeof voidedViewSchema>, 'always'> = {
  opening: 'always',
  fields: { at: 'always', by: 'always', reason: 'always', explanation: 'laterTreatment' },
};

/** One step of the ledger, which the route opens as a whole to who may read it. */
export const searchStepDisclosure: Part<Shown<typeof searchStepViewSchema>> = {
  opening: 'order',
  fields: {
    stepId: 'always',
    caseId: 'always',
    search: 'always',
    enteredAt: 'always',
    enteredLate: 'always',
    by: 'always',
    what: 'always',
    voided: voidedDisclosure,
  },
};

export const concernDisclosure: Part<Omit<MissingConcern, 'by'> & { by: string }, 'always'> = {
  opening: 'always',
  fields: {
    concernId: 'always',
    kind: 'always',
    receivedAt: 'always',
    enteredAt: 'always',
    by: 'always',
    search: 'always',
    status: 'always',
    closedAt: 'always',
    withdrawnReason: 'always',
  },
};

/** Staff and days of staff, which every party of the case is shown. */
export const servedByDisclosure: Part<Shown<typeof servedBySchema>, 'always'> = {
  opening: 'always',
  fields: {
    careManager: 'always',
    team: 'always',
    since: 'always',
    leavesOn: 'always',
    hasLeft: 'always',
    cover: 'always',
    isCovered: 'always',
  },
};
