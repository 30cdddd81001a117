/**
 * What is reported to OMH through CAIRS every six months. ASSUMPTION: the item list of CAIRS could not be read; these
 * fields follow the outline of OMH's AOT evaluation reports. It is data: a field is one line, its answers are codes.
 */
import type * as z from 'zod';
import { disclose, Own } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import { boundedRecord } from '../shared/bounded-record.ts';
import { withDueDay } from '../shared/calendar.ts';
import { line } from '../shared/free-text.ts';
import type { FieldError } from '../shared/refusal.ts';
import type { cairsAnswerSchema } from './aot-answers-contract.ts';
import { cairsAnswerDisclosure } from './aot-answers-disclosure.ts';
import type { CairsReport } from '../case/plan-of-care-record.ts';

const degrees = ['none', 'some', 'most', 'all', 'unknown'] as const;
const counts = ['0', '1', '2', '3orMore', 'unknown'] as const;

export const cairsFields = [
  { id: 'careManagementParticipation', label: 'Participation in care management', codes: degrees },
  { id: 'otherServiceParticipation', label: 'Participation in other services', codes: degrees },
  { id: 'medicationAdherence', label: 'Medication adherence', codes: degrees },
  {
    id: 'communityFunctioning',
    label: 'Community and social functioning',
    codes: ['improved', 'same', 'worse', 'unknown'],
  },
  {
    id: 'harmfulBehavior',
    label: 'Harmful behaviors',
    codes: ['none', 'toSelf', 'toOthers', 'both', 'unknown'],
  },
  { id: 'hospitalizations', label: 'Psychiatric hospitalizations', codes: counts },
  { id: 'homelessEpisodes', label: 'Episodes of homelessness', codes: counts },
  { id: 'arrests', label: 'Arrests', codes: counts },
  { id: 'incarcerations', label: 'Incarcerations', codes: counts },
  {
    id: 'livingSituation',
    label: 'Living situation',
    codes: ['ownHome', 'family', 'supportedHousing', 'shelter', 'street', 'institution', 'unknown'],
  },
  {
    id: 'nonRenewalReason',
    label: 'Reason for non-renewal',
    codes: ['notApplicable', 'improved', 'voluntaryAgreement', 'moved', 'died', 'other'],
  },
] as const satisfies readonly { id: string; label: string; codes: readonly string[] }[];

export const cairsAnswersSchema = boundedRecord(60, line(60), cairsFields.length);

/** Every answer that is not one of its field's codes. Left out answers are allowed: the item list is an assumption. */
export const wrongAnswers = (answers: Readonly<Record<string, string>>): FieldError[] =>
  Object.entries(answers).flatMap(([id, code]) => {
    const field = cairsFields.find((known) => known.id === id);
    if (!field) return [{ field: 'body.answers', message: 'Give only fields of the CAIRS list.' }];
    return field.codes.some((known) => known === code)
      ? []
      : [{ field: `body.answers.${field.id}`, message: `Give one of ${field.codes.join(', ')}.` }];
  });

type CairsAnswer = z.output<typeof cairsAnswerSchema>;

/** The reports of a page that a reader may know, with the list of fields that their codes are of. */
export const cairsJson = (
  { items, cursor }: { items: readonly CairsReport[]; cursor?: string },
  reader: Reader,
): CairsAnswer =>
  disclose(
    cairsAnswerDisclosure,
    {
      itemListIsAnAssumption: true,
      fields: cairsFields,
      reports: items.map(
        ({ by, number, ...report }) => new Own(by, { ...report, ...withDueDay(report.dueAt) }),
      ),
      ...(cursor !== undefined && { cursor }),
    },
    reader,
  );

const columns = ['obligationId', 'dueAt', 'submittedAt', ...cairsFields.map(({ id }) => id), 'dueOn'];

/** Codes only, so nothing in a cell can be read as a formula or break out of it. */
const rowOf = ({
  obligationId,
  dueAt,
  dueOn,
  submittedAt,
  answers,
}: CairsAnswer['reports'][number]): string[] => [
  obligationId,
  dueAt,
  submittedAt,
  ...cairsFields.map(({ id }) => answers[id] ?? ''),
  // Nothing where it was due at a time, and not by the end of a day.
  [dueOn].join(''),
];

export const cairsCsv = ({ reports }: Pick<CairsAnswer, 'reports'>): string =>
  [columns, ...reports.map(rowOf)].map((row) => `${row.join(',')}\r\n`).join('');
