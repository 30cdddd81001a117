/** The rule of age: one of base eligibility, asked at the door already, before anything of a referral is stored. */
import { adultFrom } from './ages.ts';
import { condition, defineRule, ifKnown } from './define-rule.ts';

export const adultRule = defineRule({
  id: 'HHP-AGE-01',
  title: 'Adults of 18 and older',
  clauses: ['DESC-1', 'EP-0'],
  validFrom: '2014-01-01',
  uses: ['ageYears'],
  conditions: ({ ageYears }) => [
    condition(
      ifKnown(ageYears, (years) => years >= adultFrom),
      'The person is an adult.',
      'Health Home Plus serves adults; the person is under 18.',
      'the date of birth',
    ),
  ],
});
