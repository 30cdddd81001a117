/**
 * What wakes somebody. Deadlines themselves need no alarm (a late case is work in a queue, not an incident); these say
 * that the machinery under the cases stands still. Each alarm states whom it harms and which heading of
 * docs/runbooks/alarms.md to open.
 */
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/operations/alarm-topic.ts';
import { AlarmWithImpact, type AlarmWithImpactProps } from '../constructs/operations/alarm-with-impact.ts';
import type { DeadLetterQueue, DeadLetters } from '../constructs/shared/dead-letters.ts';
import type { Machines } from '../constructs/workflow/outbox-relay.ts';
import type { NodeFunction } from '../constructs/shared/node-function.ts';
import { indexName } from '../../adapters/dynamodb/table.ts';
import { machineNames, stateMachines } from '../../domain/shared/state-machines.ts';
import type { Stage } from '../stage.ts';

const fiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM };
type AlarmDefinition = Omit<AlarmWithImpactProps, 'stage' | 'topic'>;

export interface OperationsStackProps extends StackProps {
  stage: Stage;
  logKey: IKey;
  table: TableV2;
  machines: Machines;
  relay: NodeFunction;
  functions: readonly NodeFunction[];
  deadLetters: DeadLetters;
  api: RestApi;
  /** The vault of the table's backups, where the stage has any. */
  backupVault: string | undefined;
}

const onMachine = (machine: StateMachine, of: string): AlarmDefinition[] => [
  {
    name: `${of}-failed`,
    metric: machine.metricFailed(fiveMinutes),
    impact:
      'A journey or a search broke and was started again from its record; while that repeats, nobody is reminded of its deadlines.',
    runbook: 'An execution failed',
  },
  {
    name: `${of}-timed-out`,
    metric: machine.metricTimedOut(fiveMinutes),
    impact:
      'A journey or a search reached a limit of Step Functions and was started again from its record; others may follow it.',
    runbook: 'An execution timed out',
  },
  {
    name: `${of}-aborted`,
    // A resumed case stops its execution before the new one starts, so a few are ordinary.
    metric: machine.metricAborted(fiveMinutes),
    threshold: 5,
    impact:
      'Several journeys or searches were stopped at once: each is started again from its record, and people may hear things twice.',
    runbook: 'Executions were aborted',
  },
];

const onRelay = ({ lambda }: NodeFunction): AlarmDefinition => ({
  name: 'outbox-relay-behind',
  metric: lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
  threshold: 60_000,
  periods: 3,
  impact:
    'Answers are stored but journeys do not move and notices do not leave; after 24 hours the stream forgets.',
  runbook: 'The outbox relay is behind',
});

const onQueue = ({ of, queue }: DeadLetterQueue): AlarmDefinition => ({
  name: `${of}-gave-up`,
  metric: queue.metricApproximateNumberOfMessagesVisible({
    period: Duration.minutes(1),
    statistic: Stats.MAXIMUM,
  }),
  impact: 'A step outside the record was given up: a journey or a notice of at least one case is stuck.',
  runbook: 'A dead letter queue is not empty',
});

const impactOfArea: Record<NodeFunction['area'], string> = {
  api: 'People at work get an error instead of an answer; what they sent may be stored already.',
  authorizers: 'Nobody gets past the sign-in: every request to the API is answered as a fault of ours.',
  triggers: 'Nobody can sign in or renew a sign-in; who is signed in works on for up to 15 minutes.',
  tasks: 'Journeys retry a step for some minutes and then stop; the work it opens appears late.',
  schedules: 'Dated duties and reminders of court orders appear late; the next day makes up for them.',
  streams: 'What was decided is stored but does not take effect outside until the function works again.',
};

const onFunction = ({ lambda, folder, area }: NodeFunction): AlarmDefinition => ({
  name: `${folder}-errors`,
  metric: lambda.metricErrors(fiveMinutes),
  impact: impactOfArea[area],
  runbook: 'A function fails',
});

