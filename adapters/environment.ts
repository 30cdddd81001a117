/**
 * The only reader of the process environment of a function. A composition root names the variables it needs and gets
 * them parsed; what is missing or malformed is named all at once, so that a deployment is corrected in one go. Values
 * are never quoted: an error may reach a log.
 */
import * as z from 'zod';
import type { MachineName, stateMachines } from '../domain/shared/state-machines.ts';

const accountPart = String.raw`[\w-]*:\d{12}`;

const variables = {
  TABLE_NAME: z.string().regex(/^[\w.-]{3,255}$/),
  /** Everything before the suffix of domain/notices/topics.ts. */
  NOTICE_TOPIC_ARN_PREFIX: z.string().regex(new RegExp(String.raw`^arn:[\w-]+:sns:${accountPart}:[\w-]*$`)),
  /** Links append `/cases/…` to it. */
  /** Where SNS puts what it could not deliver. */
  UNDELIVERED_QUEUE_ARN: z.string().regex(new RegExp(String.raw`^arn:[\w-]+:sqs:${accountPart}:[\w-]+$`)),
  PORTAL_URL: z.url().regex(/[^/]$/),
  PERSON_KEY_ID: z.string().min(1),
  STATEMENT_BUCKET: z.string().regex(/^[a-z0-9.-]{3,63}$/),
  STATEMENT_KEY_ID: z.string().min(1),
  /** The user pool as it names itself in its tokens; its public keys are published below this address. */
  TOKEN_ISSUER: z.string().regex(/^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com\/[\w-]+_[A-Za-z0-9]+$/),
  TOKEN_CLIENT_ID: z.string().regex(/^[a-z0-9]{1,128}$/),
} as const;
/** Unqualified: execution ARNs are derived from it. */
const machineArn = z
  .string()
  .regex(new RegExp(String.raw`^arn:[\w-]+:states:${accountPart}:stateMachine:[\w-]+$`));

export type VariableName = keyof typeof variables | (typeof stateMachines)[MachineName]['arnVariable'];
const isNoMachine = (name: string): name is keyof typeof variables => Object.hasOwn(variables, name);

class IncompleteEnvironment extends Error {
  override readonly name = 'IncompleteEnvironment';
  constructor(faulty: readonly string[]) {
    super(`Missing or malformed environment variables: ${faulty.join(', ')}.`);
  }
}

type Environment<Name extends VariableName> = Readonly<Record<Name, string>>;

const holds = <Name extends VariableName>(
  names: readonly Name[],
  found: Partial<Record<string, string>>,
): found is Record<Name, string> => names.every((name) => found[name] !== undefined);

export const environmentFrom = <Name extends VariableName>(
  source: Readonly<Record<string, string | undefined>>,
  names: readonly Name[],
): Environment<Name> => {
  const found: Partial<Record<string, string>> = {};
  for (const name of names) {
    const schema = isNoMachine(name) ? variables[name] : machineArn;
    const parsed = schema.safeParse(source[name]);
    if (parsed.success) found[name] = parsed.data;
  }
  if (!holds(names, found))
    throw new IncompleteEnvironment(names.filter((name) => found[name] === undefined));
  return found;
};

export const readEnvironment = <Name extends VariableName>(...names: readonly Name[]): Environment<Name> =>
  environmentFrom(process.env, names);

/** Lambda says how a function is called: `warm-handoff-<stage>-<folder>`. What stands before the folder, or undefined. */
export const readOwner = (folder: string): string | undefined => {
  const name = process.env['AWS_LAMBDA_FUNCTION_NAME'];
  return name?.endsWith(`-${folder}`) ? name.slice(0, -folder.length - 1) : undefined;
};
