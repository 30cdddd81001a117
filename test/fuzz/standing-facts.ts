/**
 * The state of a case is what follows from the facts that stand: the contacts, steps and events that nobody has voided. Counted
 * again here from the facts alone, and compared with what the case says.
 */
import { acknowledgementOf } from '../../domain/aot/event-acknowledgement.ts';
import { seenByContact } from '../../domain/aot/seen.ts';
import type { AotRecord } from '../../domain/case/aot-record.ts';
import type { CaseRecord } from '../../domain/case/case-record.ts';
import { answeringContact, type Contact, isStanding } from '../../domain/case/contact.ts';
import type { SearchStep } from '../../domain/case/search-step.ts';
import { contactsCountFrom } from '../../domain/discharge/engagement.ts';
import { defaultEscalationPolicy } from '../../domain/policy/escalation-policy.ts';
import { standingJourneyFaults } from './standing-journey.ts';

interface Facts {
  record: CaseRecord;
  /** All of them, whether they count or not. */
  contacts: readonly Contact[];
  steps: readonly SearchStep[];
}

const twice = (keys: readonly string[]): string[] => keys.filter((key, index) => keys.indexOf(key) !== index);

/** Once is once: of one instant, way and author one contact counts, and one step. */
const toldTwice = ({ contacts, steps }: Facts): string[] =>
  [
    ...twice(
      contacts
        .filter(isStanding)
        .map(
          ({ at, method, by: { role, org, sub } }) =>
            `contact of ${at} by ${method} of ${role} ${org} ${sub}`,
        ),
    ),
    ...twice(
      steps
        .filter(({ voided }) => !voided)
        .map(({ what: { occurredAt: _, ...what }, what: { occurredAt }, by: { role, org, sub } }) =>
          JSON.stringify([occurredAt, what, role, org, sub]),
        ),
    ),
  ].map((fact) => `${fact} counts twice`);

/** Whoever was met is met by the earliest contact that stands, and nobody is met by one that does not. */
const contactFaults = ({ record, contacts }: Facts): string[] => {
  const { strands, clocks } = record;
  const from = contactsCountFrom(record);
  if (strands.case === 'closed' || from === undefined) return [];
  const answering = answeringContact(contacts.filter(isStanding), from);
  const clock = clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
  const isMet = strands.discharge === 'contacted';
  return [
    ...(isMet === (answering !== undefined)
      ? []
      : [`discharge is ${strands.discharge} with ${answering?.contactId ?? 'no contact'} that answers`]),
    ...(clock?.metAt === answering?.at
      ? []
      : [
          `the contact clock was met at ${clock?.metAt ?? 'no time'} and answered at ${answering?.at ?? 'none'}`,
        ]),
  ];
};

const seenAt = ({ contacts, steps }: Facts): ReadonlySet<string> =>
  new Set([
    ...contacts
      .filter((contact) => isStanding(contact) && seenByContact(contact, defaultEscalationPolicy.aot))
      .map(({ at }) => at),
    ...steps.flatMap(({ what, voided }) =>
      what.kind === 'sighting' && what.credible && !voided ? [what.at] : [],
    ),
  ]);

const searchFaults = (facts: Facts, aot: AotRecord): string[] => {
  const seen = seenAt(facts);
  const taken = new Set(facts.steps.filter(({ voided }) => !voided).map(({ what }) => what.occurredAt));
  const { lastCredibleContactAt: last, searches } = aot;
  return [
    ...(last === undefined || seen.has(last) ? [] : [`nothing that stands saw the person at ${last}`]),
    ...searches.flatMap(({ number, endReason, endedAt = '', commencedAt, lastStepAt }) => [
      ...((endReason === 'credibleContact' || endReason === 'located') && !seen.has(endedAt)
        ? [`search ${number} was ended at ${endedAt} by nothing that stands`]
        : []),
      ...[commencedAt, lastStepAt].flatMap((at) =>
        at === undefined || taken.has(at)
          ? []
          : [`search ${number} counts a step of ${at} that does not stand`],
      ),
    ]),
  ];
};

/** As far as the events are current. */
const eventFaults = ({ significantEvents, ...aot }: AotRecord): string[] => {
  if (significantEvents.length >= 20) return [];
  const reported = significantEvents.filter(({ reportedAt, voided }) => reportedAt !== undefined && !voided);
  const counted = Object.values(aot.eventFigures).reduce(
    (sum, { onTime, late, corrected = 0 }) => sum + onTime + late + corrected,
    0,
  );
  const unread = reported.filter((event) => event.noticeId !== undefined && !acknowledgementOf(event, aot));
  return [
    ...(counted === reported.length ? [] : [`${counted} events were counted and ${reported.length} stand`]),
    ...(aot.unreadEvents === unread.length
      ? []
      : [`${aot.unreadEvents} events are unread by count and ${unread.length} by the events`]),
  ];
};

export const standingFactFaults = (facts: Facts): string[] => {
  const { aot } = facts.record;
  return [
    ...toldTwice(facts),
    ...contactFaults(facts),
    ...standingJourneyFaults(facts.record),
    ...(aot ? [...searchFaults(facts, aot), ...eventFaults(aot)] : []),
  ];
};
