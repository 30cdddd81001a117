/** Voids of what a case has on record, each named as it stands there. */
import type { CaseRecord } from '../../domain/case/case-record.ts';
import { dayEndingAt, localDate } from '../../domain/shared/calendar.ts';
import type { Dice } from './dice.ts';
import type { KnownCase } from './knowledge.ts';

type Named = Record<string, unknown> & { fact: string };

const standing = <Fact extends { voided?: unknown }>(facts: readonly Fact[] = []): Fact[] =>
  facts.filter(({ voided }) => !voided);

const planNamed = (plannedFor: string, dateOnly: boolean): Named => {
  const plannedOn = dateOnly ? dayEndingAt(plannedFor) : undefined;
  return { fact: 'dischargePlan', ...(plannedOn === undefined ? { plannedFor } : { plannedOn }) };
};

/** Also those on which something later rests. */
const ofJourney = ({ journeyFacts, admissions, laterFacts, discharge, assignment }: CaseRecord): Named[] => [
  ...(discharge.dischargedAt === undefined
    ? []
    : [
        discharge.dischargedDateOnly
          ? { fact: 'discharge', dischargedOn: localDate(discharge.dischargedAt) }
          : { fact: 'discharge', dischargedAt: discharge.dischargedAt },
      ]),
  ...(discharge.plannedFor === undefined ? [] : [planNamed(discharge.plannedFor, discharge.plannedDateOnly)]),
  ...(assignment.handedOffAt === undefined ? [] : [{ fact: 'handOff', handedOffAt: assignment.handedOffAt }]),
  ...standing(journeyFacts).flatMap((known): Named[] => {
    if (known.fact === 'readmission') return [{ fact: 'admission', at: known.at, place: 'stateFacility' }];
    return known.fact === 'dischargePlan' && known.plannedFor !== undefined
      ? [planNamed(known.plannedFor, known.dateOnly)]
      : [];
  }),
  ...standing(admissions).map(({ at, place }) => ({ fact: 'admission', at, place })),
  ...standing(laterFacts).map(({ number, enteredAt }) => ({ fact: 'laterFact', number, enteredAt })),
];

const ofContacts = ({ facts }: KnownCase): Named[] =>
  facts.map(({ contactId, stepId, at, isSighting }) =>
    contactId === undefined
      ? { fact: isSighting === true ? 'sighting' : 'searchStep', stepId }
      : { fact: 'contact', contactId, at },
  );

export const hasVoidable = (known: KnownCase): boolean =>
  known.facts.length > 0 || known.record.strands.case === 'closed' || ofJourney(known.record).length > 0;

/** Undefined where nothing is on record, and now and then: then something else is named. */
export const voidOfRecord = (known: KnownCase | undefined, dice: Dice): Named | undefined => {
  if (!known) return undefined;
  const reason = dice.oneOf(['wrongPerson', 'neverHappened', 'enteredTwice'] as const);
  if (known.record.strands.case === 'closed' && dice.chance(0.5)) return { fact: 'closing', reason };
  const contacts = ofContacts(known);
  const journey = ofJourney(known.record);
  const facts = contacts.length > 0 && (journey.length === 0 || dice.chance(0.5)) ? contacts : journey;
  return facts.length === 0 || dice.chance(0.1) ? undefined : { ...dice.oneOf(facts), reason };
};
