/**
 * What one entry says of others must be true of them: a care manager's agency exists, a county has one SPOA. Pure: the
 * book is the registry as it would be with the entry in it.
 */
import type { Attestation } from './care-management-agency.ts';
import { forensicTransitionalTeam } from '../shared/actor.ts';
import { lguIds } from '../shared/counties.ts';
import { facilities } from '../shared/facilities.ts';
import { overlap } from '../shared/window.ts';
import type { RegistryBook, RegistryEntry, RegistryKind } from './kinds.ts';
import { mostMailboxesOfOrganisation, type RegisteredMailbox } from './mailboxes.ts';

export interface ReferenceProblem {
  /** Field of the entry. */
  field: string;
  message: string;
}
type Check<Kind extends RegistryKind> = (
  entry: RegistryEntry<Kind>,
  book: RegistryBook,
) => (ReferenceProblem | false)[];

const has = (entries: readonly { id: string }[], id: string): boolean =>
  entries.some((entry) => entry.id === id);

const hasOf = (entries: readonly { id: string; agency: string }[], id: string, agency: string): boolean =>
  entries.some((entry) => entry.id === id && entry.agency === agency);

const agencyIsKnown = (agency: string, book: RegistryBook): ReferenceProblem | false =>
  !has(book.agencies, agency) && {
    field: 'agency',
    message: 'The registry has no such agency. Enter the agency first.',
  };

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

/** It must be plain which attestation of a Health Home stands on a day (HHP-REG-02). */
const overlapOfOne = (attestations: readonly Attestation[]): boolean =>
  attestations.some((one, at) =>
    attestations.some(
      (other, after) => after > at && other.healthHome === one.healthHome && overlap(one, other),
    ),
  );

/** OMH is told as one organisation (domain/notices/notice.ts, centralOffice). */
const centralOfficeId = 'omh';

const isToldOrganisation = ({ role, org }: RegisteredMailbox, book: RegistryBook): boolean => {
  switch (role) {
    case 'spoa':
      return lguIds.some((id) => id === org);
    case 'planner':
      return facilities.some(({ id }) => id === org);
    case 'cma':
      return org === forensicTransitionalTeam || has(book.agencies, org);
    case 'healthHome':
      return has(book['health-homes'], org);
    case 'state':
      return org === centralOfficeId;
  }
};

const checks: { [Kind in RegistryKind]: Check<Kind> } = {
  agencies: (agency, book) => [
    !agency.healthHomes.every((id) => has(book['health-homes'], id)) && {
      field: 'healthHomes',
      message: 'The registry has no such Health Home. Enter the Health Home first.',
    },
    !agency.attestations.every(({ healthHome }) => agency.healthHomes.includes(healthHome)) && {
      field: 'attestations',
      message: 'Only a Health Home of the agency attests it. Add it to healthHomes.',
    },
    overlapOfOne(agency.attestations) && {
      field: 'attestations',
      message: 'Two attestations of one Health Home stand on the same days. End one before the other begins.',
    },
  ],
  'care-managers': ({ agency, supervisor }, book) => [
    agencyIsKnown(agency, book),
    !hasOf(book.supervisors, supervisor, agency) && {
      field: 'supervisor',
      message: 'The agency has no such supervisor. Enter the supervisor first.',
    },
  ],
  'health-homes': () => [],
  mailboxes: (mailbox, book) => {
    const others = book.mailboxes.filter(
      ({ id, role, org }) => id !== mailbox.id && role === mailbox.role && org === mailbox.org,
    );
    return [
      !isToldOrganisation(mailbox, book) && {
        field: 'org',
        message:
          'There is no such organisation of this role. Give an LGU for spoa, a facility for planner, omh for state, and for cma or healthHome an entry of the registry.',
      },
      others.some(({ endpoint }) => endpoint === mailbox.endpoint) && {
        field: 'endpoint',
        message: 'Another mailbox of this organisation has the same endpoint. Change that one instead.',
      },
      others.length >= mostMailboxesOfOrganisation && {
        field: 'org',
        message: `An organisation has at most ${mostMailboxesOfOrganisation} mailboxes. Delete one first.`,
      },
    ];
  },
  spoas: ({ id, counties }, book) => [
    repeated(counties) && { field: 'counties', message: 'Name each county once.' },
    book.spoas.some(
      (other) => other.id !== id && other.counties.some((county) => counties.includes(county)),
    ) && {
      field: 'counties',
      message: 'A county has one SPOA. Take the county from the other SPOA first.',
    },
  ],
  supervisors: ({ agency }, book) => [agencyIsKnown(agency, book)],
  teams: ({ agency, members, primaryCareManager }, book) => {
    const careManagers = members.flatMap((member) => ('careManager' in member ? [member.careManager] : []));
    return [
      agencyIsKnown(agency, book),
      !careManagers.every((id) => hasOf(book['care-managers'], id, agency)) && {
        field: 'members',
        message: 'The agency has no such care manager. Enter the care manager first.',
      },
      repeated(careManagers) && { field: 'members', message: 'Name each care manager once.' },
      !careManagers.includes(primaryCareManager) && {
        field: 'primaryCareManager',
        message: 'The primary care manager is a member of the team.',
      },
    ];
  },
};

/** A registration stays with its agency: counters, waivers and teams hang on the two together. */
const movesAgency = <Kind extends RegistryKind>(
  kind: Kind,
  entry: RegistryEntry<Kind>,
  before: RegistryEntry<Kind> | undefined,
): ReferenceProblem | false =>
  before !== undefined &&
  'agency' in entry &&
  'agency' in before &&
  entry.agency !== before.agency && {
    field: 'agency',
    message: 'An entry stays with its agency. End this one and enter a new one at the other agency.',
  };

export const referenceProblems = <Kind extends RegistryKind>(
  kind: Kind,
  entry: RegistryEntry<Kind>,
  book: RegistryBook,
  before?: RegistryEntry<Kind>,
): ReferenceProblem[] =>
  [...checks[kind](entry, book), movesAgency(kind, entry, before)].filter((problem) => problem !== false);

export const entryIn = <Kind extends RegistryKind>(
  book: RegistryBook,
  kind: Kind,
  id: string,
): RegistryEntry<Kind> | undefined => {
  const entries: readonly RegistryEntry<Kind>[] = book[kind];
  return entries.find((entry) => entry.id === id);
};

/** The registry as it would be with these entries in it. */
export const bookWith = <Kind extends RegistryKind>(
  book: RegistryBook,
  kind: Kind,
  entries: readonly RegistryEntry<Kind>[],
): RegistryBook => {
  const merged = new Map<string, RegistryEntry<Kind>>();
  for (const entry of [...book[kind], ...entries]) merged.set(entry.id, entry);
  return { ...book, [kind]: [...merged.values()] };
};
