/**
 * Who corrects what of a referral (HHP-CORRECT-01): who entered it and the county that runs the case all of it; who holds the
 * person what a care manager comes to know. Of an address the counties decide who answers for the person, and are not theirs.
 */
import type { Person } from '../shared/actor.ts';
import type { CorrectableFact } from './answer-codes.ts';
import type { CaseRecord } from './case-record.ts';
import { relationTo } from './parties.ts';

type Corrector = 'referrer' | 'county' | 'holder';

const responsible: readonly Corrector[] = ['referrer', 'county'];
const whoeverKnows: readonly Corrector[] = [...responsible, 'holder'];

const correctorsOf: Readonly<Record<CorrectableFact, readonly Corrector[]>> = {
  name: responsible,
  birthDate: responsible,
  cin: responsible,
  telephone: whoeverKnows,
  address: whoeverKnows,
  destination: responsible,
  indicators: responsible,
  medicaid: whoeverKnows,
  parole: whoeverKnows,
};

/** As whom somebody may correct; a county that entered the referral is both. */
const correctorsAs = (record: CaseRecord, by: Person): Corrector[] => {
  const relation = relationTo(record, by);
  const { referredBy } = record;
  const entered = referredBy?.role === by.role && referredBy.org === by.org;
  return [
    ...(relation === 'ownFacility' || entered ? (['referrer'] as const) : []),
    ...(relation === 'ownCounty' ? (['county'] as const) : []),
    ...(relation === 'assigned' || relation === 'forensicTeam' ? (['holder'] as const) : []),
  ];
};

export const mayCorrect = (record: CaseRecord, fact: CorrectableFact, by: Person): boolean =>
  correctorsAs(record, by).some((corrector) => correctorsOf[fact].includes(corrector));

/** Whether somebody has the person and answers for nothing else of the case. */
export const isHolderAlone = (record: CaseRecord, by: Person): boolean =>
  correctorsAs(record, by).every((corrector) => corrector === 'holder');
