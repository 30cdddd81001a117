/**
 * The referral as it is sent (stored-referral-contract.ts says of what it is made): codes in whatever way people type them,
 * and what is asked of somebody who sends one, and no longer of what was once taken in.
 */
import { sourceOf } from '../shared/referral-sources.ts';
import { givenForms } from './given-forms.ts';
import { strayMessage, strayPartTwoPaths } from './part-two-contract.ts';
import { referralFor } from './stored-referral-contract.ts';

export type { Referral } from './stored-referral-contract.ts';

const givenReferral = referralFor(givenForms);
const { person } = givenReferral.shape;

export const referralSchema = givenReferral
  .extend({
    person: person.refine(({ firstName, lastName }) => firstName !== undefined || lastName !== undefined, {
      path: ['lastName'],
      error: 'Give lastName or firstName: for somebody who has one name, one of the two is enough.',
    }),
  })
  .superRefine((referral, context) => {
    for (const section of ['discharge', 'admission'] as const)
      if (sourceOf(referral) === 'statePsychiatricCenter' && referral[section] === undefined)
        context.addIssue({
          code: 'custom',
          path: [section],
          message: 'Give it: a State PC refers its patients.',
        });
    for (const path of strayPartTwoPaths(referral))
      context.addIssue({
        code: 'custom',
        path,
        message: strayMessage,
      });
  });
