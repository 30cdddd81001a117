/** Functions and the network that they run in. */
import {
  listAt,
  resourcesOf,
  ruleOnEach,
  textOf,
  type Deployment,
  type Resource,
  type TemplateRule,
} from './deployment.ts';
import { policiesOf } from './attached-policies.ts';
import { isAllow, statementsOf } from './policy-document.ts';

/** Lambda keeps 100 of an account's 1,000 for functions that reserve nothing. */
const mostReserved = 900;

/** Beside its log, its traces and its dead letters: the rules of a security group, which CDK empties. */
const mayOutside =
  /^(logs|xray|sqs):\w+$|^kms:(Decrypt|GenerateDataKey)$|^ec2:(Authorize|Revoke)SecurityGroup(In|E)gress$/;

const reservedBy = ({ properties }: Resource): number =>
  Number(properties['ReservedConcurrentExecutions'] ?? 0);

/** A stage of invented people may have no network at all; where there is one, it is for everybody who reaches data. */
const needsNetwork = (deployment: Deployment): boolean =>
  deployment.kept || resourcesOf(deployment, 'AWS::EC2::VPC').length > 0;

export const functionRules: readonly TemplateRule[] = [
  {
    id: 'WH-FUNCTION-01',
    holds: 'What functions reserve together fits into an account.',
    check: (deployment) => {
      const functions = resourcesOf(deployment, 'AWS::Lambda::Function');
      const sum = functions.reduce((total, fn) => total + reservedBy(fn), 0);
      const [first] = functions;
      return first && sum > mostReserved
        ? [{ stack: first.stack, resource: first.id, problem: `all functions reserve ${sum}` }]
        : [];
    },
  },
  ruleOnEach(
    'WH-FUNCTION-02',
    'Every function has an environment under our key and a role of its own, and where records are kept it reserves what it may use.',
    ['AWS::Lambda::Function'],
    function* (fn, deployment) {
      if (deployment.kept && reservedBy(fn) < 1) yield 'it can take the concurrency of all others';
      if (fn.properties['Environment'] !== undefined && fn.properties['KmsKeyArn'] === undefined)
        yield 'its environment is not encrypted with a key of ours';
      const sharing = resourcesOf(deployment, 'AWS::Lambda::Function').filter(
        (other) =>
          other.stack === fn.stack && textOf(other.properties['Role']) === textOf(fn.properties['Role']),
      );
      if (sharing.length > 1) yield 'another function has its role';
    },
  ),
  ruleOnEach(
    'WH-NETWORK-02',
    'Where records are kept or there is a network, a function outside of it may write its log, report traces and hand over what failed, and reaches no data.',
    ['AWS::Lambda::Function'],
    function* (fn, deployment) {
      if (!needsNetwork(deployment) || listAt(fn.properties, 'VpcConfig', 'SubnetIds').length > 0) return;
      for (const policy of policiesOf(deployment, fn))
        for (const { Action } of statementsOf(policy.properties['PolicyDocument']).filter(isAllow))
          yield* Action.filter((action) => !mayOutside.test(action)).map((action) => `it may ${action}`);
    },
  ),
  ruleOnEach(
    'WH-NETWORK-01',
    'No way leads from the network to the internet.',
    [
      'AWS::EC2::InternetGateway',
      'AWS::EC2::EgressOnlyInternetGateway',
      'AWS::EC2::NatGateway',
      'AWS::EC2::Route',
      'AWS::EC2::VPCPeeringConnection',
      'AWS::Lambda::Url',
    ],
    () => ['it is a way out or in'],
  ),
];
