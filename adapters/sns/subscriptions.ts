/**
 * The subscriptions of mailboxes in SNS. The filter policy of each is ours: of a shared topic an organisation receives what is
 * its own, whoever reads the mailbox. What cannot be delivered goes to a queue, where an alarm stands.
 */
import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  InvalidParameterException,
  ListSubscriptionsByTopicCommand,
  type ListSubscriptionsByTopicCommandOutput,
  NotFoundException,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import type { NamedMailbox } from '../../domain/notices/mailbox.ts';
import { policyText } from '../../domain/notices/mailbox-standing.ts';
import { topicSuffix, topicSuffixes } from '../../domain/notices/topics.ts';
import type { NoticeSubscriptions } from '../../domain/ports/ports.ts';

export interface SnsSubscriptionsDeps {
  client: Pick<SNSClient, 'send'>;
  /** Up to and including the dash before the suffix of domain/notices/topics.ts. */
  topicArnPrefix: string;
  /** Where SNS puts what it could not deliver. Undefined for whoever subscribes nobody. */
  undeliveredQueueArn?: string | undefined;
}

class SubscriptionWithoutArn extends Error {
  override readonly name = 'SubscriptionWithoutArn';
}

/** Undefined where SNS has no such thing. Throws whatever else SNS answers. */
const unlessUnknown = async <Found>(
  ask: () => Promise<Found>,
  ...unknown: readonly (new (...given: never[]) => Error)[]
): Promise<Found | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (unknown.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
};

const attributesOf = (mailbox: NamedMailbox, undeliveredQueueArn: string | undefined) => ({
  FilterPolicy: policyText(mailbox),
  FilterPolicyScope: 'MessageAttributes',
  // A queue holds our JSON as it is; an endpoint needs the headers and the signature around it.
  ...(mailbox.protocol === 'sqs' && { RawMessageDelivery: 'true' }),
  ...(undeliveredQueueArn !== undefined && {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: undeliveredQueueArn }),
  }),
});

export const createSnsSubscriptions = ({
  client,
  topicArnPrefix,
  undeliveredQueueArn,
}: SnsSubscriptionsDeps): NoticeSubscriptions => ({
  async subscribe(mailbox) {
    const { SubscriptionArn: arn } = await client.send(
      new SubscribeCommand({
        TopicArn: `${topicArnPrefix}${topicSuffix(mailbox)}`,
        Protocol: mailbox.protocol,
        Endpoint: mailbox.endpoint,
        ReturnSubscriptionArn: true,
        Attributes: attributesOf(mailbox, undeliveredQueueArn),
      }),
    );
    if (arn === undefined) throw new SubscriptionWithoutArn('SNS named no subscription.');
    return arn;
  },
  async found(SubscriptionArn) {
    const answer = await unlessUnknown(
      () => client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn })),
      NotFoundException,
    );
    return (
      answer && {
        pending: answer.Attributes?.['PendingConfirmation'] === 'true',
        authenticated: answer.Attributes?.['ConfirmationWasAuthenticated'] === 'true',
        filterPolicy: answer.Attributes?.['FilterPolicy'],
      }
    );
  },
  async setFilterPolicy(SubscriptionArn, AttributeValue) {
    await client.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn,
        AttributeName: 'FilterPolicy',
        AttributeValue,
      }),
    );
  },
  async unsubscribe(SubscriptionArn) {
    await unlessUnknown(() => client.send(new UnsubscribeCommand({ SubscriptionArn })), NotFoundException);
  },
  async confirmedArns() {
    const arns: string[] = [];
    for (const suffix of topicSuffixes) {
      let NextToken: string | undefined;
      do {
        const page: ListSubscriptionsByTopicCommandOutput = await client.send(
          new ListSubscriptionsByTopicCommand({ TopicArn: `${topicArnPrefix}${suffix}`, NextToken }),
        );
        // One that is pending has a word in the place of its ARN.
        for (const { SubscriptionArn: arn } of page.Subscriptions ?? [])
          if (arn?.startsWith('arn:')) arns.push(arn);
        ({ NextToken } = page);
      } while (NextToken !== undefined);
    }
    return arns;
  },
  async confirm(recipient, Token) {
    const answer = await unlessUnknown(
      () =>
        client.send(
          new ConfirmSubscriptionCommand({
            TopicArn: `${topicArnPrefix}${topicSuffix(recipient)}`,
            Token,
            AuthenticateOnUnsubscribe: 'true',
          }),
        ),
      InvalidParameterException,
      NotFoundException,
    );
    return answer?.SubscriptionArn;
  },
});
