/** What a referral must say about Medicaid, and what the dated table answers for the day of discharge. */
import { datedAnswer, type MedicaidAnswer, medicaidAtDischarge } from './medicaid-at-discharge.ts';
import { medicaidBand } from './medicaid-band.ts';
import type { LocalDate } from '../shared/calendar.ts';
import { condition, type Condition, defineRule } from './define-rule.ts';
import type { CaseFacts, FactName } from './facts.ts';
import type { ClauseId } from './rule.ts';

const validFrom = '2019-11-01';

/** By the table of the day of discharge; of today while that day is not known. */
export const medicaidAnswer = (
  facts: CaseFacts,
  dischargedOn: LocalDate | null = facts.stateDischargeOn,
): MedicaidAnswer => {
  const { ageAtAdmission, ageAtDischarge, medicaidProgram: program, medicaidStatus: status } = facts;
  const localCaseOpen = facts.medicaidLocalCaseOpen;
  const question = { ageAtAdmission, ageAtDischarge, program, status, localCaseOpen };
  return datedAnswer(medicaidAtDischarge(question, dischargedOn ?? facts.on), program, dischargedOn);
};

const tableFacts = [
  'ageAtAdmission',
  'ageAtDischarge',
  'medicaidProgram',
  'medicaidStatus',
  'medicaidLocalCaseOpen',
  'stateDischargeOn',
  'on',
] as const satisfies readonly FactName[];

/** Met where the table answers with one of these rows; unknown where it must ask. */
const answeredBy = (rowIds: readonly string[], facts: CaseFacts): readonly Condition[] => {
  const answer = medicaidAnswer(facts);
  return answer.kind === 'ask'
    ? answer.ask.map((question) => condition(null, '', '', question.replace(/\?$/, '')))
    : [
        condition(
          rowIds.includes(answer.rowId),
          `${answer.outcome.state} ${answer.outcome.action}`,
          'Another situation applies.',
          '',
        ),
      ];
};

const rowRule = (
  id: string,
  title: string,
  clause: ClauseId,
  rowIds: readonly string[],
  policyChoice = false,
) =>
  defineRule({
    id,
    title,
    clauses: [clause],
    validFrom,
    policyChoice,
    uses: tableFacts,
    conditions: (facts) => answeredBy(rowIds, facts),
  });

export const medicaidRules = [
  defineRule({
    id: 'HHP-MED-01',
    title: 'Medicaid status verified and in the referral',
    clauses: ['SPC-4'],
    validFrom,
    uses: ['medicaidStatus', 'medicaidVerifiedOn'],
    conditions: ({ medicaidStatus, medicaidVerifiedOn }) => [
      condition(
        medicaidStatus !== null && medicaidStatus !== 'unknown',
        'The Medicaid status is given.',
        'The Medicaid status is unknown: verify it before discharge.',
        '',
      ),
      condition(
        medicaidVerifiedOn === null ? null : true,
        'It was verified.',
        '',
        'the day on which it was verified',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-MED-02',
    title: 'The specific follow-up after discharge is named',
    clauses: ['SPC-5'],
    validFrom,
    uses: ['medicaidStatus', 'medicaidFollowUpNamed'],
    conditions: ({ medicaidStatus, medicaidFollowUpNamed }) => [
      condition(
        medicaidStatus === 'active' ? true : medicaidFollowUpNamed,
        'The follow-up is named, or Medicaid is active.',
        'Name the follow-up that activates Medicaid after discharge, with its owner.',
        'the follow-up after discharge',
      ),
    ],
  }),
  rowRule('HHP-MED-03', 'Suspended Medicaid is reinstated through the local district', 'SPC-6', [
    'adult-suspended-district',
  ]),
  rowRule('HHP-MED-04', 'Youth with an open local case: it resumes', 'SPC-7', ['youth-97-local-open']),
  rowRule('HHP-MED-05', 'Youth without prior coverage: it moves to the new district', 'SPC-7-NONE', [
    'youth-97-no-local',
  ]),
  rowRule('HHP-MED-06', 'Youth covered through NY State of Health', 'SPC-7-NYSOH', ['youth-nysoh']),
  rowRule('HHP-MED-07', '65 and older: District 97 moves to the local district', 'SPC-9', ['elder-97']),
  defineRule({
    id: 'HHP-MED-09',
    title: 'Admitted before 21: in the youth group until 22',
    clauses: ['NYCRR-360-22'],
    validFrom,
    uses: ['ageAtAdmission', 'ageAtDischarge'],
    conditions: ({ ageAtAdmission, ageAtDischarge }) => [
      condition(
        ageAtAdmission === null || ageAtDischarge === null
          ? null
          : medicaidBand(ageAtAdmission, ageAtDischarge) === 'youth',
        'The stay belongs to the youth group.',
        'The stay does not belong to the youth group.',
        'the age on admission and on discharge',
      ),
    ],
  }),
];
