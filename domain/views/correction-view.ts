/**
 * What people see of corrections: that a fact was corrected, and how it stood before and stands since as far as the fact itself
 * is open to them; the old name is as much of the person as the name.
 */
import type * as z from 'zod';
import { type Choice, Own, type Part, type Whole } from '../access/disclosure.ts';
import { correctedFactsShown } from '../access/disclosed-kinds.ts';
import type { Opening } from '../access/openings.ts';
import { type CorrectableFact, correctableFacts } from '../case/answer-codes.ts';
import type { Correction } from '../case/correction-record.ts';
import type {
  correctionMarkSchema,
  correctionsSchema,
  correctionViewSchema,
} from './correction-view-contract.ts';

type Mark = z.output<typeof correctionMarkSchema>;
type View = z.output<typeof correctionViewSchema>;

export const wholeCorrection = ({ by, at, reason, explanation, ...said }: Correction): Whole<View> => ({
  ...said,
  corrected: new Own(by, {
    at,
    by: by.sub,
    reason,
    ...(explanation !== undefined && { explanation }),
  }),
});

export const correctionMark = ({ fact, number, at, by }: Correction): Mark => ({
  fact,
  number,
  at,
  by: by.sub,
});

/** As the fact stands in the referral (case-view-disclosure.ts); what may be known of by identity alone is open there already. */
const valuesShown: Readonly<Record<CorrectableFact, Opening>> = {
  name: 'identity',
  birthDate: 'identity',
  cin: 'identity',
  telephone: 'identity',
  address: 'identity',
  destination: 'always',
  indicators: 'treatment',
  medicaid: 'identity',
  parole: 'always',
};

interface Shown {
  opening: Opening;
  values: Opening;
  explanation: Opening;
}
const viewBy = ({ opening, values, explanation }: Shown): Part<View> => ({
  opening,
  fields: {
    fact: 'always',
    number: 'always',
    corrected: {
      opening: 'always',
      fields: { at: 'always', by: 'always', reason: 'always', explanation },
    },
    was: values,
    became: values,
  },
});
const markBy = ({ opening }: Pick<Shown, 'opening'>): Part<Mark> => ({
  opening,
  fields: { fact: 'always', number: 'always', at: 'always', by: 'always' },
});

/** What another release corrects is for those who may know everything. */
const ofAnother: Shown = { opening: 'laterFull', values: 'always', explanation: 'always' };

const byFact = <Value extends { fact: CorrectableFact }>(
  partBy: (shown: Shown) => Part<Value>,
): Choice<Value> => ({
  choose: ({ fact }) => fact,
  of: new Map(
    correctableFacts.map((fact) => [
      fact,
      partBy({
        opening: correctedFactsShown[fact],
        values: valuesShown[fact],
        explanation: 'laterTreatment',
      }),
    ]),
  ),
  otherwise: partBy(ofAnother),
});

export const correctionMarkDisclosure = byFact(markBy);

export const correctionsDisclosure: Part<z.output<typeof correctionsSchema>, 'always'> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    legalBasis: 'always',
    corrections: { opening: 'always', item: byFact(viewBy) },
    cursor: 'always',
  },
};
