/** What each function is granted, as its template says it, with every reference filled in. */
import * as z from 'zod';
import type { ResolvedResource } from '../resolved.ts';
import type { Needed } from './needed.ts';
import { type Question, type Statement, statementsIn } from './policy.ts';

const functionSchema = z.object({
  FunctionName: z.string(),
  Role: z.string(),
  DeadLetterConfig: z.object({ TargetArn: z.string() }),
});
const roleSchema = z.object({ ManagedPolicyArns: z.array(z.string()) });

export interface Granted {
  fn: string;
  statements: readonly Statement[];
  /** What a needed thing is called in this function's policies. */
  questionOf: (needed: Needed) => Question;
}

const prefix = 'warm-handoff-prod-';
const keyIds: Readonly<Record<string, string>> = {
  'key of records': 'RecordKey',
  'key of workflow': 'NoticeKey',
  'key of notices': 'NoticeKey',
  'key of persons': 'PersonKey',
  'key of queues': 'LogKey',
  'key of statements': 'LogKey',
  'key of signatures': 'StatementsSigningKey',
};

const find = (
  resources: readonly ResolvedResource[],
  what: string,
  is: (one: ResolvedResource) => boolean,
) => {
  const found = resources.find(is);
  if (!found) throw new Error(`The templates have no ${what}.`);
  return found;
};

/** Written by CDK for itself, and called while a stack is deployed (lib/constructs/platform/default-group.ts). */
const isOurs = ({ type, properties }: ResolvedResource): boolean =>
  type === 'AWS::Lambda::Function' && properties['FunctionName'] !== `${prefix}close-default-group`;

const grantedTo = (resources: readonly ResolvedResource[], { properties }: ResolvedResource): Granted => {
  const { FunctionName, Role, DeadLetterConfig } = functionSchema.parse(properties);
  const ofType = (type: string, what: string, is: (one: ResolvedResource) => boolean) =>
    find(resources, `${what} of ${FunctionName}`, (one) => one.type === type && is(one));
  const role = ofType('AWS::IAM::Role', 'role', ({ arn }) => arn === Role);
  const table = find(resources, 'table', ({ type }) => type === 'AWS::DynamoDB::GlobalTable').arn;
  const log = ofType(
    'AWS::Logs::LogGroup',
    'log',
    (one) => one.properties['LogGroupName'] === `/aws/lambda/${FunctionName}`,
  );
  const bucket = find(
    resources,
    'bucket of statements',
    ({ type, id }) => type === 'AWS::S3::Bucket' && id.startsWith('StatementsBucket'),
  ).arn;
  const named: Record<string, string> = {
    'statement bucket': bucket,
    'a statement': `${bucket}/00000001.json`,
    table,
    index: `${table}/index/GSI1`,
    stream: `${table}#StreamArn`,
    'mailbox of the canary': find(
      resources,
      'mailbox of the canary',
      (one) => one.properties['QueueName'] === `${prefix}canary`,
    ).arn,
    anything: 'anything',
    'own log': log.arn,
    'own dead letter queue': DeadLetterConfig.TargetArn,
    ...Object.fromEntries(
      Object.entries(keyIds).map(([name, id]) => [
        name,
        find(resources, name, (one) => one.type === 'AWS::KMS::Key' && one.id.startsWith(id)).arn,
      ]),
    ),
  };
  return {
    fn: FunctionName.slice(prefix.length),
    statements: roleSchema
      .parse(role.properties)
      .ManagedPolicyArns.flatMap((policyArn) =>
        statementsIn(
          ofType('AWS::IAM::ManagedPolicy', policyArn, ({ arn }) => arn === policyArn).properties[
            'PolicyDocument'
          ],
        ),
      ),
    questionOf: ({ action, resource, context }) => ({
      action,
      resource: named[resource] ?? resource,
      context,
    }),
  };
};

export const grantedIn = (resources: readonly ResolvedResource[]): Granted[] =>
  resources.filter(isOurs).map((fn) => grantedTo(resources, fn));
