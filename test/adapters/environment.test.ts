/** The environment of a function: parsed, and everything that is wrong with it named at once. */
import { afterEach, expect, it } from '@jest/globals';
import { type MachineName, machineNames, stateMachines } from '../../domain/shared/state-machines.ts';
import {
  environmentFrom,
  readEnvironment,
  readOwner,
  type VariableName,
} from '../../adapters/environment.ts';

type OfMachine = (typeof stateMachines)[MachineName]['arnVariable'];
const others: Record<Exclude<VariableName, OfMachine>, string> = {
  TABLE_NAME: 'warm-handoff-dev',
  NOTICE_TOPIC_ARN_PREFIX: 'arn:aws:sns:us-east-1:123456789012:warm-handoff-dev-',
  UNDELIVERED_QUEUE_ARN: 'arn:aws:sqs:us-east-1:123456789012:warm-handoff-dev-notices-undelivered',
  PORTAL_URL: 'https://portal.example',
  PERSON_KEY_ID: 'alias/person-keys',
  STATEMENT_BUCKET: 'warm-handoff-dev-data-statements-1a2b3c',
  STATEMENT_KEY_ID: 'arn:aws:kms:us-east-1:123456789012:key/any',
  TOKEN_ISSUER: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI',
  TOKEN_CLIENT_ID: '1example23456789',
};
const whole: Readonly<Record<string, string>> = {
  ...others,
  ...Object.fromEntries(
    machineNames.map((name) => [
      stateMachines[name].arnVariable,
      `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`,
    ]),
  ),
};
const names = Object.keys(whole) as VariableName[];

afterEach(() => {
  delete process.env.TABLE_NAME;
});

it('reads what is asked for, and only that', () => {
  expect(environmentFrom(whole, ['TABLE_NAME', 'PERSON_KEY_ID'])).toEqual({
    TABLE_NAME: 'warm-handoff-dev',
    PERSON_KEY_ID: 'alias/person-keys',
  });
  expect(environmentFrom(whole, names)).toEqual(whole);
});

it('accepts what a machine without AWS uses', () => {
  const local = {
    ...whole,
    REFERRAL_TO_CONTACT_ARN: 'arn:aws:states:local:000000000000:stateMachine:referral-to-contact',
    NOTICE_TOPIC_ARN_PREFIX: 'arn:aws:sns:local:000000000000:',
    PORTAL_URL: 'http://127.0.0.1:8787',
  };
  expect(environmentFrom(local, names)).toEqual(local);
});

it('names every missing and malformed variable at once, and quotes none', () => {
  const faulty = {
    ...whole,
    TABLE_NAME: undefined,
    PERSON_KEY_ID: '',
    PORTAL_URL: 'https://portal.example/',
  };
  const read = () => environmentFrom(faulty, names);
  expect(read).toThrow('Missing or malformed environment variables: TABLE_NAME, PORTAL_URL, PERSON_KEY_ID.');
  expect(read).not.toThrow(/portal/);
});

it.each([
  ['REFERRAL_TO_CONTACT_ARN', 'arn:aws:states:us-east-1:123456789012:stateMachine:referral-to-contact:live'],
  ['NOTICE_TOPIC_ARN_PREFIX', 'warm-handoff-dev-'],
  ['TABLE_NAME', 'a'],
  ['PORTAL_URL', 'portal'],
] as const)('refuses a malformed %s', (name, value) => {
  expect(() => environmentFrom({ ...whole, [name]: value }, names)).toThrow(name);
});

it.each([
  ['warm-handoff-prod-watch-cases', 'warm-handoff-prod'],
  ['some-other-function', undefined],
  [undefined, undefined],
])('a function that is called %s counts for %s', (name, owner) => {
  if (name !== undefined) process.env.AWS_LAMBDA_FUNCTION_NAME = name;
  expect(readOwner('watch-cases')).toBe(owner);
  delete process.env.AWS_LAMBDA_FUNCTION_NAME;
});

it('reads the environment of the process', () => {
  process.env.TABLE_NAME = 'warm-handoff-dev';
  expect(readEnvironment('TABLE_NAME')).toEqual({ TABLE_NAME: 'warm-handoff-dev' });
  delete process.env.TABLE_NAME;
  expect(() => readEnvironment('TABLE_NAME')).toThrow('TABLE_NAME');
});
