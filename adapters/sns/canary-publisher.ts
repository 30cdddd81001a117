/**
 * Publishes the canary by the client, the role and the key by which notices leave, to a topic of its own of which one queue of
 * ours is the mailbox. Run twice: it arrives twice, and is counted twice within its hour.
 */
import { PublishCommand } from '@aws-sdk/client-sns';
import { canaryTopic } from '../../domain/notices/topics.ts';
import type { CanaryPublisher } from '../../domain/ports/ports.ts';
import type { SnsNoticePublisherDeps } from './notice-publisher.ts';

export const createSnsCanaryPublisher = ({
  client,
  topicArnPrefix,
}: SnsNoticePublisherDeps): CanaryPublisher => ({
  async publishCanary({ hour, at }) {
    await client.send(
      new PublishCommand({
        TopicArn: `${topicArnPrefix}${canaryTopic}`,
        Subject: 'Warm Handoff: canary',
        MessageStructure: 'json',
        Message: JSON.stringify({ default: JSON.stringify({ hour, at }), email: `Canary of ${hour}` }),
      }),
    );
  },
});
