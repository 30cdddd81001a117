/**
 * The name of a field that is wrong, as the contract has it. Where a contract takes names of the sender's choice (a record,
 * such as the details that a county asks for), the name is the sender's text, which may speak of a person: it is told as
 * `*`, so that no answer and nothing that keeps answers repeats it.
 */
import * as z from 'zod';

/** What a contract may be, without what stands around it. */
const alternativesOf = (contract: z.core.$ZodType): z.core.$ZodType[] => {
  if (contract instanceof z.ZodOptional || contract instanceof z.ZodNullable)
    return alternativesOf(contract.unwrap());
  if (contract instanceof z.ZodDefault || contract instanceof z.ZodPrefault)
    return alternativesOf(contract.unwrap());
  if (contract instanceof z.ZodPipe) return alternativesOf(contract.in);
  if (contract instanceof z.ZodUnion) return contract.options.flatMap(alternativesOf);
  return [contract];
};

/** The contracts of a member, and whether its name is one of ours. */
const memberOf = (contracts: readonly z.core.$ZodType[], key: PropertyKey) => {
  const declared = contracts.flatMap((contract) => {
    if (contract instanceof z.ZodArray) return [contract.element];
    if (!(contract instanceof z.ZodObject)) return [];
    const shape: Readonly<Record<string, z.core.$ZodType>> = contract.shape;
    const member = Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
    return member ? [member] : [];
  });
  const chosen = contracts.flatMap((contract) =>
    contract instanceof z.ZodRecord ? [contract.valueType] : [],
  );
  return {
    isOurs: declared.length > 0,
    contracts: (declared.length > 0 ? declared : chosen).flatMap(alternativesOf),
  };
};

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
