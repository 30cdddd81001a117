/**
 * The AOT protocol of a county: whom to reach, by when, how often and with what. Data, dated and validated, never a rule
 * in code: a new county is a new file. Guidance: the LGU has its own established procedures, and may ask for more than
 * the minimum; it may never ask for less, so minimums are floors of this schema. Every figure says where it comes from
 * and whether it is an assumption. Mailboxes are ids of roles; no person is named.
 */
import * as z from 'zod';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';
import { lguIds } from '../shared/counties.ts';
import { durationSchema } from '../shared/duration.ts';
import { line, unreadableIn } from '../shared/free-text.ts';
import { contactRoles } from './ladder.ts';

/** As many details a county asks for with an event of a kind, and as many steps its checklist of a search has. */
export const mostEventDetails = 20;
export const mostChecklistSteps = 25;

export const protocolCodeSchema = z.string().regex(/^[a-z][A-Za-z0-9-]{1,62}$/);
const textSchema = line(300);
const sourced = { source: textSchema, assumption: z.boolean() };
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const days = z.int().min(0).max(366);

const contactSchema = z.strictObject({
  role: z.enum(contactRoles),
  mailbox: protocolCodeSchema,
});

const eventKindSchema = z.strictObject({
  kind: protocolCodeSchema,
  title: textSchema,
  /** Details that this county wants with an event of this kind. */
  requiredFields: z
    .array(z.strictObject({ id: protocolCodeSchema, label: textSchema }))
    .max(mostEventDetails),
  ...sourced,
});

const cairsSchema = z.strictObject({
  everyMonths: z.int().min(1).max(6),
  opensDaysBefore: days,
  baselineDueDays: days,
  closingDueDays: days,
  ...sourced,
});

/**
 * A search is swept again at this interval: no oftener than twice a day, or an execution of thirty days would outgrow its
 * history, and at least once a month, or a search would stand still unseen.
 */
const intervalSchema = durationSchema.refine(({ count, unit }) => {
  if (unit === 'hours') return 12 <= count && count <= 31 * 24;
  return unit !== 'minutes' && count <= 31;
}, 'Give 12 hours to 31 days.');

const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;
const once = 'Give each once.';

export const countyAotProtocolSchema = z.strictObject({
  protocolId: protocolCodeSchema,
  /** `default` stands in for every county without a protocol of its own. */
  lgu: z.union([z.literal('default'), z.enum(lguIds)]),
  validFrom: localDateSchema,
  contacts: z
    .array(contactSchema)
    .min(1)
    .refine((contacts) => isUnique(contacts.map(({ role }) => role)), once),
  /** When the mailboxes are read; outside these hours the after-hours mailbox is written to. */
  hours: z
    .strictObject({
      weekdays: z.array(z.int().min(1).max(7)).min(1),
      from: timeSchema,
      until: timeSchema,
    })
    .refine(({ from, until }) => from < until, {
      path: ['until'],
      error: 'Give an end after the beginning.',
    }),
  firstContact: z.strictObject({ withinDays: z.int().min(1).max(7), ...sourced }),
  omhReport: z.strictObject({ withinDays: z.int().min(1).max(3), ...sourced }),
  orderReview: z.strictObject({ dueDaysBeforeExpiry: days, opensDaysBeforeDue: days, ...sourced }),
  cairs: cairsSchema,
  month: z.strictObject({ faceToFaceContacts: z.int().min(4).max(31), ...sourced }),
  transfer: z.strictObject({ due: durationSchema, ...sourced }),
  tellHealthHome: z.strictObject({ due: durationSchema, ...sourced }),
  significantEvents: z.strictObject({
    reportWithin: z.strictObject({ count: z.int().min(1).max(24), unit: z.literal('hours') }),
    kinds: z
      .array(eventKindSchema)
      .min(1)
      .max(50)
      .refine((kinds) => isUnique(kinds.map(({ kind }) => kind)), once),
    ...sourced,
  }),
  search: z.strictObject({
    interval: intervalSchema,
    checklist: z
      .array(z.strictObject({ id: protocolCodeSchema, text: textSchema, ...sourced }))
      .min(1)
      .max(mostChecklistSteps)
      .refine((steps) => isUnique(steps.map(({ id }) => id)), once),
    ...sourced,
  }),
});
export type CountyAotProtocol = z.infer<typeof countyAotProtocolSchema>;

/** Which protocol a county's work follows on a date. */
export type AotProtocolFor = (lgu: string, on: LocalDate) => CountyAotProtocol;

/** The latest protocol of the county that is in force on the date, else the latest default. */
export const createAotProtocols = (packs: readonly unknown[]): AotProtocolFor => {
  for (const pack of packs)
    for (const { message } of unreadableIn(countyAotProtocolSchema, pack)) throw new RangeError(message);
  const protocols = packs
    .map((pack) => countyAotProtocolSchema.parse(pack))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  if (!isUnique(protocols.map(({ lgu, validFrom }) => `${lgu} from ${validFrom}`)))
    throw new RangeError('Two AOT protocols of one county begin on the same day.');
  const fallback = protocols.find(({ lgu }) => lgu === 'default');
  if (!fallback) throw new RangeError('No default AOT protocol was given.');
  return (lgu, on) => {
    const inForce = protocols.filter(({ validFrom }) => validFrom <= on);
    return (
      inForce.findLast((protocol) => protocol.lgu === lgu) ??
      inForce.findLast((protocol) => protocol.lgu === 'default') ??
      fallback
    );
  };
};
