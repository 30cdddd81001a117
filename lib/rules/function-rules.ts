/** Functions and the network that they run in. */
import { resourcesOf, ruleOnEach, textOf, type Resource, type Rule } from './deployment.ts';

/** Lambda keeps 100 of an account's 1,000 for functions that reserve nothing. */
const mostReserved = 900;

const reservedBy = ({ properties }: Resource): number =>
  Number(properties['ReservedConcurrentExecutions'] ?? 0);

export const functionRules: readonly Rule[] = [
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
    'Every function reserves what it may use, has an environment under our key, and a role of its own.',
    ['AWS::Lambda::Function'],
    function* (fn, deployment) {
      if (reservedBy(fn) < 1) yield 'it can take the concurrency of all others';
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
