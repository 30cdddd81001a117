/**
 * JSON values as Step Functions passes them between states.
 *
 * Values cross every boundary by a JSON round trip, never by structuredClone: a round trip is what AWS does, it drops
 * what JSON cannot carry, and it gives plain objects of the realm that the code runs in.
 */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [field: string]: Json;
}

/** AWS refuses any state input, output or task result over this many bytes of UTF-8. */
const DATA_LIMIT_BYTES = 262_144;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON.parse promises nothing; JSON text holds JSON, so this is the one place that says so. */
export const parseJson = (text: string): Json => JSON.parse(text) as Json;

/** A function that returns nothing has returned null, as on Lambda. */
export const toJson = (value: unknown): Json => parseJson(encodeJson(value));

export function encodeJson(value: unknown): string {
  // The types of JSON.stringify hide that it gives undefined for what JSON cannot say.
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? text : 'null';
}

export const isTooLarge = (text: string): boolean =>
  text.length > DATA_LIMIT_BYTES ||
  // A UTF-16 unit takes at most three bytes of UTF-8, so short texts need no counting.
  (text.length * 3 > DATA_LIMIT_BYTES && Buffer.byteLength(text) > DATA_LIMIT_BYTES);

export function sameJson(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, at) => sameJson(item, right[at] ?? null));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const fields = Object.keys(left);
  return (
    fields.length === Object.keys(right).length &&
    fields.every(
      (field) => Object.hasOwn(right, field) && sameJson(left[field] ?? null, right[field] ?? null),
    )
  );
}
