/** Reads the Medicaid table for one person: what becomes of coverage, who acts, and by which day. */
import { Temporal } from 'temporal-polyfill';
import type { Answer } from '../shared/answer.ts';
import type { LocalDate } from '../shared/calendar.ts';
import type { medicaidAnswerSchema } from './medicaid-answer-contract.ts';
import { medicaidBand } from './medicaid-band.ts';
import { type MedicaidOutcome, type MedicaidRow, medicaidTable } from './medicaid-table.ts';

export interface MedicaidQuestion {
  ageAtAdmission: number | null;
  ageAtDischarge: number | null;
  program: string | null;
  status: string | null;
  localCaseOpen: boolean | null;
}

export type MedicaidAnswer = Answer<typeof medicaidAnswerSchema>;

/**
 * The last day on which the OMH case (District 97) is generally open: the end of the month after the month of discharge.
 * Generally, so it is never assumed to be open: somebody confirms the move before this day.
 */
export const coverageEnds = (dischargedOn: LocalDate): LocalDate => {
  const following = Temporal.PlainDate.from(dischargedOn).with({ day: 1 }).add({ months: 1 });
  return following.with({ day: following.daysInMonth }).toString();
};

export const dueOn = ({ due }: MedicaidOutcome, dischargedOn: LocalDate): LocalDate => {
  if (due.rule === 'beforeCoverageEnds')
    return Temporal.PlainDate.from(coverageEnds(dischargedOn)).subtract({ days: 1 }).toString();
  return Temporal.PlainDate.from(dischargedOn).add({ days: due.days }).toString();
};

/** With its dates, which follow from the day of discharge. */
export const datedAnswer = (
  answer: MedicaidAnswer,
  program: string | null,
  dischargedOn: LocalDate | null,
): MedicaidAnswer =>
  answer.kind === 'ask' || dischargedOn === null
    ? answer
    : {
        ...answer,
        dueOn: dueOn(answer.outcome, dischargedOn),
        ...(program === 'district97' && { coverageEnds: coverageEnds(dischargedOn) }),
      };

const unknownOf = ({ program, status, localCaseOpen }: MedicaidQuestion): string[] => [
  ...(program === null ? ['Which program covers the person: WMS, NYSoH, SSI, District 97 or none?'] : []),
  ...(status === null || status === 'unknown' ? ['What is the Medicaid status today?'] : []),
  ...(program === 'district97' && localCaseOpen === null
    ? ['Did a local district or HRA case stay open beside the OMH case?']
    : []),
];

const matches =
  ({ program, status, localCaseOpen }: MedicaidQuestion, on: LocalDate) =>
  (row: MedicaidRow): boolean =>
    row.validFrom <= on &&
    (row.validTo === undefined || on <= row.validTo) &&
    row.programs.some((known) => known === program) &&
    row.statuses.some((known) => known === status) &&
    (row.localCaseOpen === undefined || row.localCaseOpen === localCaseOpen);

export const medicaidAtDischarge = (
  question: MedicaidQuestion,
  on: LocalDate,
  table: readonly MedicaidRow[] = medicaidTable,
): MedicaidAnswer => {
  const { ageAtAdmission, ageAtDischarge } = question;
  if (ageAtAdmission === null || ageAtDischarge === null)
    return { kind: 'ask', ask: ['When was the person born, admitted and discharged?'] };
  const band = medicaidBand(ageAtAdmission, ageAtDischarge);
  const row = table.filter((candidate) => candidate.band === band).find(matches(question, on));
  if (row) return { kind: 'known', rowId: row.rowId, assumption: row.assumption, outcome: row.outcome };
  const ask = unknownOf(question);
  return {
    kind: 'ask',
    ask: ask.length > 0 ? ask : ['No rule covers this combination: ask the local district what follows.'],
  };
};
