/**
 * Publishes a notice to the SNS topic of its recipient, for systems and for people. It is the closed template of
 * domain/notices and nothing else; the
 * attributes let a subscription on a shared topic take only its own organisation, one kind, or one mailbox of a county.
 * Run twice: the notice is delivered twice with the same id, which the recipient shows once.
 */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { mailOf } from '../../domain/notices/notice-mail.ts';
import type { Publication } from '../../domain/notices/publication.ts';
import { topicSuffix } from '../../domain/notices/topics.ts';
import type { NoticePublisher } from '../../domain/ports/ports.ts';

export interface SnsNoticePublisherDeps {
  client: Pick<SNSClient, 'send'>;
  /** Up to and including the dash before the suffix of domain/notices/topics.ts. */
  topicArnPrefix: string;
}

/** Systems are sent the closed message, mailboxes that people read plain words. */
const byProtocol = (publication: Publication): { default: string; email: string } => ({
  default: JSON.stringify(publication.message),
  email: mailOf(publication),
});

const text = (value: string) => ({ DataType: 'String', StringValue: value });

export const createSnsNoticePublisher = ({
  client,
  topicArnPrefix,
}: SnsNoticePublisherDeps): NoticePublisher => ({
  async publish(publication) {
    const { to, subject, message } = publication;
    await client.send(
      new PublishCommand({
        TopicArn: `${topicArnPrefix}${topicSuffix(to)}`,
        Subject: subject,
        Message: JSON.stringify(byProtocol(publication)),
        MessageStructure: 'json',
        MessageAttributes: {
          org: text(to.org),
          kind: text(message.kind),
          ...(message.contact !== undefined && { contact: text(message.contact) }),
        },
      }),
    );
  },
});
