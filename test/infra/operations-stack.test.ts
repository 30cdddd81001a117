import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import * as z from 'zod';
import { AlarmWithImpact } from '../../lib/constructs/operations/alarm-with-impact.ts';
import { readStage } from '../../lib/stage.ts';
import { cdkContext, projectRoot, resourcesOf, synthesized } from './synthesized.ts';

const { operations, api, identity, workflow } = synthesized('prod');
const runbook = readFileSync(join(projectRoot, 'docs', 'runbooks', 'alarms.md'), 'utf8');
const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

const alarms = resourcesOf(operations, 'AWS::CloudWatch::Alarm').map(({ Properties }) =>
  z
    .object({
      AlarmName: z.string().transform((name) => name.replace('warm-handoff-prod-', '')),
      AlarmDescription: z.string(),
      AlarmActions: z.array(z.unknown()),
    })
    .parse(Properties),
);
const nameOf = ({ AlarmName }: { AlarmName: string }): string => AlarmName;

describe('the alarms', () => {
  it('watch executions, the relay, the queues, the table and the API', () => {
    expect(alarms.map(nameOf)).toEqual(
      expect.arrayContaining([
        'executions-failed',
        'executions-timed-out',
        'executions-aborted',
        'outbox-relay-behind',
        'outbox-relay-gave-up',
        'execution-ended-gave-up',
        'table-throttled',
        'api-server-errors',
      ]),
    );
  });

  it('count emergency accesses, as the function names them', () => {
    operations.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'warm-handoff-prod-emergency-access-opened',
      Namespace: 'WarmHandoff',
      MetricName: 'EmergencyAccessOpened',
      Dimensions: [{ Name: 'service', Value: 'open-emergency-access' }],
      Statistic: 'Sum',
      Threshold: 3,
    });
  });

  it('ring when a day has no statement, for whatever reason none came', () => {
    operations.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'warm-handoff-prod-daily-statement-missing',
      MetricName: 'DailyStatementMade',
      Dimensions: [{ Name: 'service', Value: 'seal-daily-statement' }],
      Period: 3_600,
      EvaluationPeriods: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('watch every dead letter queue', () => {
    const queues = resourcesOf(workflow, 'AWS::SQS::Queue').map(({ Properties }) =>
      String(Properties['QueueName']).replace(/^warm-handoff-prod-(.*)-failed$/, '$1-gave-up'),
    );
    expect(queues).toHaveLength(6);
    expect(alarms.map(nameOf)).toEqual(expect.arrayContaining(queues));
  });

  it('watch the backups', () => {
    expect(alarms.map(nameOf)).toContain('backup-failed');
  });

  it('watch every function', () => {
    const functions = [api, identity, workflow].flatMap((template) =>
      resourcesOf(template, 'AWS::Lambda::Function'),
    );
    const errors = functions.map(({ Properties }) =>
      String(Properties['FunctionName']).replace(/^warm-handoff-prod-(.*)$/, '$1-errors'),
    );
    expect(errors.length).toBeGreaterThan(25);
    expect(alarms.map(nameOf)).toEqual(expect.arrayContaining(errors));
  });

  it.each(alarms)('$AlarmName tells somebody whom it harms and which page to open', (alarm) => {
    const [, impact, heading] = /^(.{30,}\.) Runbook: docs\/runbooks\/alarms\.md, "(.+)"\.$/.exec(
      alarm.AlarmDescription,
    ) ?? [undefined, undefined, undefined];
    expect(impact).toBeDefined();
    expect(headings).toContain(heading);
    expect(alarm.AlarmActions).toHaveLength(1);
  });

  it('leave no page of the runbook without an alarm', () => {
    for (const heading of headings)
      expect(alarms.some(({ AlarmDescription }) => AlarmDescription.includes(`"${heading ?? ''}"`))).toBe(
        true,
      );
  });

  it('cannot be made without an impact', () => {
    const app = new App({ context: cdkContext() });
    const stack = new Stack(app, 'Any');
    const metric = new Metric({ namespace: 'Any', metricName: 'Any' });
    const topic = new Topic(stack, 'Topic');
    const make = () =>
      new AlarmWithImpact(stack, {
        stage: readStage(app.node),
        name: 'any',
        metric,
        topic,
        impact: ' ',
        runbook: 'Any',
      });
    expect(make).toThrow("The alarm 'any' needs an impact and a runbook.");
  });

  it('ring on an encrypted topic that only CloudWatch of the account may use', () => {
    operations.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    });
  });
});
