/** SNS behind the port: the topic of the recipient, the closed message in words and as JSON, and attributes to filter by. */
import { expect, it } from '@jest/globals';
import { createSnsNoticePublisher } from '../../adapters/sns/notice-publisher.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import { publicationOf } from '../../domain/notices/publication.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import { recordedTopics } from './recorded-client.ts';

const topicArnPrefix = 'arn:aws:sns:us-east-1:123456789012:warm-handoff-dev-';
const aPublication = (to: Recipient) =>
  publicationOf(
    {
      noticeId: `${aCaseId}-N1`,
      caseId: aCaseId,
      kind: 'contactDue',
      to,
      at: '2026-03-06T22:00:00.000Z',
      dueAt: '2026-03-08T22:00:00.000Z',
      status: 'open',
      version: 1,
    },
    'https://portal.example',
  );

it.each([
  ['spoa', 'st-lawrence', 'lgu-st-lawrence'],
  ['cma', 'sample-cma-north', 'cma'],
  ['planner', 'pilgrim-pc', 'facility'],
  ['healthHome', 'sample-health-home', 'health-home'],
] as const)('publishes to role %s of %s on topic %s', async (role, org, topic) => {
  const { client, sent } = recordedTopics();
  const publisher = createSnsNoticePublisher({ client, topicArnPrefix });
  await publisher.publish(aPublication({ role, org }));
  expect(sent).toEqual([
    {
      command: 'PublishCommand',
      input: {
        TopicArn: `${topicArnPrefix}${topic}`,
        Subject: 'A face-to-face contact is due',
        MessageStructure: 'json',
        Message: JSON.stringify({
          default: JSON.stringify(aPublication({ role, org }).message),
          email: aPublication({ role, org }).text,
        }),
        MessageAttributes: {
          org: { DataType: 'String', StringValue: org },
          kind: { DataType: 'String', StringValue: 'contactDue' },
          rank: { DataType: 'String', StringValue: '1' },
          legal: { DataType: 'String', StringValue: 'false' },
        },
      },
    },
  ]);
});

it('throws when SNS refuses, so that the outbox entry stays', async () => {
  const { client } = recordedTopics(() => {
    throw new Error('refused');
  });
  const publisher = createSnsNoticePublisher({ client, topicArnPrefix });
  await expect(publisher.publish(aPublication({ role: 'spoa', org: 'suffolk' }))).rejects.toThrow('refused');
});
