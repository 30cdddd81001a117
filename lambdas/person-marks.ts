/** The one place that makes the keys under which a case is locked and found: each identity of the person, hashed with the key. */
import type { PersonMarks } from '../domain/case/known-by-record.ts';
import type { Referral } from '../domain/case/stored-referral-contract.ts';
import type { PersonKeys } from '../domain/ports/ports.ts';
import { likeIdentitiesOf } from '../domain/referral/likeness.ts';
import { apartIdentityOf, identityOf, otherIdentityOf } from '../domain/referral/person-identity.ts';

/** `apartFrom`: a case of another person of the same name and birth, who has the lock of the name. */
export const personMarks = async (
  keys: PersonKeys,
  referral: Referral,
  referrer: string,
  apartFrom?: string,
): Promise<PersonMarks> => {
  const isApart = apartFrom !== undefined;
  const other = isApart ? undefined : otherIdentityOf(referral);
  const [personKey, nameKey, likeKeys] = await Promise.all([
    keys.keyOf(isApart ? apartIdentityOf(referral, apartFrom) : identityOf(referral, referrer)),
    other === undefined ? undefined : keys.keyOf(other),
    Promise.all(likeIdentitiesOf(referral).map((identity) => keys.keyOf(identity))),
  ]);
  return { personKey, knownBy: { ...(nameKey !== undefined && { nameKey }), likeKeys } };
};
