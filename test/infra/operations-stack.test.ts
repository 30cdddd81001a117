import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import * as z from 'zod';
import { AlarmWithImpact } from '../../lib/constructs/operations/alarm-with-impact.ts';
import { readStage } from '../../lib/stage.ts';
import { cdkContext, projectRoot, resourcesOf, synthesized } from './synthesized.ts';

const { operations, workflow } = synthesized('prod');
const runbook = readFileSync(join(projectRoot, 'docs', 'runbooks', 'alarms.md'), 'utf8');
const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

const alarmSchema = z.object({
  AlarmName: z.string().transform((name) => name.replace(/^warm-handoff-(dev|prod)-/, '')),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  /** Of an alarm on several metrics; what is only computed has no metric of its own. */
  Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional(),
});
type AlarmAsDeployed = z.infer<typeof alarmSchema>;
const alarmsIn = (template: typeof operations): AlarmAsDeployed[] =>
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => alarmSchema.parse(Properties));
const alarms = alarmsIn(operations);
/** What CloudWatch bills: each metric that an alarm reads. */
const billed = (all: readonly AlarmAsDeployed[]): number =>
  all.reduce((sum, { Metrics }) => sum + (Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1), 0);
const nameOf = ({ AlarmName }: { AlarmName: string }): string => AlarmName;

describe('the alarms', () => {
  it('watch executions, the relay, the queues, the record, the functions, the table and the API', () => {
    expect(alarms.map(nameOf)).toEqual(
      expect.arrayContaining([
        'executions-failed',
        'executions-timed-out',
        'executions-aborted',
        'outbox-relay-behind',
        'outbox-stuck',
        'outbox-relay-gave-up',
        'execution-ended-gave-up',
        'cases-without-execution',
        'work-without-rung',
        'legal-notices-unacknowledged',
        'watch-missing',
        'round-unfinished',
        'functions-failing',
        'functions-throttled',
        'sign-in-failing',
        'table-throttled',
        'api-server-errors',
      ]),
    );
  });

  it('are in dev those that say that cases stand still, and ten metrics are paid for', () => {
    const few = alarmsIn(synthesized('dev').operations);
    expect(few.map(nameOf).sort()).toEqual([
      'api-server-errors',
      'cases-without-execution',
      'execution-ended-gave-up',
      'functions-failing',
      'orders-round-unfinished',
      'outbox-relay-behind',
      'outbox-relay-gave-up',
      'outbox-stuck',
      'round-unfinished',
      'work-without-rung',
    ]);
    expect(billed(few)).toBeLessThanOrEqual(10);
  });

  it('cost less than half in prod of one for each function', () => {
    expect(billed(alarms)).toBeLessThanOrEqual(40);
  });

  it('rings when an hour of the watch or of a round does not come to its end, whatever the reason', () => {
    for (const [name, MetricName, Statistic] of [
      ['watch-missing', 'CasesUnderWay', 'SampleCount'],
      ['round-unfinished', 'RoundFinished', 'Sum'],
    ])
      operations.hasResourceProperties('AWS::CloudWatch::Alarm', {
        AlarmName: `warm-handoff-prod-${String(name)}`,
        MetricName,
        Statistic,
        Period: 3_600,
        EvaluationPeriods: 3,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      });
  });

  it('count emergency accesses, as the function names them', () => {
    operations.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'warm-handoff-prod-emergency-access-opened',
      Namespace: 'WarmHandoff',
      MetricName: 'EmergencyAccessOpened',
      Dimensions: [{ Name: 'service', Value: 'warm-handoff-prod' }],
      Statistic: 'Sum',
      Threshold: 3,
    });
  });

  it('ring when for two hours no canary came to its mailbox, whatever is broken on the way', () => {
    operations.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'warm-handoff-prod-canary-silent',
      MetricName: 'CanaryArrived',
      Dimensions: [{ Name: 'service', Value: 'warm-handoff-prod' }],
      Statistic: 'Sum',
      Period: 3_600,
      EvaluationPeriods: 2,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it.each([
    ['a day has no statement', 'daily-statement-missing', 'DailyStatementMade'],
    ['the court orders of a day were not all settled', 'orders-round-unfinished', 'OrdersRoundFinished'],
    ['the leavers of a day were not all looked at', 'staff-round-unfinished', 'StaffRoundFinished'],
  ])('ring when %s, for whatever reason', (_, name, MetricName) => {
    operations.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `warm-handoff-prod-${name}`,
      MetricName,
      Dimensions: [{ Name: 'service', Value: 'warm-handoff-prod' }],
      Period: 3_600,
      EvaluationPeriods: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('watch every dead letter queue', () => {
    const queues = resourcesOf(workflow, 'AWS::SQS::Queue')
      .map(({ Properties }) => String(Properties['QueueName']))
      .filter((name) => name.endsWith('-failed'))
      .map((name) => name.replace(/^warm-handoff-prod-(.*)-failed$/, '$1-gave-up'));
    expect(queues).toHaveLength(9);
    expect(alarms.map(nameOf)).toEqual(expect.arrayContaining(queues));
  });

  it('watch the backups', () => {
    expect(alarms.map(nameOf)).toContain('backup-failed');
  });

  it('watch every function by the one sum that Lambda makes of all', () => {
    for (const MetricName of ['Errors', 'Throttles'])
      operations.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/Lambda',
        MetricName,
        Dimensions: Match.absent(),
      });
  });

  it.each(alarms)('$AlarmName says how urgent it is, whom it harms and which page to open', (alarm) => {
    const [, impact, heading] =
      /^(?:Page|Ticket)\. (.{30,}\.) Runbook: docs\/runbooks\/alarms\.md, "(.+)"\.$/.exec(
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
        severity: 'page',
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

describe('the dashboard', () => {
  it('shows what people feel, what stands still and what runs out, where the stage pays for it', () => {
    const [dashboard] = resourcesOf(operations, 'AWS::CloudWatch::Dashboard');
    const body = JSON.stringify(dashboard?.Properties['DashboardBody']);
    for (const metric of [
      'CasesUnderWay',
      'LegalNoticeUnacknowledged',
      'OutboxStuck',
      '5XXError',
      'Latency',
      'IteratorAge',
      'ExecutionsFailed',
      'ApproximateNumberOfMessagesVisible',
      'Throttles',
    ])
      expect(body).toContain(metric);
    synthesized('dev').operations.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
  });
});
