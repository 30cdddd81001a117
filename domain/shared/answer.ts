/**
 * How the contracts of answers are written: strict objects, so that what is not declared is not answered, and a type for
 * the views that produce them, which may share what they hand out and therefore hand it out read-only.
 */
import * as z from 'zod';

type DeepReadonly<Value> = Value extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: DeepReadonly<Value[Name]> }
    : Value;

/** What a view returns for the contract of its answer. */
export type Answer<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;

/** One page of a list; without `cursor` it is the last. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });
