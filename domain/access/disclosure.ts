/**
 * How much of an answer its reader is shown. Beside the contract of every answer about a case stands a table that says of
 * each field what opens it (openings.ts), and `disclose` makes the answer by that table, so the two cannot differ. A field
 * of a contract that its table lacks does not compile; neither does one that may be closed to somebody and is not optional
 * in the contract. What an organisation wrote, or what is addressed to it, is open to it whatever its basis; of others'
 * words it is shown what its basis opens. The tables of all operations are together in domain/api/disclosures.ts.
 */
import { type Opening, opens, type Reader } from './openings.ts';

type Organisation = Reader['actor'];

/** What one organisation wrote, or what is addressed to it; `of` nobody where no organisation did. */
export class Own<Value> {
  readonly of: Organisation | undefined;
  readonly value: Value;
  constructor(of: Organisation | undefined, value: Value) {
    this.of = of;
    this.value = value;
  }
}

type WholeFields<Value> = { readonly [Name in keyof Value]: Whole<Value[Name]> };
/** An answer before anything is left out, in which is marked what is somebody's own. */
export type Whole<Value> = Value extends readonly (infer Item)[]
  ? readonly Whole<Item>[]
  : Value extends object
    ? WholeFields<Value> | Own<WholeFields<Value>>
    : Value;

/** An object: what opens it at all, and what opens each of its fields to whom it is open. */
export interface Part<Value, Opened extends Opening = Opening> {
  readonly opening: Opened;
  readonly fields: FieldsOf<Value>;
}
/** A list: it is there for whom its opening admits, and for whoever is shown an item of it. */
export interface List<Item, Opened extends Opening = Opening> {
  readonly opening: Opened;
  readonly item: Part<Item> | Choice<Item>;
}
/** One of several tables, by what the value is: the kind of a work item, the type of an event. */
export interface Choice<Value> {
  readonly choose: (value: Value) => string;
  readonly of: ReadonlyMap<string, Part<Value>>;
  /** For what this version does not know. */
  readonly otherwise: Part<Value>;
}

/** What opens a value, as a whole or in its parts. */
export type Disclosure<Value> =
  | Opening
  | (Value extends readonly (infer Item)[]
      ? List<Item>
      : Value extends object
        ? Part<Value> | Choice<Value>
        : never);
/** Of what the contract promises to everybody. */
type Promised<Value> =
  | 'always'
  | (Value extends readonly (infer Item)[]
      ? List<Item, 'always'>
      : Value extends object
        ? Part<Value, 'always'>
        : never);
type FieldsOf<Value> = string extends keyof Value
  ? Readonly<Record<string, Opening>>
  : {
      readonly [Name in keyof Value]-?: undefined extends Value[Name]
        ? Disclosure<Exclude<Value[Name], undefined>>
        : Promised<Value[Name]>;
    };

/** Any table, as `disclose` reads it. */
export type Table =
  | Opening
  | { opening: Opening; fields: Readonly<Record<string, Table>> }
  | { opening: Opening; item: Table }
  | Choosing;
interface Choosing {
  choose: (value: unknown) => string;
  of: ReadonlyMap<string, Table>;
  otherwise: Table;
}

interface Eye {
  reader: Reader;
  /** Whether what is looked at is the reader's own. */
  own: boolean;
}
const sees = (opening: Opening, { reader, own }: Eye): boolean => own || opens(opening, reader);

const isSame = (a: Organisation | undefined, b: Organisation): boolean =>
  a?.role === b.role && a.org === b.org;

const fieldsShown = (fields: Readonly<Record<string, Table>>, value: object, eye: Eye): object => {
  const whole = new Map(Object.entries(value));
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, table]) => {
      const field = shown(table, whole.get(name), eye);
      return field === undefined ? [] : [[name, field]];
    }),
  );
};

const itemsShown = (table: Table, items: readonly unknown[], eye: Eye): unknown[] =>
  items.map((item) => shown(table, item, eye)).filter((item) => item !== undefined);

/** Undefined for what the eye may not see. */
function shown(table: Table, value: unknown, eye: Eye): unknown {
  if (value instanceof Own)
    return shown(table, value.value, { ...eye, own: isSame(value.of, eye.reader.actor) });
  if (typeof table === 'string') return sees(table, eye) ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('choose' in table) return shown(table.of.get(table.choose(value)) ?? table.otherwise, value, eye);
  if ('fields' in table) return sees(table.opening, eye) ? fieldsShown(table.fields, value, eye) : undefined;
  const items = Array.isArray(value) ? itemsShown(table.item, value, eye) : [];
  return items.length > 0 || sees(table.opening, eye) ? items : undefined;
}

/** The answer as its reader is shown it. What the route has refused a reader without the opening of it all is always there. */
export function disclose<Value>(table: Disclosure<Value>, whole: Whole<Value>, reader: Reader): Value;
export function disclose(table: Table, whole: unknown, reader: Reader): unknown {
  return shown(table, whole, { reader, own: false });
}
