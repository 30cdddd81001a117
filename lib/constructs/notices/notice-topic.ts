/**
 * One topic of notices. The relay publishes by its own role; a county's system subscribes by a role of this account
 * whose principal tag `warm-handoff-notices` names this very topic, so that one LGU cannot listen to another. The deny
 * is what enforces it: inside an account an identity policy alone would already be enough to subscribe.
 */
import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import { pascal } from '../../../domain/shared/function-names.ts';

/** On a role: the suffix of the one topic that it may subscribe to. */
const subscriberTag = 'aws:PrincipalTag/warm-handoff-notices';

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
        sid: 'TaggedSubscribers',
        ...subscribe,
        principals: [new AccountPrincipal(Stack.of(this).account)],
        conditions: { StringEquals: { [subscriberTag]: suffix } },
      }),
      new PolicyStatement({
        sid: 'NobodyElse',
        ...subscribe,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        conditions: { StringNotEquals: { [subscriberTag]: suffix } },
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
