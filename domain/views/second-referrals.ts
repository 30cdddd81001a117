/** What other sources told of the person while the referral was open, to those who take part: needs as treatment, the rest as who they are. */
import type * as z from 'zod';
import { disclose, type Part, type Whole } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { basisView } from './case-view.ts';
import type { secondReferralsSchema } from './second-referrals-contract.ts';

type View = z.output<typeof secondReferralsSchema>;

export const secondReferralsDisclosure: Part<View, 'always'> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    legalBasis: 'always',
    secondReferrals: {
      opening: 'laterIdentity',
      item: {
        opening: 'laterIdentity',
        fields: {
          receivedAt: 'always',
          from: 'always',
          source: 'always',
          medicaid: 'always',
          legal: 'always',
          status: 'always',
          reason: 'always',
          answeredAt: 'always',
          indicators: 'treatment',
        },
      },
    },
  },
};

export const secondReferralsView = (
  { caseId, secondReferrals = [] }: Pick<CaseRecord, 'caseId' | 'secondReferrals'>,
  reader: Reader,
): View => {
  const whole: Whole<View> = {
    caseId,
    ...basisView(reader.basis),
    secondReferrals: secondReferrals
      .map(({ number: _, receivedAs: _as, workItemId: _work, ...told }) => told)
      .toReversed(),
  };
  return disclose(secondReferralsDisclosure, whole, reader);
};
