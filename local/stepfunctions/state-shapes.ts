/**
 * Which fields each type of state may have, and what each field may hold.
 */
import { choiceRule } from './check-choice.ts';
import { catchers, retry } from './check-errors.ts';
import { objectTemplate, path, pathOrNull, template } from './check-paths.ts';
import {
  anything,
  checkShape,
  endFlag,
  listOf,
  oneOf,
  text,
  wholeNumber,
  type Check,
  type Shape,
} from './check-values.ts';
import { INVOKE, INVOKE_AND_WAIT } from './definition.ts';
import { isTimestamp } from './simple-states.ts';

const both = pathOrNull('dataOrContext');
const common = { Type: anything, Comment: text };
const filters = { InputPath: both, OutputPath: both };
const onward = { Next: text, End: endFlag };
const seconds = wholeNumber(1);

const timestamp: Check = (value, at, report) => {
  if (typeof value !== 'string' || !isTimestamp(value)) {
    report(at, 'This is not a timestamp.', 'Write RFC 3339 with T and offset, such as 2026-01-31T17:00:00Z.');
  }
};

/** A task calls one function; the other parameters of the Lambda API are not simulated. */
const call: Shape = {
  fields: {
    FunctionName: text,
    'FunctionName.$': path('dataOrContext'),
    Payload: template('dataOrContextWithToken'),
    'Payload.$': path('dataOrContextWithToken'),
  },
  required: [],
};

export const STATE_SHAPES: Readonly<Record<string, Shape>> = {
  Task: {
    fields: {
      ...common,
      ...filters,
      ...onward,
      Resource: oneOf(INVOKE, INVOKE_AND_WAIT),
      Parameters: (value, at, report) => checkShape(value, at, report, call),
      ResultSelector: objectTemplate('dataOrContext'),
      ResultPath: pathOrNull('data'),
      TimeoutSeconds: seconds,
      TimeoutSecondsPath: path('dataOrContext'),
      Retry: retry,
      Catch: catchers,
    },
    required: ['Resource', 'Parameters'],
  },
  Parallel: {
    fields: {
      ...common,
      ...filters,
      ...onward,
      // The branches are graphs of their own and are checked as such.
      Branches: listOf(anything),
      Parameters: objectTemplate('dataOrContext'),
      ResultSelector: objectTemplate('dataOrContext'),
      ResultPath: pathOrNull('data'),
      Retry: retry,
      Catch: catchers,
    },
    required: ['Branches'],
  },
  Choice: {
    fields: { ...common, ...filters, Choices: listOf(choiceRule), Default: text },
    required: ['Choices'],
  },
  Pass: {
    fields: {
      ...common,
      ...filters,
      ...onward,
      Result: anything,
      Parameters: objectTemplate('dataOrContext'),
      ResultPath: pathOrNull('data'),
    },
    required: [],
  },
  Wait: {
    fields: {
      ...common,
      ...filters,
      ...onward,
      Seconds: wholeNumber(0),
      SecondsPath: path('dataOrContext'),
      Timestamp: timestamp,
      TimestampPath: path('dataOrContext'),
    },
    required: [],
  },
  Succeed: { fields: { ...common, ...filters }, required: [] },
  Fail: { fields: { ...common, Error: text, Cause: text }, required: [] },
};
