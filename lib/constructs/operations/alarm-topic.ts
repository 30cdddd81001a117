/** Where alarms go: an encrypted topic that CloudWatch of this account may publish to, with one mail box if there is one. */
import { Annotations, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';

export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, stage: Stage, masterKey: IKey) {
    super(scope, id, { topicName: nameIn(stage, 'alarms'), masterKey, enforceSSL: true });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (stage.alarmEmail) this.addSubscription(new EmailSubscription(stage.alarmEmail));
    else {
      Annotations.of(this).addWarningV2(
        'warm-handoff:nobodyHearsAlarms',
        `Stage '${stage.name}' has no alarmEmail in cdk.json: alarms ring and nobody hears them.`,
      );
    }
  }
}