const onBackups = (BackupVaultName: string): AlarmDefinition => ({
  name: 'backup-failed',
  metric: new Metric({
    namespace: 'AWS/Backup',
    metricName: 'NumberOfBackupJobsFailed',
    dimensionsMap: { BackupVaultName },
    period: Duration.hours(1),
    statistic: Stats.SUM,
  }),
  impact: 'Today has no copy of the cases that would outlive the table; nothing else is harmed yet.',
  runbook: 'A backup failed',
});

/** The L2 metric asks for one number per operation; the service also counts what it turned away in all. */
const throttlesOf = ({ tableName }: TableV2): IMetric => {
  const count = (metricName: string, index: Record<string, string> = {}) =>
    new Metric({
      ...fiveMinutes,
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: tableName, ...index },
    });
  const ofIndex = { GlobalSecondaryIndexName: indexName };
  return new MathExpression({
    expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(indexReads, 0) + FILL(indexWrites, 0)',
    label: 'Requests that the table turned away',
    period: Duration.minutes(5),
    usingMetrics: {
      reads: count('ReadThrottleEvents'),
      writes: count('WriteThrottleEvents'),
      indexReads: count('ReadThrottleEvents', ofIndex),
      indexWrites: count('WriteThrottleEvents', ofIndex),
    },
  });
};

/** As the function itself counts it (adapters/powertools/log.ts). Each is told to the county; several at once are no chance. */
const emergencyAccessOpened: AlarmDefinition = {
  name: 'emergency-access-opened',
  metric: new Metric({
    namespace: 'WarmHandoff',
    metricName: 'EmergencyAccessOpened',
    dimensionsMap: { service: 'open-emergency-access' },
    period: Duration.hours(1),
    statistic: Stats.SUM,
  }),
  threshold: 3,
  impact:
    'Somebody may be reading cases that are not theirs: several were opened in an emergency within an hour.',
  runbook: 'Cases are opened in an emergency',
};

/** As the function itself counts it. Whatever keeps it from running, silence is the alarm. */
const noDailyStatement: AlarmDefinition = {
  name: 'daily-statement-missing',
  metric: new Metric({
    namespace: 'WarmHandoff',
    metricName: 'DailyStatementMade',
    dimensionsMap: { service: 'seal-daily-statement' },
    period: Duration.hours(1),
    statistic: Stats.SUM,
  }),
  periods: 26,
  whenBelow: true,
  impact:
    'Nobody is harmed yet; a chain of the audit that is rewritten whole before the next statement would not be found.',
  runbook: 'A day has no statement',
};

export class OperationsStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { stage, logKey, table, machines, relay, api, ...props }: OperationsStackProps,
  ) {
    super(scope, id, props);
    const topic = new AlarmTopic(this, 'Alarms', stage, logKey);
    const alarms: AlarmDefinition[] = [
      ...machineNames.flatMap((name) => onMachine(machines[name], stateMachines[name].alarmsOn)),
      onRelay(relay),
      ...(props.backupVault === undefined ? [] : [onBackups(props.backupVault)]),
      ...props.deadLetters.all.map(onQueue),
      ...props.functions.map(onFunction),
      emergencyAccessOpened,
      noDailyStatement,
      {
        name: 'table-throttled',
        metric: throttlesOf(table),
        periods: 2,
        impact: 'Requests and journeys slow down and some are refused; nothing stored is lost.',
        runbook: 'The table turns requests away',
      },
      {
        name: 'api-server-errors',
        metric: api.metricServerError(fiveMinutes),
        threshold: 3,
        impact: 'People at work cannot submit, decide or record; the clocks of their cases run on.',
        runbook: 'The API answers with server errors',
      },
    ];
    for (const alarm of alarms) new AlarmWithImpact(this, { ...alarm, stage, topic });
  }
}
