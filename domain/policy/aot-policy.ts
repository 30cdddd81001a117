/**
 * Policy data of work under court orders and of the missing-person path. From the guidance come the 24 hours without
 * credible contact and the 24 hours to report to the LGU; what a diligent search consists of, how often it is repeated and
 * who is told next are assumptions that a county may change, marked so and shown as "policy choice".
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { durationSchema } from '../shared/duration.ts';
import type { NoticeKind } from '../notices/notice.ts';
import { type Announcement, type Ladder, ladderSchema, told } from './ladder.ts';
import { aotWorkKinds, searchWaitKinds } from '../shared/work-item.ts';

const dutyKinds = [...aotWorkKinds, 'omhMissingReport'] as const;
type DutyKind = (typeof dutyKinds)[number];
const contactMethods = ['faceToFace', 'video', 'phone', 'text', 'mail'] as const;

const day = { count: 24, unit: 'hours' } as const;
const daily = { count: 1, unit: 'days' } as const;

/** The law or the county's protocol dates a duty; that it is reminded of daily, and OMH told of what a county leaves, is ours. */
const dutyLadder = (due: NoticeKind, overdue: NoticeKind): Ladder => {
  const announce: Announcement[] = [
    { kind: overdue, to: 'owner' },
    { kind: overdue, to: 'lgu' },
  ];
  return {
    source: 'The order and the county’s protocol give the date; the reminders are ours.',
    assumption: true,
    onOpening: [{ kind: due, to: 'owner' }],
    atDue: announce,
    afterDue: { every: daily, announce },
    longOverdue: { after: daily, announce: [{ kind: overdue, to: 'above' }] },
  };
};

const defaultDuties: Record<DutyKind, Ladder> = {
  confirmAotOrder: dutyLadder('aotOrderToConfirm', 'aotOrderConfirmOverdue'),
  aotFirstContact: dutyLadder('aotFirstContactDue', 'aotFirstContactOverdue'),
  aotReportToOmh: dutyLadder('aotReportToOmhDue', 'aotReportToOmhOverdue'),
  aotReview: dutyLadder('aotReviewDue', 'aotReviewOverdue'),
  cairsReport: dutyLadder('cairsReportDue', 'cairsReportOverdue'),
  aotTransfer: dutyLadder('aotTransferDue', 'aotTransferOverdue'),
  tellHealthHomeOfAot: dutyLadder('tellHealthHomeDue', 'tellHealthHomeOverdue'),
  omhMissingReport: {
    source:
      '14 NYCRR 524.10: providers that OMH licenses or operates tell it immediately; the reminders are ours.',
    assumption: true,
    onOpening: told('omhMissingReportDue', 'owner'),
    afterDue: {
      every: daily,
      announce: told('omhMissingReportOverdue', 'owner', 'lgu'),
    },
    longOverdue: {
      after: { count: 3, unit: 'days' },
      announce: told('omhMissingReportOverdue', 'omh'),
    },
  },
};

const unreadEventSchema = ladderSchema.required({ due: true });
const defaultUnreadEvent = unreadEventSchema.parse({
  due: daily,
  source: 'No source: a notice that nobody has read by the next day must reach somebody else.',
  assumption: true,
  onOpening: told('significantEvent', 'lgu'),
  atDue: told('significantEventUnread', 'lgu'),
  afterDue: { every: daily, announce: told('significantEventUnread', 'lgu') },
  longOverdue: { after: daily, announce: told('significantEventUnread', 'omh') },
});

export const aotPolicySchema = z.strictObject({
  policyId: z.string(),
  validFrom: localDateSchema,
  /** Policy choice: whether a contact at 24:00:00 exactly still counts as within the 24 hours. */
  contactAtLimitCounts: z.boolean(),
  /** Policy choice: ways in which the person is recognised, and ways in which one also knows where they are. */
  credibleMethods: z.array(z.enum(contactMethods)),
  locatingMethods: z.array(z.enum(contactMethods)),
  /** How soon after the determination a search must have begun to be on time (text of OMH's guidance not found). */
  commenceWithin: durationSchema,
  /** From when on a step counts as entered late. */
  lateEntryAfter: durationSchema,
  /** An execution hands over to the next after this long. */
  continueAfter: durationSchema,
  waits: z.record(z.enum(searchWaitKinds), ladderSchema.required({ due: true })),
  /** Dated duties of orders and searches. */
  duties: z.record(z.enum(dutyKinds), ladderSchema),
  /** Policy choice: two contacts of one kind that are nearer than this may be one. */
  contactsAlikeWithin: durationSchema,
  /** How who has the person is asked whether they are. */
  possibleDuplicate: ladderSchema.required({ due: true }),
  /** How the county is reminded of a significant event that nobody has acknowledged. */
  unreadEvent: unreadEventSchema,
});
export type AotPolicy = z.infer<typeof aotPolicySchema>;

