/** What follows from the facilities where the person was before: how the release counts, and who wrote which referral. */
import { isForensicRelease } from '../shared/facilities.ts';
import { lastPartNumber } from './case-parts.ts';
import type { CaseRecord } from './case-record.ts';
import type { Referral } from './referral-contract.ts';

/** Under which number the referral that stands will be kept, once another is sent in its place. */
export const numberWhenReplaced = (record: CaseRecord): number =>
  lastPartNumber(record, 'formerReferral') + 1;

type Stay = Pick<CaseRecord, 'facility' | 'formerFacilities' | 'referral'>;

/** Whether the release has the 24-hour target: by where the person is now, not by where they were referred from. */
export const isForensicStay = ({ facility, formerFacilities = [], referral }: Stay): boolean =>
  isForensicRelease(facility, formerFacilities.at(-1)?.forensicUnit ?? referral.admission?.forensic ?? false);

/** The referral as a facility that has the case, or had it, left it. */
export const referralWrittenBy = (
  { formerReferrals = [], ...record }: Stay & Pick<CaseRecord, 'formerReferrals'>,
  org: string,
): Referral => {
  const { facility, formerFacilities = [], referral } = record;
  const left = facility === org ? undefined : formerFacilities.findLast((former) => former.facility === org);
  return formerReferrals.find(({ number }) => number === left?.wrote)?.referral ?? referral;
};
