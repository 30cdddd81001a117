/**
 * Publishes a notice to the SNS topic of its recipient, in words for e-mail and as JSON for everything else. It is the
 * closed template of domain/notices and nothing else; the attributes let a subscription on a shared topic take only its own organisation, one kind, or one mailbox of a county.
 * Run twice: the notice is delivered twice with the same id, which the recipient shows once.
 */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { topicSuffix } from '../../domain/notices/topics.ts';
import type { NoticePublisher } from '../../domain/ports/ports.ts';

export interface SnsNoticePublisherDeps {
  client: Pick<SNSClient, 'send'>;
  /** Up to and including the dash before the suffix of domain/notices/topics.ts. */
  topicArnPrefix: string;
}

const text = (value: string) => ({ DataType: 'String', StringValue: value });

export const createSnsNoticePublisher = ({
  client,
  topicArnPrefix,
}: SnsNoticePublisherDeps): NoticePublisher => ({
  async publish({ to, subject, text: email, message }) {
    await client.send(
      new PublishCommand({
        TopicArn: `${topicArnPrefix}${topicSuffix(to)}`,
        Subject: subject,
        MessageStructure: 'json',
        // Endpoints and queues take the default.
        Message: JSON.stringify({ default: JSON.stringify(message), email }),
        MessageAttributes: {
          org: text(to.org),
          kind: text(message.kind),
          rank: text(String(message.rank)),
          legal: text(String(message.legal)),
          ...(message.contact !== undefined && { contact: text(message.contact) }),
        },
      }),
    );
  },
});
