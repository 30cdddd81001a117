/** What opens the agencies that can be asked: they are chosen by what the person needs, so all of it tells of the person. */
import type * as z from 'zod';
import type { Part } from '../access/disclosure.ts';
import type { assignmentOptionsViewSchema } from './assignment-options-contract.ts';

export const assignmentOptionsDisclosure: Part<z.output<typeof assignmentOptionsViewSchema>> = {
  opening: 'identity',
  fields: {
    caseId: 'always',
    on: 'always',
    county: 'always',
    activeAotOrder: 'always',
    person: 'always',
    options: 'always',
    exclusions: 'always',
  },
};
