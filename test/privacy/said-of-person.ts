/** Something or other that is said of a person, in the form of each field, by dice. */
import { namesSubstanceUse } from '../../domain/case/substance-use-codes.ts';
import type { Dice } from '../lambdas/api/fuzz-requests.ts';
import { personalFormAt } from './contract-leaves.ts';
import { type Give, nothing } from './taint.ts';

/** Letters of many alphabets, marks and everything that means something to some format. */
const signs = Array.from('abcdefgh XYZ éüñß 李 Ж א 0123456789 -.,;:\'"<>&%$#@!/\\{}[]()+=*?|~`\u0301');

const gibberishBy = (dice: Dice): string =>
  `x${Array.from({ length: dice.upTo(40) }, () => dice.oneOf(signs)).join('')}`.trim();

/** What reads as a substance-use code would be refused outside of `partTwo`: the dice are thrown again. */
const wordsBy = (dice: Dice): string => {
  const words = gibberishBy(dice);
  return namesSubstanceUse(words) ? wordsBy(dice) : words;
};

export const saidBy =
  (dice: Dice): Give =>
  (path) => {
    const letters = (count: number): string =>
      Array.from({ length: count }, () => String.fromCharCode(65 + dice.upTo(26))).join('');
    const digits = (count: number): string => Array.from({ length: count }, () => dice.upTo(10)).join('');
    switch (personalFormAt(path)) {
      case 'words':
        // Of the two names one is enough, and none is too little. Whether a plan is known decides who is told of what, so it is no matter of the person alone.
        if (
          path.startsWith('submitReferral') &&
          !path.endsWith('managedCarePlan') &&
          !path.endsWith('person.lastName') &&
          dice.chance(0.2)
        )
          return nothing;
        return wordsBy(dice);
      case 'phone':
        return `${digits(3)}-${digits(3)}-${digits(4)}`;
      case 'cin':
        return `${letters(2)}${digits(5)}${letters(1)}`;
      case 'zip':
        return dice.chance(0.5) ? digits(5) : `${digits(5)}-${digits(4)}`;
      case 'useCode':
        return `F1${dice.upTo(10)}.${dice.upTo(10)}`;
      case 'icd10':
        return `F2${dice.upTo(10)}.${dice.upTo(10)}`;
      case 'date':
        // An adult below the age at which Medicaid changes. Other dates are facts that rules count.
        return path.endsWith('dateOfBirth')
          ? `19${70 + dice.upTo(15)}-0${1 + dice.upTo(9)}-1${dice.upTo(10)}`
          : undefined;
      case undefined:
        return undefined;
    }
  };
