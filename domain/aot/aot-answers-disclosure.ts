/** What opens each field of the answers of the AOT path (aot-answers-contract.ts). */
import type * as z from 'zod';
import { clockDisclosure, concernDisclosure, searchStepDisclosure } from '../access/disclosed-records.ts';
import type { Part } from '../access/disclosure.ts';
import { significantEventDisclosure } from './aot-view-disclosure.ts';
import type * as answers from './aot-answers-contract.ts';

type Always<Schema extends z.ZodType> = Part<z.output<Schema>, 'always'>;

const onCase = { caseId: 'always', strands: 'always' } as const;

export const concernAnswerDisclosure: Always<typeof answers.concernAnswerSchema> = {
  opening: 'always',
  fields: { ...onCase, concern: concernDisclosure, clocks: { opening: 'always', item: clockDisclosure } },
};
export const concernWithdrawalDisclosure: Always<typeof answers.concernWithdrawalAnswerSchema> = {
  opening: 'always',
  fields: { ...onCase, concern: concernDisclosure },
};

/** The ledger: the route refuses whom nothing of it is open to. */
export const searchStepsDisclosure: Always<typeof answers.searchStepsSchema> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    legalBasis: 'always',
    steps: { opening: 'always', item: searchStepDisclosure },
    cursor: 'always',
  },
};

export const sightingAnswerDisclosure: Part<z.output<typeof answers.sightingAnswerSchema>> = {
  opening: 'order',
  fields: { ...searchStepDisclosure.fields, strands: 'always', outcome: 'always' },
};

export const orderAnswerDisclosure: Always<typeof answers.orderAnswerSchema> = {
  opening: 'always',
  fields: { ...onCase, phase: 'always', id: 'always', status: 'always', warnings: 'always' },
};

/** What the court plan has is the order's; what the change was, who makes it knows. */
export const planOfCareAnswerDisclosure: Always<typeof answers.planOfCareAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', materialChange: 'always', missingFromPlanOfCare: 'order' },
};

export const eventAnswerDisclosure: Always<typeof answers.eventAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', eventId: 'always', dueAt: 'always', late: 'always', noticeId: 'always' },
};

export const significantEventsDisclosure: Always<typeof answers.significantEventsSchema> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    events: { opening: 'always', item: significantEventDisclosure },
    cursor: 'always',
  },
};

/** As JSON and, row by row, as CSV. */
export const cairsAnswerDisclosure: Always<typeof answers.cairsAnswerSchema> = {
  opening: 'always',
  fields: {
    itemListIsAnAssumption: 'always',
    fields: 'always',
    reports: {
      opening: 'always',
      item: {
        opening: 'order',
        fields: {
          obligationId: 'always',
          dueAt: 'always',
          dueOn: 'always',
          submittedAt: 'always',
          answers: 'always',
        },
      },
    },
    cursor: 'always',
  },
};
