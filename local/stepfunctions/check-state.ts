/**
 * Checks of one state: its fields by the shape of its type, and the fields that need or exclude each other.
 */
import { checkShape, type Check } from './check-values.ts';
import { INVOKE_AND_WAIT } from './definition.ts';
import { isObject, type JsonObject } from './json.ts';
import { within, type Report } from './problems.ts';
import { STATE_SHAPES } from './state-shapes.ts';

export const checkState: Check = (state, at, report) => {
  const type = isObject(state) ? state['Type'] : undefined;
  const shape =
    typeof type === 'string' && Object.hasOwn(STATE_SHAPES, type) ? STATE_SHAPES[type] : undefined;
  if (!shape) {
    report(
      within(at, 'Type'),
      `${JSON.stringify(type)} is not a supported type.`,
      `Known: ${Object.keys(STATE_SHAPES).join(', ')}.`,
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
