/**
 * Says something else of the person in a body, by its contract: in every personal field that is there, and in every one
 * that could be there too. What is wrong with a body stays wrong, so that near misses and noise are rewritten as well.
 */
import { canaryFor } from './canaries.ts';
import {
  alternativesOf,
  bodyContracts,
  discriminatorOf,
  formOf,
  itemsOf,
  membersOf,
  pathInto,
  type Schema,
  schemaOf,
  valuesOf,
} from './contract-leaves.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const alternativeFor = (schema: Schema, value: unknown): Schema | undefined => {
  const alternatives = alternativesOf(schema);
  if (alternatives.length === 1) return alternatives[0];
  return alternatives.find((alternative) => {
    const [name, codes] = discriminatorOf(alternative) ?? ['', []];
    return isObject(value) && codes.some((code) => code === value[name]);
  });
};

const isPersonal = (path: string, schema: Schema): boolean =>
  alternativesOf(schema).some((alternative) => {
    const at = pathInto(path, schema, alternative);
    if (alternative.type === 'array') return isPersonal(`${at}[]`, itemsOf(alternative));
    if (alternative.type === 'object')
      return membersOf(alternative).some(([name, member]) => isPersonal(`${at}.${name}`, member));
    const isOpen = alternative.type === 'string' && !alternative.enum && alternative.const === undefined;
    return isOpen && formOf({ path: at, schema: alternative }) !== undefined;
  });

/**
 * Not added where they are not: without the first a referral is one of somebody who was in no stay, and with the last it is
 * never of the person whom it meets.
 */
const saysSomethingElse: ReadonlySet<string> = new Set([
  ...['submitReferral', 'resubmitReferral'].flatMap((name) => [`${name}.discharge`, `${name}.admission`]),
  'submitReferral.request.anotherPersonBecause',
]);

/** When the journeys begin: past for all that they do. */
const anInstant = '2026-03-02T09:00:00-05:00';

const plainValue = ({ type, format, pattern, minimum = 0, enum: codes, const: only }: Schema): unknown => {
  if (only !== undefined) return only;
  if (codes) return codes[0];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return minimum;
  if (pattern === '^[A-Z]{2}$') return 'NY';
  return format === 'date-time' ? anInstant : anInstant.slice(0, 10);
};

/** Said of a field that may be left out: it is. */
export const nothing = Symbol('nothing');
/** What is said in a field in place of what stood there; undefined leaves it as it is. */
export type Give = (path: string, instead: string) => string | typeof nothing | undefined;

class Rewriter {
  readonly #give: Give;

  constructor(give: Give) {
    this.#give = give;
  }

  /** The smallest value of a contract that has every personal field. */
  #built(path: string, schema: Schema): unknown {
    const [alternative = schema] = alternativesOf(schema);
    const at = pathInto(path, schema, alternative);
    if (alternative.type === 'array') return [this.#built(`${at}[]`, itemsOf(alternative))];
    if (alternative.type !== 'object') {
      const given = this.#give(at, '');
      return typeof given === 'string' ? given : plainValue(alternative);
    }
    const wanted = membersOf(alternative).filter(
      ([name, member]) => alternative.required?.includes(name) || isPersonal(`${at}.${name}`, member),
    );
    return Object.fromEntries(wanted.map(([name, member]) => [name, this.#built(`${at}.${name}`, member)]));
  }

  #object(path: string, schema: Schema, value: Json): Json {
    const members = new Map(membersOf(schema));
    const values = valuesOf(schema);
    const mayLack = (name: string): boolean => !schema.required?.includes(name);
    const there = Object.entries(value).map(([name, member]) => {
      const contract = members.get(name) ?? values;
      const at = `${path}.${members.has(name) ? name : '*'}`;
      const next = contract ? this.rewritten(at, contract, member) : member;
      return [name, next === nothing && !mayLack(name) ? member : next] as const;
    });
    const absent = [...members].filter(
      ([name, member]) =>
        !Object.hasOwn(value, name) &&
        mayLack(name) &&
        !saysSomethingElse.has(`${path}.${name}`) &&
        isPersonal(`${path}.${name}`, member),
    );
    return Object.fromEntries([
      ...there.filter(([, member]) => member !== nothing),
      ...absent.map(([name, member]) => [name, this.#built(`${path}.${name}`, member)] as const),
    ]);
  }

  /** An item is never left out: a list may need it. */
  #item(path: string, schema: Schema, item: unknown): unknown {
    const next = this.rewritten(path, schema, item);
    return next === nothing ? item : next;
  }

  rewritten(path: string, schema: Schema, value: unknown): unknown {
    const alternative = alternativeFor(schema, value);
    if (!alternative) return value;
    const at = pathInto(path, schema, alternative);
    if (Array.isArray(value)) return value.map((item) => this.#item(`${at}[]`, itemsOf(alternative), item));
    if (isObject(value)) return this.#object(at, alternative, value);
    if (typeof value !== 'string') return value;
    const given = this.#give(at, value);
    return given === undefined ? value : given;
  }
}

const schemas = new Map(Object.entries(bodyContracts).map(([name, contract]) => [name, schemaOf(contract)]));

/** `kind` is that of the registry's entry, where the operation has one. */
export type RewriteBody = (operation: string, kind: string | undefined, body: unknown) => unknown;

export const rewriteWith = (give: Give): RewriteBody => {
  const rewriter = new Rewriter(give);
  return (operation, kind, body) => {
    const name = kind === undefined ? operation : `${operation}(${kind})`;
    const schema = schemas.get(name);
    return schema ? rewriter.rewritten(name, schema, body) : body;
  };
};

export const taintedBody: RewriteBody = rewriteWith(canaryFor);
