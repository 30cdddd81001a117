/** What opens who serves a person: codes, days and ids of staff, which every party of the case is shown. */
import type * as z from 'zod';
import { servedByDisclosure } from '../access/disclosed-records.ts';
import type { Part } from '../access/disclosure.ts';
import type { careManagerAnswerSchema, reassignmentAnswerSchema } from './care-manager-answers-contract.ts';

type Always<Schema extends z.ZodType> = Part<z.output<Schema>, 'always'>;

export const careManagerAnswerDisclosure: Always<typeof careManagerAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', phase: 'always', servedBy: servedByDisclosure },
};
/** Of one's own staff, and of cases by their references alone. */
export const reassignmentDisclosure: Always<typeof reassignmentAnswerSchema> = {
  opening: 'always',
  fields: { careManagerId: 'always', preview: 'always', to: 'always', cases: 'always', left: 'always' },
};
