/**
 * The county's protocol as a search follows it, kept on the search: what was asked of whom can be shown years later, when
 * the county's file says something else. Taken up when an execution begins, so a long search follows a change within its
 * thirty days. Until then, and in older records, the policy's own figures stand in.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { MailboxOf } from '../case/open-work.ts';
import { localTime, weekday } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { ContactRole } from '../policy/ladder.ts';
import type { AotSearch, SearchProtocol } from '../case/aot-record.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';

/** Run twice: the second finds the protocol taken up. */
export const takeUpProtocol = (
  draft: CaseDraft,
  search: AotSearch,
  { protocolId, validFrom, contacts, hours, search: { interval, checklist } }: CountyAotProtocol,
): void => {
  const known = search.protocol;
  if (known?.protocolId === protocolId && known.validFrom === validFrom) return;
  search.protocol = {
    protocolId,
    validFrom,
    interval,
    contacts,
    hours,
    checklist: checklist.map(({ id, text, assumption }) => ({ id, text, assumption })),
  };
  draft.record('searchProtocolTakenUp', { search: search.number, protocolId }, ['HHP-AOT-SEARCH-03']);
};

const isOpenAt = ({ weekdays, from, until }: SearchProtocol['hours'], at: Instant): boolean => {
  const time = localTime(at);
  return weekdays.includes(weekday(at)) && from <= time && time < until;
};

/** The mailbox of a role; outside the county's hours its after-hours mailbox, where it has one. */
export const mailboxOf = (
  { contacts, hours }: Pick<SearchProtocol, 'contacts' | 'hours'>,
  role: ContactRole,
  at: Instant,
): string | undefined => {
  const mailbox = (wanted: ContactRole): string | undefined =>
    contacts.find((contact) => contact.role === wanted)?.mailbox;
  const afterHours =
    role === 'omhProgramCoordinator' || isOpenAt(hours, at) ? undefined : mailbox('afterHours');
  return afterHours ?? mailbox(role) ?? (role === 'omhProgramCoordinator' ? undefined : contacts[0]?.mailbox);
};

/** The mailbox of the county that a rung names. */
export const mailboxesOf =
  ({ protocol }: Pick<AotSearch, 'protocol'>, now: Instant): MailboxOf =>
  ({ contact }) =>
    contact && protocol ? mailboxOf(protocol, contact, now) : undefined;
