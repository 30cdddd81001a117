/**
 * Checks of one state: the fields that its type may have, and the fields that exclude each other.
 */
import { choiceRule } from './check-choice.ts';
import { catchers, retry } from './check-errors.ts';
import {
  anything,
  checkShape,
  endFlag,
  listOf,
  objectTemplate,
  oneOf,
  path,
  pathOrNull,
  template,
  text,
  wholeNumber,
  type Check,
  type Shape,
} from './check-values.ts';
import { INVOKE, INVOKE_AND_WAIT } from './definition.ts';
import { isObject, type JsonObject } from './json.ts';
import { within, type Report } from './problems.ts';
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

const STATES: Readonly<Record<string, Shape>> = {
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

export const checkState: Check = (state, at, report) => {
  const type = isObject(state) ? state['Type'] : undefined;
  const shape = typeof type === 'string' && Object.hasOwn(STATES, type) ? STATES[type] : undefined;
  if (!shape) {
    report(
      within(at, 'Type'),
      `${JSON.stringify(type)} is not a supported type.`,
      `Known: ${Object.keys(STATES).join(', ')}.`,
    );
    return;
  }
  if (!checkShape(state, at, report, shape)) return;
  if ('Next' in shape.fields) exactlyOne(state, at, report, ['Next', 'End']);
  if (type === 'Wait')
    exactlyOne(state, at, report, ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']);
  if (type === 'Task') checkTask(state, at, report);
  if (type === 'Pass') atMostOne(state, at, report, ['Result', 'Parameters']);
};

function checkTask(state: JsonObject, at: string, report: Report): void {
  atMostOne(state, at, report, ['TimeoutSeconds', 'TimeoutSecondsPath']);
  checkCall(state['Parameters'] ?? null, within(at, 'Parameters'), report);
  const hasToken = JSON.stringify(state['Parameters'] ?? null).includes('"$$.Task.Token"');
  if (state['Resource'] !== INVOKE_AND_WAIT) {
    if (hasToken) {
      report(within(at, 'Parameters'), 'A plain invocation has no task token.', `Use ${INVOKE_AND_WAIT}.`);
    }
    return;
  }
  if (!hasToken) {
    report(within(at, 'Parameters'), 'Nobody gets the task token.', 'Pass $$.Task.Token in the Payload.');
  }
  if (!('TimeoutSeconds' in state) && !('TimeoutSecondsPath' in state)) {
    report(at, 'A wait for a task token has no timeout.', 'Add TimeoutSeconds or TimeoutSecondsPath.');
  }
}

const checkCall: Check = (parameters, at, report) => {
  if (!isObject(parameters)) return;
  exactlyOne(parameters, at, report, ['FunctionName', 'FunctionName.$']);
  atMostOne(parameters, at, report, ['Payload', 'Payload.$']);
};

function exactlyOne(state: JsonObject, at: string, report: Report, fields: readonly string[]): void {
  if (fields.some((field) => field in state)) atMostOne(state, at, report, fields);
  else report(at, `None of ${fields.join(', ')} is given.`, 'Give exactly one.');
}

function atMostOne(state: JsonObject, at: string, report: Report, fields: readonly string[]): void {
  const given = fields.filter((field) => field in state);
  if (given.length > 1) report(at, `Both ${given.join(' and ')} are given.`, 'Keep one.');
}
