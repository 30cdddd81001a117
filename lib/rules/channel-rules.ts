/** Topics, queues and logs: where something of a case could leave. */
import {
  at,
  listAt,
  resourcesOf,
  ruleOnEach,
  textOf,
  type Deployment,
  type Resource,
  type TemplateRule,
} from './deployment.ts';
import { isAllow, isConditional, isForEverybody, refusesPlainText, statementsOf } from './policy-document.ts';

/** Six years and a day, as the HIPAA rules ask of what documents access. */
const auditDays = 2_192;

const policiesFor = (
  deployment: Deployment,
  type: string,
  list: string,
  { stack, id }: Pick<Resource, 'stack' | 'id'>,
): Resource[] =>
  resourcesOf(deployment, type).filter(
    (policy) => policy.stack === stack && listAt(policy.properties, list).map(textOf).includes(`<${id}>`),
  );

const usesOwnKey = ({ properties }: Resource): boolean => {
  const key = properties['KmsMasterKeyId'];
  return key !== undefined && !textOf(key).includes('alias/aws/');
};

function* problemsOfTopic(topic: Resource, deployment: Deployment): Generator<string> {
  if (!usesOwnKey(topic)) yield 'it is not encrypted with a key of ours';
  const statements = policiesFor(deployment, 'AWS::SNS::TopicPolicy', 'Topics', topic).flatMap(
    ({ properties }) => statementsOf(properties['PolicyDocument']),
  );
  if (!statements.some(refusesPlainText)) yield 'it can be published to in the clear';
  const allowed = statements.filter(isAllow);
  if (allowed.some((statement) => isForEverybody(statement) && !isConditional(statement)))
    yield 'everybody may use it';
  for (const subscribe of allowed.filter(({ Action }) => Action.includes('sns:Subscribe'))) {
    if (!isConditional(subscribe)) yield 'whoever is allowed to subscribe may take it all';
    const keepsOut = statements.some(
      (statement) =>
        statement.Effect === 'Deny' &&
        statement.Action.includes('sns:Subscribe') &&
        isForEverybody(statement) &&
        statement.Condition['StringNotEquals'] !== undefined,
    );
    if (!keepsOut) yield 'a policy elsewhere could let others subscribe';
  }
}

function* problemsOfQueue(queue: Resource, deployment: Deployment): Generator<string> {
  if (!usesOwnKey(queue)) yield 'it is not encrypted with a key of ours';
  const statements = policiesFor(deployment, 'AWS::SQS::QueuePolicy', 'Queues', queue).flatMap(
    ({ properties }) => statementsOf(properties['PolicyDocument']),
  );
  if (!statements.some(refusesPlainText)) yield 'it can be sent to in the clear';
}

/** Where a function, a machine or the API writes, as the template names it. */
const logOf: Readonly<Record<string, (properties: Resource['properties']) => unknown>> = {
  'AWS::Lambda::Function': (properties) => at(properties, 'LoggingConfig', 'LogGroup'),
  'AWS::StepFunctions::StateMachine': (properties) =>
    at(properties, 'LoggingConfiguration', 'Destinations', 0, 'CloudWatchLogsLogGroup', 'LogGroupArn'),
  'AWS::ApiGateway::Stage': (properties) => at(properties, 'AccessLogSetting', 'DestinationArn'),
};

/** How a template may name a log: by reference, by one in an ARN that it writes itself, or by its name. */
const namesOf = ({ id, properties }: Resource): string[] => [
  `<${id}>`,
  `<${id}.Arn>`,
  `arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:<${id}>`,
  textOf(properties['LogGroupName']),
];

const isExplicit = (deployment: Deployment, stack: string, log: unknown): boolean =>
  resourcesOf(deployment, 'AWS::Logs::LogGroup').some(
    (group) => group.stack === stack && namesOf(group).includes(textOf(log)),
  );

export const channelRules: readonly TemplateRule[] = [
  ruleOnEach(
    'WH-TOPIC-01',
    'A topic has our key, is published to by TLS only, and is subscribed to under a condition that nothing elsewhere lifts.',
    ['AWS::SNS::Topic'],
    problemsOfTopic,
  ),
  ruleOnEach(
    'WH-QUEUE-01',
    'A queue has our key and is sent to by TLS only.',
    ['AWS::SQS::Queue'],
    problemsOfQueue,
  ),
  ruleOnEach(
    'WH-LOG-01',
    'Every log has our key and an end; where records are kept it is kept for six years.',
    ['AWS::Logs::LogGroup'],
    function* ({ properties }, { kept }) {
      if (properties['KmsKeyId'] === undefined) yield 'it is not encrypted with a key of ours';
      const days = properties['RetentionInDays'];
      if (typeof days !== 'number') yield 'it is kept for ever';
      else if (kept && days < auditDays) yield `it is kept for ${days} days only`;
    },
  ),
  {
    id: 'WH-LOG-02',
    holds: 'Every function, state machine and API writes to a log that a template makes.',
    check: (deployment) =>
      Object.entries(logOf).flatMap(([type, log]) =>
        resourcesOf(deployment, type)
          .filter(({ stack, properties }) => !isExplicit(deployment, stack, log(properties)))
          .map(({ stack, id }) => ({ stack, resource: id, problem: 'AWS makes its log by itself' })),
      ),
  },
];
