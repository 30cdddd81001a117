/**
 * One topic of notices. The relay publishes by its own role. Who hears is what the registry says of mailboxes: one function
 * subscribes them (lib/constructs/workflow/tend-mailboxes.ts), with a filter policy of ours, and its role is known here by a
 * principal tag. The deny is what enforces it: inside an account an identity policy alone would already be enough to subscribe.
 */
import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import { pascal } from '../../../domain/shared/function-names.ts';

/** On the one role that may subscribe mailboxes. */
export const subscriberTag = { key: 'warm-handoff-notices', value: 'subscribes-mailboxes' } as const;
const principalTag = `aws:PrincipalTag/${subscriberTag.key}`;

export interface NoticeTopicProps {
  stage: Stage;
  key: IKey;
  suffix: string;
}

export class NoticeTopic extends Topic {
  constructor(scope: Construct, { stage, key, suffix }: NoticeTopicProps) {
    super(scope, pascal(suffix), {
      topicName: nameIn(stage, `notices-${suffix}`),
      masterKey: key,
      enforceSSL: true,
    });
    const subscribe = { actions: ['sns:Subscribe'], resources: [this.topicArn] };
    const statements = [
      new PolicyStatement({
        sid: 'TaggedSubscriber',
        ...subscribe,
        principals: [new AccountPrincipal(Stack.of(this).account)],
        conditions: { StringEquals: { [principalTag]: subscriberTag.value } },
      }),
      new PolicyStatement({
        sid: 'NobodyElse',
        ...subscribe,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        conditions: { StringNotEquals: { [principalTag]: subscriberTag.value } },
      }),
      new PolicyStatement({
        sid: 'NeverInTheClear',
        ...subscribe,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        conditions: { StringEquals: { 'sns:Protocol': 'http' } },
      }),
    ];
    for (const statement of statements) this.addToResourcePolicy(statement);
  }
}
