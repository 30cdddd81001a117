/** Which contracts stand for a member of what was sent: as a value is walked, its contract is walked with it. */
import * as z from 'zod';

/** What a contract may be, without what stands around it. */
export const alternativesOf = (contract: z.core.$ZodType): z.core.$ZodType[] => {
  if (contract instanceof z.ZodOptional || contract instanceof z.ZodNullable)
    return alternativesOf(contract.unwrap());
  if (contract instanceof z.ZodDefault || contract instanceof z.ZodPrefault)
    return alternativesOf(contract.unwrap());
  // What is put into form before it is read (`z.preprocess`) is of the contract behind it.
  if (contract instanceof z.ZodPipe)
    return alternativesOf(contract.in instanceof z.ZodTransform ? contract.out : contract.in);
  if (contract instanceof z.ZodUnion) return contract.options.flatMap(alternativesOf);
  return [contract];
};

/** The contracts of a member, and whether its name is one of ours. */
export const memberOf = (contracts: readonly z.core.$ZodType[], key: PropertyKey) => {
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
