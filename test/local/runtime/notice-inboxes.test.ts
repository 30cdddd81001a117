/** What the topics of one machine remember. */
import { expect, it } from '@jest/globals';
import { PublishCommand } from '@aws-sdk/client-sns';
import { createSettableClock } from '../../../adapters/memory/ports.ts';
import { toInstant } from '../../../domain/shared/instant.ts';
import { createNoticeInboxes } from '../../../local/notice-inboxes.ts';

it('is the latest thousand notices, however many were published', async () => {
  const inboxes = createNoticeInboxes(createSettableClock(toInstant('2026-03-02T14:00:00Z')));
  const published: unknown[] = [];
  for (let number = 1; number <= 1_500; number += 1)
    published.push(
      (
        await inboxes.client.send(
          new PublishCommand({
            TopicArn: 'arn:t',
            Message: JSON.stringify({ default: String(number), email: 'A notice.' }),
          }),
        )
      ).MessageId,
    );
  const received = inboxes.received();
  expect([received.length, received[0]?.message, received.at(-1)?.message]).toEqual([1_000, '501', '1500']);
  expect(new Set(published).size).toBe(1_500);
});
