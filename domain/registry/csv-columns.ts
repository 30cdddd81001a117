/**
 * How the fields of an entry stand in cells. A list is parted by semicolons, yes and no are words, an attestation is
 * `health-home:2026-01-01..2026-12-31` (without last day: `..`), a team member is `care-manager-id:0.5` or `peer:0.5`.
 * An empty cell is an absent field. Whatever cannot be read is handed on as it is, so that the schema says what is wrong.
 */
import type { RegistryKind } from './kinds.ts';
import { otherRoles } from './organisations.ts';

export interface Column {
  name: string;
  /** How to write the cell, for whoever wrote it otherwise. */
  hint: string;
  read: (cell: string) => unknown;
  write: (value: unknown) => string;
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const text = (name: string): Column => ({
  name,
  hint: 'Write it as text.',
  read: (cell) => cell,
  write: plain,
});

/** `Number('')` is 0 and `Number('0x1F')` is 31: only what people write as a number is one. */
const number = (name: string): Column => ({
  name,
  hint: 'Write a number such as 2 or 0.5.',
  read: (cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell),
  write: plain,
});

const words = new Map<string, boolean>([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);
const yesNo = (name: string): Column => ({
  name,
  hint: 'Write yes or no.',
  read: (cell) => words.get(cell.toLowerCase()) ?? cell,
  write: (value) => (value === true ? 'yes' : 'no'),
});

const parts = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const listOf = (
  name: string,
  hint: string,
  read: (part: string) => unknown,
  write: (value: unknown) => string,
): Column => ({
  name,
  hint,
  read: (cell) => parts(cell).map(read),
  write: (value) => (Array.isArray(value) ? value.map(write).join('; ') : ''),
});
const list = (name: string): Column => listOf(name, 'Part the values by semicolons.', (part) => part, plain);

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null && field in value ? Reflect.get(value, field) : undefined;

const attestations = listOf(
  'attestations',
  'Write health-home:2026-01-01..2026-12-31, and part several by semicolons.',
  (part) => {
    const [, healthHome, from, until] = /^([^:]+):([^.]+)\.\.(.*)$/.exec(part) ?? [];
    if (healthHome === undefined) return part;
    return { healthHome, from, ...(until !== '' && { until }) };
  },
  (value) =>
    `${plain(fieldOf(value, 'healthHome'))}:${plain(fieldOf(value, 'from'))}..${plain(fieldOf(value, 'until'))}`,
);

const members = listOf(
  'members',
  'Write care-manager-id:0.5 or peer:0.5, and part several by semicolons.',
  (part) => {
    const [, who, fte] = /^([^:]+):(\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (who === undefined) return part;
    const isRole = otherRoles.some((role) => role === who);
    return { ...(isRole ? { role: who } : { careManager: who }), fte: Number(fte) };
  },
  (value) =>
    `${plain(fieldOf(value, 'careManager') ?? fieldOf(value, 'role'))}:${plain(fieldOf(value, 'fte'))}`,
);

const employment = ['id', 'name', 'agency', 'employedFrom', 'employedUntil', 'waiverApprovedOn'].map(text);
const elsewhere = ['hhPlusElsewhere', 'highTouch', 'lowTouch'].map(number);

export const csvColumns: Readonly<Record<RegistryKind, readonly Column[]>> = {
  agencies: [
    text('id'),
    text('name'),
    list('counties'),
    list('healthHomes'),
    attestations,
    text('aotAuthority'),
    yesNo('businessAssociateAgreement'),
    list('languages'),
    list('specialties'),
    text('omhOversight'),
  ],
  'care-managers': [
    ...employment,
    number('fte'),
    text('supervisor'),
    text('bachelorsField'),
    text('mastersField'),
    yesNo('casac'),
    number('experienceYears'),
    number('healthHomeYears'),
    list('languages'),
    ...elsewhere,
  ],
  'health-homes': [text('id'), text('name')],
  mailboxes: [
    text('id'),
    text('role'),
    text('org'),
    text('protocol'),
    text('endpoint'),
    text('owner'),
    number('rank'),
    yesNo('legalOnly'),
  ],
  spoas: [text('id'), text('name'), list('counties')],
  supervisors: [
    ...employment,
    text('licence'),
    yesNo('mastersLevel'),
    yesNo('behavioralHealthExperience'),
    number('supervisoryYears'),
  ],
  teams: [
    text('id'),
    text('name'),
    text('agency'),
    text('primaryCareManager'),
    members,
    text('activeFrom'),
    text('activeUntil'),
    ...elsewhere,
  ],
};

/** The one list that an entry must have although it may be empty: an agency that nobody has attested. */
export const emptyListColumns: ReadonlySet<string> = new Set(['attestations']);
