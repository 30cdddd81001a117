/**
 * Checks of single values: each reports what is wrong and what to write instead.
 */
import { isObject, type Json, type JsonObject } from './json.ts';
import { within, type Report } from './problems.ts';

export type Check = (value: Json, at: string, report: Report) => void;

export interface Shape {
  readonly fields: Readonly<Record<string, Check>>;
  readonly required: readonly string[];
}

/** An object with the known fields and no other. */
export function checkShape(
  value: Json,
  at: string,
  report: Report,
  { fields, required }: Shape,
): value is JsonObject {
  if (!isObject(value)) {
    report(at, 'This is not an object.', `Write an object with ${required.join(', ')}.`);
    return false;
  }
  for (const [field, inner] of Object.entries(value)) {
    const check = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (check) check(inner, within(at, field), report);
    else
      report(
        within(at, field),
        'This field is not supported here.',
        `Known: ${Object.keys(fields).join(', ')}.`,
      );
  }
  for (const field of required) {
    if (!Object.hasOwn(value, field)) report(at, `${field} is missing.`, `Add ${field}.`);
  }
  return true;
}

export const text: Check = (value, at, report) => {
  if (typeof value !== 'string') report(at, 'This is not a string.', 'Write a string.');
};

export const flag: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report(at, 'This is not a boolean.', 'Write true or false.');
};

export const number: Check = (value, at, report) => {
  if (typeof value !== 'number') report(at, 'This is not a number.', 'Write a number.');
};

export const anything: Check = () => undefined;

export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, at, report) => {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      report(at, `${JSON.stringify(value)} is not supported.`, `Write ${allowed.join(' or ')}.`);
    }
  };

export const wholeNumber =
  (least: number, most = 99_999_999): Check =>
  (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      report(at, 'This number is out of range.', `Write a whole number from ${least} to ${most}.`);
    }
  };

export const endFlag: Check = (value, at, report) => {
  if (value !== true) report(at, 'End can only be true.', 'Write true, or leave End out and give a Next.');
};

/** A list with at least one item, each checked. */
export const listOf =
  (check: Check): Check =>
  (value, at, report) => {
    if (!Array.isArray(value) || value.length === 0) {
      report(
        at,
        'This is not a list with items.',
        'Write a list with at least one item, or leave the field out.',
      );
      return;
    }
    value.forEach((item, index) => check(item, within(at, index), report));
  };
