/**
 * The name of a field that is wrong, as the contract has it. Where a contract takes names of the sender's choice (a record,
 * such as the details that a county asks for), the name is the sender's text, which may speak of a person: it is told as
 * `*`, so that no answer and nothing that keeps answers repeats it.
 */
import type * as z from 'zod';
import { alternativesOf, memberOf } from '../../domain/shared/contract-members.ts';

/** `body.person.firstName`, `body.income[2]`, `body.details.*`. */
export const fieldName = (place: string, contract: z.ZodType, path: readonly PropertyKey[]): string => {
  let contracts = alternativesOf(contract);
  let name = place;
  for (const key of path) {
    const member = memberOf(contracts, key);
    if (typeof key === 'number') name += `[${key}]`;
    else name += `${name === '' ? '' : '.'}${member.isOurs ? String(key) : '*'}`;
    ({ contracts } = member);
  }
  return name;
};
