/** The referral by itself, for the facility that wrote it or took it over. */
import type * as z from 'zod';
import { disclose, type Part, type Whole } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import type { Referral } from '../case/referral-contract.ts';
import { basisView } from './case-view.ts';
import { referralDisclosure } from './case-view-disclosure.ts';
import { redisclosureNotice } from './part-two.ts';
import type { referralViewSchema } from './referral-view-contract.ts';

type View = z.output<typeof referralViewSchema>;

export const referralViewDisclosure: Part<View, 'always'> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    legalBasis: 'always',
    referral: referralDisclosure,
    partTwoNotice: 'partTwo',
  },
};

export const referralView = (caseId: string, referral: Referral, reader: Reader): View => {
  const whole: Whole<View> = {
    caseId,
    ...basisView(reader.basis),
    referral,
    ...(referral.partTwo && { partTwoNotice: redisclosureNotice }),
  };
  return disclose(referralViewDisclosure, whole, reader);
};
