/**
 * The alarms, each with whom it harms. Few are paid for by the function: what fails shows once, where people notice it
 * (ADR 0038). `inFew` marks those that a stage with `alarms: "few"` has.
 */
import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { machineNames, stateMachines } from '../../../domain/shared/state-machines.ts';
import type { Stage } from '../../stage.ts';
import type { DeadLetterQueue, DeadLetters } from '../shared/dead-letters.ts';
import type { NodeFunction } from '../shared/node-function.ts';
import type { Machines } from '../workflow/outbox-relay.ts';
import type { AlarmWithImpactProps } from './alarm-with-impact.ts';
import { counted, failedBackups, fiveMinutes, ofAllFunctions, throttlesOf } from './metrics.ts';

export interface Watched {
  stage: Stage;
  table: TableV2;
  machines: Machines;
  relay: NodeFunction;
  /** Without it nobody gets a token. */
  signIn: NodeFunction;
  deadLetters: DeadLetters;
  api: RestApi;
  /** The vault of the table's backups, where the stage has any. */
  backupVault: string | undefined;
}

export interface AlarmDefinition extends Omit<AlarmWithImpactProps, 'stage' | 'topic'> {
  inFew?: true;
}

const onMachine = (machine: StateMachine, of: string): AlarmDefinition[] => [
  {
    name: `${of}-failed`,
    metric: machine.metricFailed(fiveMinutes),
    severity: 'ticket',
    impact:
      'A journey or a search broke and was started again from its record; while that repeats, nobody is reminded of its deadlines.',
    runbook: 'An execution failed',
  },
  {
    name: `${of}-timed-out`,
    metric: machine.metricTimedOut(fiveMinutes),
    severity: 'ticket',
    impact:
      'A journey or a search reached a limit of Step Functions and was started again from its record; others may follow it.',
    runbook: 'An execution timed out',
  },
  {
    name: `${of}-aborted`,
    // A resumed case stops its execution before the new one starts, so a few are ordinary.
    metric: machine.metricAborted(fiveMinutes),
    threshold: 5,
    severity: 'ticket',
    impact:
      'Several journeys or searches were stopped at once: each is started again from its record, and people may hear things twice.',
    runbook: 'Executions were aborted',
  },
];

/** What is given up elsewhere is made up for by the next run, or shows in the sum over all functions. */
const stopsCases: ReadonlySet<DeadLetterQueue['of']> = new Set(['outbox-relay', 'execution-ended']);

/** What SNS tried for hours and gave up lies there too: an organisation did not hear. */
const onMailboxes = (
  of: DeadLetterQueue['of'],
): Partial<Pick<AlarmDefinition, 'severity' | 'impact' | 'runbook'>> =>
  of === 'tend-mailboxes'
    ? {
        severity: 'ticket',
        impact:
          'A mailbox of an organisation does not take its notices, or none is invited: somebody was not told.',
        runbook: 'A mailbox fails',
      }
    : {};

const onQueue = ({ of, queue }: DeadLetterQueue): AlarmDefinition => ({
  name: `${of}-gave-up`,
  metric: queue.metricApproximateNumberOfMessagesVisible({
    period: Duration.minutes(5),
    statistic: Stats.MAXIMUM,
  }),
  ...(stopsCases.has(of) && { inFew: true }),
  severity: stopsCases.has(of) ? 'page' : 'ticket',
  impact: stopsCases.has(of)
    ? 'A step outside the record was given up: a journey or a notice of at least one case is stuck.'
    : 'A call was given up after every attempt; what it was to do appears late, or was never to be done.',
  runbook: 'A dead letter queue is not empty',
  ...onMailboxes(of),
});

const onRelay = ({ stage, relay }: Watched): AlarmDefinition[] => [
  {
    name: 'outbox-relay-behind',
    metric: relay.lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
    threshold: 60_000,
    periods: 3,
    inFew: true,
    severity: 'page',
    impact:
      'Answers are stored but journeys do not move and notices do not leave; after 24 hours the stream forgets.',
    runbook: 'The outbox relay is behind',
  },
  {
    name: 'outbox-stuck',
    metric: counted(stage, 'OutboxStuck', { period: Duration.minutes(15) }),
    // A sweep that failed once and not again was a passing fault.
    threshold: 2,
    inFew: true,
    severity: 'page',
    impact: 'Somebody was not told, or a journey does not move, although the record says that it should.',
    runbook: 'The outbox is stuck',
  },
];

/** That the rounds of the schedule came to their end with every case decided (lambdas/schedules/open-obligations). */
const onRounds = (stage: Stage): AlarmDefinition[] => [
  {
    name: 'round-unfinished',
    metric: counted(stage, 'RoundFinished'),
    periods: 3,
    whenBelow: true,
    inFew: true,
    severity: 'page',
    impact: 'Work that no execution waits for is late, and for hours nobody has been reminded of it.',
    runbook: 'A scheduled round does not finish',
  },
  {
    name: 'orders-round-unfinished',
    // Of a day and the time that a round may take.
    metric: counted(stage, 'OrdersRoundFinished'),
    periods: 26,
    whenBelow: true,
    inFew: true,
    severity: 'page',
    impact: 'Duties of court orders that fell due today have not been opened for every person under one.',
    runbook: 'A daily round does not finish',
  },
  {
    name: 'staff-round-unfinished',
    metric: counted(stage, 'StaffRoundFinished'),
    periods: 26,
    whenBelow: true,
    severity: 'ticket',
    impact:
      'Nobody was asked for another care manager for people whose care manager leaves within two weeks.',
    runbook: 'A daily round does not finish',
  },
];

