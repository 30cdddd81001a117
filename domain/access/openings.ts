/**
 * What can open a field of an answer to its reader: the closed list that every table of disclosure (disclosure.ts) chooses
 * from, and who is let in by each. What was said after the referral is others' word to the facility, whose basis is that
 * it wrote the referral.
 */
import type { CaseRecord } from '../case/case-record.ts';
import { type DisclosureLevel, discloses, type LegalBasis, opensAotRecord } from './legal-basis.ts';
import type { AnyStanding } from './standing.ts';

/** What can be asked of a reader, in words; docs/disclosure.md is written from it. */
export const openings = {
  always: 'whoever is shown what it stands in',
  identity: 'who may know the person',
  treatment: 'who may know what treatment needs',
  full: 'who may know all of the person',
  partTwo: 'who may know what treatment needs, by the specific consent to substance-use records',
  laterIdentity: 'who may know the person, but not as the source alone',
  laterTreatment: 'who may know what treatment needs, but not as the source alone',
  laterFull: 'who may know all of the person, but not as the source alone',
  carriers: 'who carries out the court order, on any basis',
  carriersOrIdentity:
    'who carries out the court order, on any basis; others who may know the person, but not as the source alone',
  county: 'the county that runs the case, on any basis, and oversight',
  order: 'who carries out the court order, and may know the person or has an order of the county on record',
  orderTreatment: 'who carries out the court order and may know what treatment needs',
} as const;
export type Opening = keyof typeof openings;

/** Who an answer is for: an organisation in a role, its standing to the case, and on what basis it reads. */
export interface Reader {
  actor: { role: string; org: string };
  standing: AnyStanding;
  basis: LegalBasis;
  record: Pick<CaseRecord, 'aot'>;
}

const opensLater = ({ basis }: Reader, level: DisclosureLevel): boolean =>
  basis.kind !== 'source' && discloses(basis, level);

/** The county runs the order and the assigned agency carries out its plan; an emergency and a grant show what they see. */
const carriers: readonly AnyStanding[] = ['ownCounty', 'assigned'];
const carriesOut = ({ standing, basis: { kind } }: Reader): boolean =>
  carriers.includes(standing) || kind === 'emergency' || kind === 'oversight';

const isOpen: Readonly<Record<Opening, (reader: Reader) => boolean>> = {
  always: () => true,
  identity: ({ basis }) => discloses(basis, 'identity'),
  treatment: ({ basis }) => discloses(basis, 'treatment'),
  full: ({ basis }) => discloses(basis, 'full'),
  partTwo: ({ basis }) => basis.partTwo === true && discloses(basis, 'treatment'),
  laterIdentity: (reader) => opensLater(reader, 'identity'),
  laterTreatment: (reader) => opensLater(reader, 'treatment'),
  laterFull: (reader) => opensLater(reader, 'full'),
  carriers: carriesOut,
  carriersOrIdentity: (reader) => carriesOut(reader) || opensLater(reader, 'identity'),
  county: ({ standing, basis }) => standing === 'ownCounty' || basis.kind === 'oversight',
  order: (reader) => carriesOut(reader) && opensAotRecord(reader.record, reader.basis),
  orderTreatment: (reader) => carriesOut(reader) && opensLater(reader, 'treatment'),
};

export const opens = (opening: Opening, reader: Reader): boolean => isOpen[opening](reader);
