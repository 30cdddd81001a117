/**
 * SNS on one machine: what was published, by topic, as a subscriber would have received it. It takes the SDK's own
 * command, so that the publisher of adapters/sns runs unchanged. Nothing is deduplicated here: a second publication
 * must show. The latest are kept, since a machine may run for months; who was told what stands in the cases.
 */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';
import type { Clock } from '../domain/ports/ports.ts';
import type { Instant } from '../domain/shared/instant.ts';

export interface ReceivedNotice {
  topic: string;
  org: string;
  at: string;
  subject: string;
  /** What an endpoint or queue takes: JSON. */
  message: string;
  /** What an e-mail says. */
  text: string;
}

const byProtocolSchema = z.object({ default: z.string(), email: z.string() });

export interface NoticeInboxes {
  client: Pick<SNSClient, 'send'>;
  received(): readonly ReceivedNotice[];
  /** SNS answers nothing until then. */
  failUntil(instant: Instant): void;
}

const latest = 1_000;

export const createNoticeInboxes = (clock: Clock, kept = latest): NoticeInboxes => {
  const received: ReceivedNotice[] = [];
  let published = 0;
  let downUntil: Instant | undefined;
  const send = (command: unknown): Promise<{ MessageId: string; $metadata: object }> => {
    if (!(command instanceof PublishCommand)) throw new RangeError('Only PublishCommand is known here.');
    if (downUntil !== undefined && clock.now() < downUntil)
      return Promise.reject(new Error('SNS is played as being down.'));
    const {
      TopicArn: topicArn = '',
      Subject: subject = '',
      Message: message = '',
      MessageAttributes: attributes,
    } = command.input;
    const { default: asJson, email } = byProtocolSchema.parse(JSON.parse(message));
    received.push({
      topic: topicArn.split(':').at(-1) ?? '',
      org: attributes?.['org']?.StringValue ?? '',
      at: clock.now(),
      subject,
      message: asJson,
      text: email,
    });
    if (received.length > kept) received.shift();
    published += 1;
    return Promise.resolve({ MessageId: `local-${published}`, $metadata: {} });
  };
  // The SDK types `send` by the command given; one function cannot be shown to be all of its overloads.
  return {
    client: { send: send as SNSClient['send'] },
    received: () => received,
    failUntil: (instant) => (downUntil = instant),
  };
};
