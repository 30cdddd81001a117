/**
 * What refers to an entry and would point at nothing without it: other entries, and the people whom it carries. An entry that
 * anything refers to stays. The directory of SPOAs is read by people only, so nothing refers to one.
 */
import type { RegistryBook, RegistryKind } from './kinds.ts';

/** An assignee and how many open cases it carries. */
interface Carried {
  agency: string;
  careManager?: string | undefined;
  team?: string | undefined;
  count: number;
}

const idsOf = <Entry extends { id: string }>(
  entries: readonly Entry[],
  refers: (entry: Entry) => boolean,
): string[] => entries.filter(refers).map(({ id }) => id);

const carries =
  (kind: RegistryKind, id: string) =>
  ({ agency, careManager, team, count }: Carried): boolean =>
    count > 0 &&
    ((kind === 'agencies' && agency === id) ||
      (kind === 'care-managers' && careManager === id) ||
      (kind === 'teams' && team === id));

/** Most ids that a sentence names. */
const mostNamed = 5;
const sentence = (what: string, ids: readonly string[]): string[] => {
  if (ids.length === 0) return [];
  const more = ids.length - mostNamed;
  return [`${what}: ${ids.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`];
};

const referringEntries = (kind: RegistryKind, id: string, book: RegistryBook): string[] => {
  const { agencies, mailboxes, supervisors, teams } = book;
  const careManagers = book['care-managers'];
  const ofAgency = ({ agency }: { agency: string }): boolean => agency === id;
  const mailboxesOf = (role: 'cma' | 'healthHome'): string[] =>
    idsOf(mailboxes, (mailbox) => mailbox.role === role && mailbox.org === id);
  switch (kind) {
    case 'agencies':
      return [
        ...sentence('Care managers are registered at it', idsOf(careManagers, ofAgency)),
        ...sentence('Supervisors are registered at it', idsOf(supervisors, ofAgency)),
        ...sentence('Teams are registered at it', idsOf(teams, ofAgency)),
        ...sentence('Mailboxes are of it', mailboxesOf('cma')),
      ];
    case 'health-homes':
      return [
        ...sentence(
          'Agencies belong to it',
          idsOf(agencies, ({ healthHomes }) => healthHomes.includes(id)),
        ),
        ...sentence('Mailboxes are of it', mailboxesOf('healthHome')),
      ];
    case 'supervisors':
      return sentence(
        'Care managers are supervised by them',
        idsOf(careManagers, ({ supervisor }) => supervisor === id),
      );
    case 'care-managers':
      return sentence(
        'Teams have them as a member',
        idsOf(teams, ({ members }) =>
          members.some((member) => 'careManager' in member && member.careManager === id),
        ),
      );
    default:
      return [];
  }
};

/** One sentence for each kind of reference; empty where the entry may go. */
export const referringTo = (
  kind: RegistryKind,
  id: string,
  { book, caseloads, hasWork }: { book: RegistryBook; caseloads: readonly Carried[]; hasWork: boolean },
): string[] => {
  const count = caseloads.filter(carries(kind, id)).reduce((sum, { count: open }) => sum + open, 0);
  return [
    ...referringEntries(kind, id, book),
    ...(count > 0 ? [`Open cases are carried by it: ${count}.`] : []),
    ...(hasWork ? ['Work waits in its inbox.'] : []),
  ];
};