const toOwnerAndLgu = (kind: Announcement['kind']): Announcement[] => [
  { kind, to: 'owner' },
  { kind, to: 'lgu', contact: 'aotCoordinator' },
];
/** The next contact of a county that did not answer. */
const unreadByCounty = {
  kind: 'aotMissingUnread',
  to: 'lgu',
  contact: 'directorOfCommunityServices',
} as const;
const unreadToldOmh = { kind: 'aotMissingUnread', to: 'omh', contact: 'omhProgramCoordinator' } as const;

export const defaultAotPolicy: AotPolicy = aotPolicySchema.parse({
  policyId: 'aot-default-2019-11',
  validFrom: '2019-11-01',
  contactAtLimitCounts: false,
  credibleMethods: ['faceToFace', 'video', 'phone'],
  locatingMethods: ['faceToFace'],
  commenceWithin: day,
  lateEntryAfter: day,
  continueAfter: { count: 30, unit: 'days' },
  waits: {
    credibleContact: {
      due: day,
      source: 'Guidance, AOT: deemed Missing after 24 hours without credibly reported contact.',
      assumption: false,
      onOpening: toOwnerAndLgu('missingConcern'),
      halfTime: told('credibleContactDue', 'owner'),
      atDue: toOwnerAndLgu('credibleContactDue'),
      afterDue: { every: day, announce: toOwnerAndLgu('credibleContactDue') },
    },
    significantEventReport: {
      due: day,
      source:
        'Guidance, AOT: reported to the LGU within 24 hours; from when is unstated, and counted from the determination.',
      assumption: true,
      onOpening: told('eventReportDue', 'owner'),
      halfTime: told('eventReportDue', 'owner'),
      atDue: toOwnerAndLgu('eventReportOverdue'),
      afterDue: { every: day, announce: toOwnerAndLgu('eventReportOverdue') },
    },
    missingAcknowledgement: {
      due: day,
      source: 'No source: a notice that nobody has read must reach somebody else.',
      assumption: true,
      onOpening: [{ kind: 'aotMissing', to: 'lgu', contact: 'aotCoordinator' }],
      halfTime: [unreadByCounty],
      atDue: [unreadByCounty, unreadToldOmh, { kind: 'aotMissingUnread', to: 'holder' }],
      afterDue: { every: day, announce: [unreadByCounty, unreadToldOmh] },
    },
    searchOutcome: {
      due: { count: 7, unit: 'days' },
      source:
        'No source: "continued communication with the LGU", swept again weekly, or at the interval of the county’s protocol.',
      assumption: true,
      onOpening: told('searchStarted', 'owner'),
      atDue: [
        { kind: 'searchSweepDue', to: 'owner' },
        { kind: 'searchUpdate', to: 'lgu', contact: 'aotCoordinator' },
      ],
      afterDue: {
        every: { count: 7, unit: 'days' },
        announce: [
          { kind: 'searchSweepDue', to: 'owner' },
          { kind: 'searchUpdate', to: 'lgu', contact: 'aotCoordinator' },
        ],
      },
    },
  },
  duties: defaultDuties,
  contactsAlikeWithin: { count: 30, unit: 'minutes' },
  possibleDuplicate: {
    due: { count: 2, unit: 'businessDays' },
    source: 'No source: what may be one visit or two is asked of who made it, while they remember.',
    assumption: true,
    onOpening: told('possibleDuplicate', 'owner'),
    atDue: told('possibleDuplicateOverdue', 'owner'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('possibleDuplicateOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 5, unit: 'businessDays' },
      announce: told('possibleDuplicateOverdue', 'above'),
    },
  },
  unreadEvent: defaultUnreadEvent,
});
