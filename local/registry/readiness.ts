/**
 * Whether a stage is ready for its first person: what its registry lacks, and who would hear no notice. Asked of its API as an
 * administrator asks it, so that what is checked is what people meet.
 */
import { mailboxReadinessSchema } from '../../domain/notices/mailbox-readiness-contract.ts';
import type { RegistryBook } from '../../domain/registry/kinds.ts';
import { type ApiAccess, askApi, readBookOf } from './registry-api.ts';

export interface ReadinessCheck {
  check: string;
  /** `advice`: a stage can begin without it. */
  state: 'ready' | 'missing' | 'advice';
  /** What is missing, and what to do. */
  says?: string;
}

const mostNamed = 8;
const named = (ids: readonly string[]): string =>
  `${ids.slice(0, mostNamed).join(', ')}${ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : ''}`;

const holds = (
  check: string,
  lacks: boolean,
  says: string,
  otherwise: 'missing' | 'advice' = 'missing',
): ReadinessCheck => (lacks ? { check, state: otherwise, says } : { check, state: 'ready' });

const ofRegistry = (book: RegistryBook): ReadinessCheck[] => {
  const { agencies } = book;
  const attested = agencies.filter(({ attestations }) => attestations.length > 0);
  const withStaff = new Set(book['care-managers'].map(({ agency }) => agency));
  const unstaffed = attested.filter(({ id }) => !withStaff.has(id)).map(({ id }) => id);
  return [
    holds('SPOAs', book.spoas.length === 0, 'No county has a SPOA. Import spoas.'),
    holds('Health Homes', book['health-homes'].length === 0, 'There is none. Import health-homes.'),
    holds('agencies', agencies.length === 0, 'There is none. Import agencies.'),
    holds(
      'attestations',
      attested.length === 0,
      'No agency is attested for HH+, so none may be offered a person. Have a Health Home attest one.',
    ),
    holds(
      'care managers',
      unstaffed.length > 0,
      `Attested agencies without a care manager: ${named(unstaffed)}. Import care-managers.`,
      'advice',
    ),
  ];
};

const ofMailboxes = async (access: ApiAccess): Promise<ReadinessCheck[]> => {
  const { text } = await askApi(access, 'GET', '/registry/mailbox-readiness');
  const { counties, othersWithoutMailbox: others } = mailboxReadinessSchema.parse(JSON.parse(text));
  const omh = others.some(({ role }) => role === 'state');
  const rest = others.filter(({ role }) => role !== 'state').map(({ org }) => org);
  const { withoutMailbox: without } = counties;
  return [
    holds(
      'mailboxes of counties',
      without.length > 0,
      `${without.length} of ${counties.inForce} LGUs would hear no notice: ${named(without)}. Register a mailbox of each and have it confirmed.`,
    ),
    holds(
      'mailbox of OMH',
      omh,
      'OMH would not hear of a county that does not answer. Register its mailbox and have it confirmed.',
    ),
    holds(
      'mailboxes of others',
      rest.length > 0,
      `Agencies and Health Homes that would hear no notice: ${named(rest)}.`,
      'advice',
    ),
  ];
};

/** Throws RefusedByApi where the token is not an administrator's. */
export const checkReadiness = async (access: ApiAccess): Promise<ReadinessCheck[]> => {
  const { book } = await readBookOf(access);
  return [...ofRegistry(book), ...(await ofMailboxes(access))];
};

export const isReady = (checks: readonly ReadinessCheck[]): boolean =>
  checks.every(({ state }) => state !== 'missing');
