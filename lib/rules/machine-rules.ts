/** State machines. No pack looks at what a definition carries or how long it waits. */
import * as z from 'zod';
import { at, listAt, ruleOnEach, type Resource, type TemplateRule } from './deployment.ts';

const types = ['AWS::StepFunctions::StateMachine'];
const mostReuseSeconds = 900;
const yearSeconds = 31_536_000;

/** Ids, codes, numbers and tokens. Nothing else goes into a state, and so into a history. */
const allowedFields: readonly string[] = [
  'caseId',
  'cursor',
  'discharge',
  'epoch',
  'kind',
  'next',
  'placement',
  'revision',
  'round',
  'search',
  'seconds',
  'stands',
  'token',
  'workItemId',
];
const reference = /^\$\.(?:\w+\.)*(\w+)$/;
const code = /^[a-z][A-Za-z]*$/;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every state with its name, wherever it is nested. */
function* statesIn(value: unknown): Generator<[string, Json]> {
  if (Array.isArray(value)) for (const item of value) yield* statesIn(item);
  if (!isObject(value)) return;
  for (const [name, state] of Object.entries(isObject(value['States']) ? value['States'] : {}))
    if (isObject(state)) yield [name, state];
  for (const child of Object.values(value)) yield* statesIn(child);
}

const definitionOf = ({ properties }: Resource): Json =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(String(properties['DefinitionString'])));

const isAllowedValue = (name: string, value: unknown): boolean => {
  if (name === 'token.$') return value === '$$.Task.Token';
  if (!name.endsWith('.$')) return typeof value === 'string' && code.test(value);
  const [, last = ''] = reference.exec(String(value)) ?? [];
  return allowedFields.includes(last);
};

function* problemsOfFields(state: string, fields: unknown): Generator<string> {
  if (fields === undefined) return;
  if (!isObject(fields)) yield `${state} passes on something unnamed`;
  else
    for (const [name, value] of Object.entries(fields))
      if (!allowedFields.includes(name.replace(/\.\$$/, '')) || !isAllowedValue(name, value))
        yield `${state} carries ${name}: ${JSON.stringify(value)}`;
}

function* problemsOfData(state: string, { Parameters, ResultSelector, ...rest }: Json): Generator<string> {
  if (isObject(Parameters)) {
    const { FunctionName: _name, Payload, ...other } = Parameters;
    yield* problemsOfFields(state, Payload ?? {});
    yield* problemsOfFields(state, other);
  } else if (rest['Type'] === 'Task') yield `${state} hands on its whole input`;
  yield* problemsOfFields(state, ResultSelector);
  for (const field of ['Result', 'ItemSelector', 'InputPath', 'OutputPath', 'Assign'])
    if (rest[field] !== undefined) yield `${state} has ${field}`;
}

function* problemsOfWaits(machine: Resource): Generator<string> {
  const definition = definitionOf(machine);
  const limit = definition['TimeoutSeconds'];
  if (typeof limit !== 'number' || limit > yearSeconds) yield 'an execution has no end';
  for (const [name, state] of statesIn(definition))
    if (
      state['Type'] === 'Task' &&
      state['TimeoutSeconds'] === undefined &&
      state['TimeoutSecondsPath'] === undefined
    )
      yield `${name} waits for ever`;
}

function* problemsOfSettings({ properties }: Resource): Generator<string> {
  const { LoggingConfiguration: log, EncryptionConfiguration: encryption } = properties;
  if (at(log, 'Level') !== 'ALL') yield 'not every step is logged';
  if (at(log, 'IncludeExecutionData') !== false) yield 'its log may hold what a step was given';
  if (listAt(log, 'Destinations').length === 0) yield 'its log goes nowhere';
  if (at(encryption, 'Type') !== 'CUSTOMER_MANAGED_KMS_KEY' || at(encryption, 'KmsKeyId') === undefined)
    yield 'it is not encrypted with a key of ours';
  if (Number(at(encryption, 'KmsDataKeyReusePeriodSeconds')) > mostReuseSeconds)
    yield 'a data key is used for more than fifteen minutes';
}

export const machineRules: readonly TemplateRule[] = [
  ruleOnEach(
    'WH-MACHINE-01',
    'Every step is logged without what it was given and encrypted with our key.',
    types,
    problemsOfSettings,
  ),
  ruleOnEach(
    'WH-MACHINE-02',
    'No state waits for ever, and no execution lives longer than a year.',
    types,
    problemsOfWaits,
  ),
  ruleOnEach(
    'WH-MACHINE-03',
    'States carry ids, codes, numbers and tokens from a closed list of names.',
    types,
    function* (machine) {
      for (const [name, state] of statesIn(definitionOf(machine))) yield* problemsOfData(name, state);
    },
  ),
];
