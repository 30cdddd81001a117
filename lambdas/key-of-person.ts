/** The key of the person of a case, by what its referral says now: without a CIN by the name, and by who referred. */
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { PersonKeys } from '../domain/ports/ports.ts';
import { identityOf } from '../domain/referral/person-identity.ts';

export const keyOfPerson = (
  personKeys: PersonKeys,
  { referral, facility, referredBy, lgu }: CaseRecord,
): Promise<string> => personKeys.keyOf(identityOf(referral, facility ?? referredBy?.org ?? lgu));
