/** What an operator looks at first: what people feel, then what stands still, then what runs out. Only what is measured. */
import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, SingleValueWidget, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { machineNames } from '../../../domain/shared/state-machines.ts';
import { nameIn } from '../../stage.ts';
import type { Watched } from './alarms.ts';
import { counted, fiveMinutes, ofAllFunctions, throttlesOf } from './metrics.ts';

const third = 8;

export class OperatorsDashboard extends Dashboard {
  constructor(scope: Construct, { stage, api, machines, relay, deadLetters, table }: Watched) {
    super(scope, 'Dashboard', {
      dashboardName: nameIn(stage, 'operations'),
      defaultInterval: Duration.hours(24),
    });
    const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: third });
    const each = machineNames.map((name) => machines[name]);
    this.addWidgets(
      new SingleValueWidget({
        title: 'Cases under way',
        metrics: [counted(stage, 'CasesUnderWay', { statistic: Stats.MAXIMUM })],
        width: third,
      }),
      graph(
        'What the watch found',
        counted(stage, 'CaseWithoutExecution'),
        counted(stage, 'WorkOverdueWithoutRung'),
        counted(stage, 'LegalNoticeUnacknowledged'),
        counted(stage, 'OutboxStuck'),
      ),
      graph(
        'Rounds and statements',
        counted(stage, 'RoundFinished'),
        counted(stage, 'OrdersRoundFinished'),
        counted(stage, 'StaffRoundFinished'),
        counted(stage, 'DailyStatementMade'),
        counted(stage, 'CanaryArrived'),
        counted(stage, 'EmergencyAccessOpened'),
      ),
    );
    this.addWidgets(
      graph(
        'Answers of the API',
        api.metricCount(fiveMinutes),
        api.metricClientError(fiveMinutes),
        api.metricServerError(fiveMinutes),
      ),
      graph('Milliseconds to an answer, 95 of 100', api.metricLatency({ statistic: Stats.p(95) })),
      graph(
        'Age of the relay, in milliseconds',
        relay.lambda.metric('IteratorAge', { period: Duration.minutes(5), statistic: Stats.MAXIMUM }),
      ),
    );
    this.addWidgets(
      graph(
        'Executions',
        ...each.flatMap((machine) => [
          machine.metricStarted(fiveMinutes),
          machine.metricFailed(fiveMinutes),
          machine.metricTimedOut(fiveMinutes),
          machine.metricAborted(fiveMinutes),
        ]),
      ),
      graph(
        'Dead letters',
        ...deadLetters.all.map(({ queue }) =>
          queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
        ),
      ),
      graph(
        'Failed and turned away',
        ofAllFunctions('Errors'),
        ofAllFunctions('Throttles'),
        ofAllFunctions('ConcurrentExecutions'),
        throttlesOf(table),
      ),
    );
  }
}
