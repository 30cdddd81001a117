/**
 * An alarm that says what it means: `impact` is the sentence that the person woken at night reads first (who is
 * harmed, and how soon), and `runbook` the heading of docs/runbooks/alarms.md that says what to do. The description begins
 * with its severity, by which a subscription of the alarm topic can filter. Silence is not a breach, save where it is asked
 * for: most of what is measured here is rare.
 */
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import { pascal } from '../../../domain/shared/function-names.ts';

export interface AlarmWithImpactProps {
  stage: Stage;
  /** In kebab case; the alarm is `warm-handoff-<stage>-<name>`. */
  name: string;
  metric: IMetric;
  /** It rings at this value and above. @default 1 */
  threshold?: number;
  /** It rings below the threshold instead, and when nothing is heard. */
  whenBelow?: true;
  /** How many periods in a row. @default 1 */
  periods?: number;
  /** `page` wakes somebody, since people wait for what does not happen; `ticket` is for the next business day. */
  severity: 'page' | 'ticket';
  impact: string;
  /** A heading of docs/runbooks/alarms.md, word for word (test/infra/operations-stack.test.ts). */
  runbook: string;
  topic: ITopic;
}

const inWords = { page: 'Page.', ticket: 'Ticket.' } as const;

export class AlarmWithImpact extends Alarm {
  constructor(scope: Construct, props: AlarmWithImpactProps) {
    const { stage, name, metric, severity, impact, runbook, topic } = props;
    if (!impact.trim() || !runbook.trim())
      throw new Error(`The alarm '${name}' needs an impact and a runbook.`);
    super(scope, pascal(name), {
      alarmName: nameIn(stage, name),
      alarmDescription: `${inWords[severity]} ${impact} Runbook: docs/runbooks/alarms.md, "${runbook}".`,
      metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.whenBelow
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.whenBelow ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(topic));
  }
}
