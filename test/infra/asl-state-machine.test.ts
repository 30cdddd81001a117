import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { problemsOf, substitutionsIn } from '../../lib/constructs/workflow/asl-definition.ts';
import { DeadLetters } from '../../lib/constructs/shared/dead-letters.ts';
import { AslStateMachine } from '../../lib/constructs/workflow/asl-state-machine.ts';
import { NodeFunction } from '../../lib/constructs/shared/node-function.ts';
import { readStage } from '../../lib/stage.ts';
import { cdkContext, projectRoot, resourcesOf, statementsOf } from './synthesized.ts';

const invoke = 'arn:aws:states:::lambda:invoke';
const definition = (task: Record<string, unknown>): string =>
  JSON.stringify({
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Plan', States: { Plan: { Type: 'Task', Resource: invoke, End: true, ...task } } },
        ],
        End: true,
      },
    },
  });
const planWait = { Parameters: { FunctionName: '${PlanWaitArn}' } };

const deploy = (text: string, folders: readonly string[]): Template => {
  const app = new App({ context: cdkContext() });
  const stage = readStage(app.node);
  const stack = new Stack(app, 'Any');
  const key = new Key(stack, 'Key');
  const folder = mkdtempSync(join(tmpdir(), 'asl-'));
  writeFileSync(join(folder, 'any.asl.json'), text);
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0a1b2c3d',
    availabilityZones: ['a'],
    isolatedSubnetIds: ['subnet-0a1b2c3d'],
  });
  const securityGroup = SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0a1b2c3d');
  const statements = [new PolicyStatement({ actions: ['any:Thing'], resources: ['*'] })];
  const forced = new ManagedPolicy(stack, 'Forced', { statements });
  const infrastructure = {
    network: { vpc, securityGroup, interfaces: forced },
    tracing: forced,
    logKey: key,
  };
  const deadLetterQueue = new DeadLetters(stack, stage, key).of('calls');
  const functions = folders.map(
    (name) =>
      new NodeFunction(stack, {
        stage,
        infrastructure,
        deadLetterQueue,
        area: 'tasks',
        folder: name,
        statements: [],
        environment: {},
      }),
  );
  new AslStateMachine(stack, { stage, logKey: key, key, forced, name: 'any', functions, folder });
  return Template.fromStack(stack);
};

describe('a definition', () => {
  it('of the repository names the nine task functions', () => {
    const text = readFileSync(join(projectRoot, 'statemachines', 'referral-to-contact.asl.json'), 'utf8');
    expect(problemsOf(text, substitutionsIn(text))).toEqual([]);
    expect(substitutionsIn(text)).toHaveLength(9);
  });

  it('with a name that nothing stands for is refused', () => {
    expect(problemsOf(definition(planWait), [])).toEqual(['${PlanWaitArn} has no substitution.']);
  });

  it('that does not use what it is given is refused', () => {
    expect(problemsOf(definition(planWait), ['PlanWaitArn', 'LoadCaseArn'])).toEqual([
      "The substitution 'LoadCaseArn' is never used.",
    ]);
  });

  it.each([
    'arn:aws:states:::dynamodb:putItem',
    'arn:aws:states:::aws-sdk:s3:getObject',
    '${PlanWaitArn}',
    'arn:aws:lambda:us-east-1:111122223333:function:other',
  ])('that calls %s is refused, wherever the state is nested', (Resource) => {
    expect(problemsOf(definition({ ...planWait, Resource }), ['PlanWaitArn'])).toEqual([
      expect.stringMatching(
        /^States \/ Both \/ Branches \/ 0 \/ States \/ Plan: resource .* is not lambda:invoke/,
      ),
    ]);
  });

  it.each([{ FunctionName: 'other' }, { 'FunctionName.$': '$.name' }, { FunctionName: '${PlanWaitArn}:1' }])(
    'that invokes %j is refused',
    (Parameters) => {
      const problems = problemsOf(definition({ Parameters }), substitutionsIn(JSON.stringify(Parameters)));
      expect(problems).toEqual([expect.stringContaining('FunctionName must be one substitution')]);
    },
  );
});

describe('a state machine', () => {
  it('may invoke exactly the functions that its file names', () => {
    const invokes = resourcesOf(deploy(definition(planWait), ['plan-wait']), 'AWS::IAM::ManagedPolicy')
      .flatMap(statementsOf)
      .filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
    expect(invokes).toMatchObject([{ Resource: [expect.stringMatching(/^<PlanWaitFunction\w+\.Arn>$/)] }]);
  });

  it('is not deployed with a definition that has a problem, and the file is named', () => {
    expect(() => deploy(definition(planWait), ['load-case'])).toThrow(
      /statemachines\/any\.asl\.json cannot be deployed:\n- \$\{PlanWaitArn\} .*\n- .*'LoadCaseArn'/,
    );
  });
});
