/** Who may do what. The packs see wildcards; they do not see that only one function may act outside. */
import {
  listAt,
  ruleOnEach,
  textOf,
  type Deployment,
  type Resource,
  type TemplateRule,
} from './deployment.ts';
import { functionsWith } from './attached-policies.ts';
import { conditionKeys, isAllow, isConditional, statementsOf, type Statement } from './policy-document.ts';

const policyTypes = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'];
const allowedIn = ({ properties }: Resource): Statement[] =>
  statementsOf(properties['PolicyDocument']).filter(isAllow);

const readsWhole =
  /^dynamodb:(Scan|ExecuteStatement|BatchExecuteStatement|ExecuteTransaction|ExportTable.*|PartiQL.*|\*)$|^\*$/;
const actsOutside =
  /^(states:(SendTask.*|StartExecution|StopExecution|\*)|sns:(Publish|PublishBatch|\*)|\*)$/;
/** As which EventBridge starts rounds of the schedule, and their machine. */
const clockRole = 'ObligationsStarter';
const roundMachine = /^<ObligationsScheduledRoundMachine\w+>$/;
const unlocks = /^(s3:(\*|Delete.*|Bypass.*|PutObject(Retention|LegalHold|Acl|\*)|PutBucket.*)|\*)$/;
const onItems = /^dynamodb:(GetItem|BatchGetItem|Query|PutItem|UpdateItem|DeleteItem|ConditionCheckItem)$/;
const onIndex = /\/index\//;
const leadingKeys = 'dynamodb:LeadingKeys';

/** Rounds of the schedule: no case has one, and all that they call is a function. */
const startsRounds = ({ Action, Resource: on }: Statement): boolean =>
  Action.join() === 'states:StartExecution' && on.every((arn) => roundMachine.test(arn));

function* problemsOfOutside(policy: Resource, deployment: Deployment): Generator<string> {
  const actions = (statements: readonly Statement[]): string[] =>
    statements.flatMap(({ Action }) => Action.filter((action) => actsOutside.test(action)));
  const allowed = allowedIn(policy);
  for (const holder of functionsWith(deployment, policy)) {
    if (holder.endsWith('-outbox-relay')) continue;
    const isClock = holder.startsWith(clockRole);
    const outside = actions(isClock ? allowed.filter((statement) => !startsRounds(statement)) : allowed);
    if (outside.length > 0) yield `${holder} may ${outside.join(', ')}`;
  }
}

function* problemsOfPartitions(policy: Resource): Generator<string> {
  const onTable = allowedIn(policy).filter(({ Action }) => Action.some((action) => onItems.test(action)));
  for (const { Action, Resource: on, Condition } of onTable) {
    if (on.every((resource) => onIndex.test(resource))) continue;
    const partitions = Condition['ForAllValues:StringLike']?.[leadingKeys] ?? [];
    if (partitions.length === 0 || partitions.includes('*')) yield `${Action.join()} reaches every partition`;
    if (textOf(Condition['Null']?.[leadingKeys]) !== 'false') yield `${Action.join()} may name no partition`;
  }
  const changes = onTable.some(({ Action }) =>
    Action.some((action) => /:(Put|Update|Delete)Item$/.test(action)),
  );
  const isKept = statementsOf(policy.properties['PolicyDocument']).some(
    ({ Effect, Action, Condition }) =>
      Effect === 'Deny' &&
      ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'].every((action) => Action.includes(action)) &&
      ['ACCESS#*', 'LOG#REGISTRY'].every((log) =>
        Condition['ForAnyValue:StringLike']?.[leadingKeys]?.includes(log),
      ),
  );
  if (changes && !isKept) yield 'it does not deny changes of the logs';
}

function* problemsOfRole({ properties }: Resource): Generator<string> {
  if (listAt(properties, 'Policies').length > 0) yield 'it has a policy inside';
  for (const name of listAt(properties, 'ManagedPolicyArns').map(textOf))
    if (/iam::aws:policy/.test(name)) yield `it has ${name}, whose content is AWS's to change`;
}

