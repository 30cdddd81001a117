/**
 * Checks of paths and of the templates that hold paths.
 */
import type { Check } from './check-values.ts';
import { isContextPath, isTaskToken } from './context-object.ts';
import { isObject } from './json.ts';
import { parsePath } from './paths.ts';
import { within } from './problems.ts';

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