/** What the hourly watch over the record finds (lambdas/schedules/watch-cases), and that it finds anything at all. */
const onRecord = (stage: Stage): AlarmDefinition[] => [
  {
    name: 'cases-without-execution',
    metric: counted(stage, 'CaseWithoutExecution'),
    inFew: true,
    severity: 'ticket',
    impact:
      'A case stood still and nobody was reminded of its deadlines; it has been started again from its record.',
    runbook: 'A case has no live execution',
  },
  {
    name: 'work-without-rung',
    metric: counted(stage, 'WorkOverdueWithoutRung'),
    inFew: true,
    severity: 'page',
    impact: 'Work is late by hours and the next person of its ladder has not heard of it.',
    runbook: 'Work is late and nobody was told',
  },
  {
    name: 'legal-notices-unacknowledged',
    metric: counted(stage, 'LegalNoticeUnacknowledged'),
    severity: 'page',
    impact:
      'An organisation has left a notice with a legal clock unread for days; its person may be missing.',
    runbook: 'A legal notice is not acknowledged',
  },
  {
    name: 'watch-missing',
    metric: counted(stage, 'CasesUnderWay', { statistic: Stats.SAMPLE_COUNT }),
    periods: 3,
    whenBelow: true,
    severity: 'ticket',
    impact:
      'Nobody is harmed yet; a case that stands still, or work of which nobody is told, would not be found.',
    runbook: 'The watch over cases does not run',
  },
  {
    name: 'emergency-access-opened',
    // Each is told to the county; several at once are no chance.
    metric: counted(stage, 'EmergencyAccessOpened'),
    threshold: 3,
    severity: 'page',
    impact:
      'Somebody may be reading cases that are not theirs: several were opened in an emergency within an hour.',
    runbook: 'Cases are opened in an emergency',
  },
  {
    name: 'daily-statement-missing',
    // Whatever keeps it from running, silence is the alarm.
    metric: counted(stage, 'DailyStatementMade'),
    periods: 26,
    whenBelow: true,
    severity: 'ticket',
    impact:
      'Nobody is harmed yet; a chain of the audit that is rewritten whole before the next statement would not be found.',
    runbook: 'A day has no statement',
  },
];

/** What the look after mailboxes and the relay count, and the canary: who would hear nothing. */
const onNotices = (stage: Stage): AlarmDefinition[] => [
  {
    name: 'county-without-mailbox',
    metric: counted(stage, 'CountyWithoutMailbox'),
    severity: 'ticket',
    impact: 'A county in force hears no notice: nothing that is sent to it arrives anywhere.',
    runbook: 'A county has no mailbox',
  },
  {
    name: 'notices-unheard',
    metric: counted(stage, 'MailboxFailing'),
    severity: 'ticket',
    impact: 'An organisation has no mailbox that works: it was not told, and whoever stands above it was.',
    runbook: 'A mailbox fails',
  },
  {
    name: 'canary-silent',
    metric: counted(stage, 'CanaryArrived'),
    periods: 2,
    whenBelow: true,
    severity: 'page',
    impact: 'Notices may not reach anybody: for two hours the one that we send to ourselves has not arrived.',
    runbook: 'The canary is silent',
  },
];

const onFunctions = ({ signIn }: Watched): AlarmDefinition[] => [
  {
    name: 'functions-failing',
    metric: ofAllFunctions('Errors'),
    threshold: 3,
    inFew: true,
    severity: 'ticket',
    impact: 'Steps are tried again and appear late, or somebody at work gets an error instead of an answer.',
    runbook: 'A function fails',
  },
  {
    name: 'functions-throttled',
    metric: ofAllFunctions('Throttles'),
    threshold: 5,
    periods: 2,
    severity: 'ticket',
    impact: 'People at work are turned away for want of capacity, and journeys take their steps later.',
    runbook: 'Functions are turned away',
  },
  {
    name: 'sign-in-failing',
    metric: signIn.lambda.metricErrors(fiveMinutes),
    severity: 'page',
    impact: 'Nobody can sign in or renew a sign-in; who is signed in works on for up to 15 minutes.',
    runbook: 'Nobody can sign in',
  },
];

const onBackups = (vault: string): AlarmDefinition => ({
  name: 'backup-failed',
  metric: failedBackups(vault),
  severity: 'ticket',
  impact: 'Today has no copy of the cases that would outlive the table; nothing else is harmed yet.',
  runbook: 'A backup failed',
});

export const alarmsOf = (watched: Watched): AlarmDefinition[] => {
  const { stage, machines, deadLetters, table, api, backupVault } = watched;
  const all: AlarmDefinition[] = [
    ...machineNames.flatMap((name) => onMachine(machines[name], stateMachines[name].alarmsOn)),
    ...onRelay(watched),
    ...deadLetters.all.map(onQueue),
    ...onRounds(stage),
    ...onRecord(stage),
    ...onNotices(stage),
    ...onFunctions(watched),
    ...(backupVault === undefined ? [] : [onBackups(backupVault)]),
    {
      name: 'table-throttled',
      metric: throttlesOf(table),
      periods: 2,
      severity: 'ticket',
      impact: 'Requests and journeys slow down and some are refused; nothing stored is lost.',
      runbook: 'The table turns requests away',
    },
    {
      name: 'api-server-errors',
      metric: api.metricServerError(fiveMinutes),
      threshold: 3,
      inFew: true,
      severity: 'page',
      impact: 'People at work cannot submit, decide or record; the clocks of their cases run on.',
      runbook: 'The API answers with server errors',
    },
  ];
  return stage.alarms === 'all' ? all : all.filter(({ inFew }) => inFew);
};