/** Services that say for whom they take a role on. Lambda, API Gateway and AWS Backup document no such condition. */
const saysForWhom: readonly string[] = [
  'events.amazonaws.com',
  'states.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
];
const saysNothing: readonly string[] = [
  'lambda.amazonaws.com',
  'apigateway.amazonaws.com',
  'backup.amazonaws.com',
];

function* problemsOfTrust({ properties }: Resource): Generator<string> {
  for (const statement of statementsOf(properties['AssumeRolePolicyDocument']).filter(isAllow)) {
    const { Service: services = [], ...others } = statement.Principal;
    if (Object.keys(others).length > 0) yield 'somebody who is no service may take it on';
    for (const service of services) {
      const bound = ['aws:SourceAccount', 'aws:SourceArn'].every((key) =>
        conditionKeys(statement).includes(key),
      );
      if (saysForWhom.includes(service) ? !bound : !saysNothing.includes(service))
        yield `${service} may take it on for anybody`;
    }
  }
}

/** SNS knows no resource of these: an endpoint that lets them through names none. */
const ofNoResource: ReadonlySet<string> = new Set([
  'sns:GetSubscriptionAttributes',
  'sns:SetSubscriptionAttributes',
  'sns:Unsubscribe',
]);

export const accessRules: readonly TemplateRule[] = [
  ruleOnEach('WH-ACCESS-01', 'Nobody reads a table whole.', policyTypes, (policy) =>
    allowedIn(policy).flatMap(({ Action }) => Action.filter((action) => readsWhole.test(action))),
  ),
  ruleOnEach(
    'WH-ACCESS-02',
    'Only the outbox relay acts outside: machines, tokens, notices. The clock starts rounds of the schedule, and nothing else.',
    policyTypes,
    problemsOfOutside,
  ),
  ruleOnEach(
    'WH-ACCESS-03',
    'A function reaches the partitions that it names, and no entry of an access log is changed.',
    policyTypes,
    (policy) => problemsOfPartitions(policy),
  ),
  ruleOnEach(
    'WH-ACCESS-04',
    'No policy is inside of a role, and none is AWS’s own.',
    ['AWS::IAM::Role'],
    problemsOfRole,
  ),
  ruleOnEach(
    'WH-ACCESS-05',
    'There are no inline policies, users or groups.',
    ['AWS::IAM::Policy', 'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::UserPolicy', 'AWS::IAM::RolePolicy'],
    () => ['it is none of ours'],
  ),
  ruleOnEach(
    'WH-ACCESS-06',
    'A service takes a role on for our own resources, where it says for which.',
    ['AWS::IAM::Role'],
    problemsOfTrust,
  ),
  ruleOnEach(
    'WH-ACCESS-07',
    'A function is called by a resource that is named.',
    ['AWS::Lambda::Permission'],
    ({ properties }) =>
      properties['SourceArn'] === undefined
        ? [`${textOf(properties['Principal'])} may call it for anybody`]
        : [],
  ),
  ruleOnEach('WH-ACCESS-09', 'Nobody removes, unlocks or replaces a statement.', policyTypes, (policy) =>
    allowedIn(policy).flatMap(({ Action, Condition }) =>
      Action.filter(
        (action) =>
          unlocks.test(action) ||
          (action === 's3:PutObject' && textOf(Condition['Null']?.['s3:if-none-match']) !== 'false'),
      ),
    ),
  ),
  ruleOnEach(
    'WH-ACCESS-08',
    'An endpoint lets through principals of this account, for what it is there for.',
    ['AWS::EC2::VPCEndpoint'],
    function* ({ properties }) {
      const statements = statementsOf(properties['PolicyDocument']).filter(isAllow);
      if (statements.length === 0) yield 'it lets everything through';
      for (const statement of statements) {
        if (!isConditional(statement) || !conditionKeys(statement).includes('aws:PrincipalAccount'))
          yield 'it lets other accounts through';
        if (statement.Resource.includes('*') && !statement.Action.every((action) => ofNoResource.has(action)))
          yield 'it leads to everything';
      }
    },
  ),
];
