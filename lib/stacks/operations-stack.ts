/**
 * What wakes somebody. Deadlines themselves need no alarm (a late case is work in a queue, not an incident); these say
 * that the machinery under the cases stands still. Each alarm states whom it harms and which heading of
 * docs/runbooks/alarms.md to open.
 */
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/operations/alarm-topic.ts';
import { AlarmWithImpact } from '../constructs/operations/alarm-with-impact.ts';
import { alarmsOf, type Watched } from '../constructs/operations/alarms.ts';
import { OperatorsDashboard } from '../constructs/operations/operators-dashboard.ts';

export interface OperationsStackProps extends StackProps, Watched {
  logKey: IKey;
}

export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, props: OperationsStackProps) {
    super(scope, id, props);
    const { stage } = props;
    const topic = new AlarmTopic(this, 'Alarms', stage, props.logKey);
    for (const { inFew: _inFew, ...alarm } of alarmsOf(props))
      new AlarmWithImpact(this, { ...alarm, stage, topic });
    // The fourth dashboard of an account costs $3 a month; a stage with few alarms goes without.
    if (stage.alarms === 'all') new OperatorsDashboard(this, props);
  }
}
