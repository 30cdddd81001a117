/**
 * Checks of single values: each reports what is wrong and what to write instead.
 */
import { isContextPath, isTaskToken } from './context-object.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { parsePath } from './paths.ts';
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

/** Where a path stands decides which of the two documents it may look into. */
export type PathScope = 'data' | 'dataOrContext' | 'dataOrContextWithToken';

export const path =
  (scope: PathScope): Check =>
  (value, at, report) => {
    const parsed = typeof value === 'string' ? parsePath(value) : undefined;
    if (!parsed) {
      report(at, `${JSON.stringify(value)} is not a supported path.`, REFERENCE_PATH);
      return;
    }
    if (!parsed.inContext) return;
    if (scope === 'data') {
      report(at, 'The context object cannot be used here.', 'Pass the value in with Parameters first.');
    } else if (!isContextPath(parsed)) {
      report(at, `The context object has no ${parsed.text}.`, 'See the fields of context-object.ts.');
    } else if (isTaskToken(parsed) && scope !== 'dataOrContextWithToken') {
      report(
        at,
        'There is a task token only in Parameters of a waiting task.',
        'Use lambda:invoke.waitForTaskToken.',
      );
    }
  };

const REFERENCE_PATH =
  "Write a reference path: $, $.a.b, $['a b'], $.a[0], or $$ for the context object; no wildcards, filters or functions.";

export const pathOrNull =
  (scope: PathScope): Check =>
  (value, at, report) => {
    if (value !== null) path(scope)(value, at, report);
  };

/** A payload template: a field that ends in `.$` takes its value from a path. */
export const template =
  (scope: PathScope): Check =>
  (value, at, report) => {
    if (Array.isArray(value))
      value.forEach((item, index) => template(scope)(item, within(at, index), report));
    if (!isObject(value)) return;
    for (const [field, inner] of Object.entries(value)) {
      const fieldAt = within(at, field);
      if (!field.endsWith('.$')) {
        template(scope)(inner, fieldAt, report);
        continue;
      }
      path(scope)(inner, fieldAt, report);
      const plain = field.slice(0, -2);
      if (Object.hasOwn(value, plain)) {
        report(fieldAt, `Both ${plain} and ${field} are given.`, 'Keep one of the two.');
      }
    }
  };

export const objectTemplate =
  (scope: PathScope): Check =>
  (value, at, report) => {
    if (!isObject(value)) report(at, 'This is not an object.', 'Write an object.');
    template(scope)(value, at, report);
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
