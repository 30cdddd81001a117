/**
 * A change of a case by which the person may be known otherwise: its locks go along. Another open case that has one of them is a
 * 409 of its own, unless that is of somebody who is known to be another; nothing is written but all of it. Of a near match that it
 * makes the county is asked.
 */
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Referral } from '../domain/case/stored-referral-contract.ts';
import type { PersonKeys } from '../domain/ports/ports.ts';
import type { Operation } from '../domain/api/routes.ts';
import type { PolicyFor } from '../domain/policy/county-protocol.ts';
import { askAgainWhetherOnePerson } from '../domain/referral/confirm-identity.ts';
import { isAnotherPerson } from '../domain/referral/namesake.ts';
import { localDate } from '../domain/shared/calendar.ts';
import { isSameJson } from '../domain/shared/hash.ts';
import { alreadyReferred } from './already-referred.ts';
import { type CaseChange, changeCase, type ChangeCaseDeps } from './change-case.ts';
import { likePersons } from './known-person.ts';
import type { ApiRequest, ApiResponse } from './middleware/api-types.ts';
import { personMarks } from './person-marks.ts';

const knownIn = ({ person }: Referral) => [
  person.firstName,
  person.lastName,
  person.dateOfBirth,
  person.medicaidCin,
];
/** Who referred, under whose name somebody without a CIN is known. */
const referrerOf = ({ facility, referredBy, lgu }: CaseRecord): string => facility ?? referredBy?.org ?? lgu;

export const changePerson = <Op extends Operation>(
  deps: ChangeCaseDeps & { personKeys: PersonKeys; policyFor: PolicyFor },
  request: ApiRequest<Op>,
  { decide, ...change }: CaseChange<Op>,
): Promise<ApiResponse<Op>> => {
  let said: Referral | undefined;
  const isOfAnother = async (from: string): Promise<boolean> => {
    const other = await deps.cases.load(from);
    return said !== undefined && other !== undefined && isAnotherPerson(said, other.case.referral);
  };
  const apart = (apartFrom?: string): CaseChange<Op> => ({
    ...change,
    decide: async (draft, reader, reached) => {
      const before = draft.case.referral;
      const response = await decide(draft, reader, reached);
      said = draft.case.referral;
      if (isSameJson(knownIn(before), knownIn(said))) return response;
      const marks = await personMarks(deps.personKeys, said, referrerOf(draft.case), apartFrom);
      draft.rekeyPerson(marks);
      const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
      askAgainWhetherOnePerson(draft, await likePersons(deps, marks), policy);
      return response;
    },
    whereTaken: async (from) => {
      if (apartFrom !== undefined || !(await isOfAnother(from)))
        throw await alreadyReferred(deps, request, from);
      return apart(from);
    },
  });
  return changeCase(deps, request, apart());
};
