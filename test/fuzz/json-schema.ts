/** The part of JSON Schema that zod writes, as far as values are made from it. */
import * as z from 'zod';

export interface Schema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** What a client may send for a contract. */
export const schemaOf = (contract: z.ZodType): Schema =>
  z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' }) as Schema;

export const branchesOf = ({ anyOf, oneOf }: Schema): readonly Schema[] => anyOf ?? oneOf ?? [];

/** The branch of a union whose member is this constant. */
export const branchWhere = (schema: Schema, member: string, value: string): Schema | undefined =>
  branchesOf(schema).find(({ properties }) => properties?.[member]?.const === value);
