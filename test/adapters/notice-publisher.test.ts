/** SNS behind the port: the topic of the recipient, the closed message, and attributes to filter by. */
import { expect, it } from '@jest/globals';
import { createSnsNoticePublisher } from '../../adapters/sns/notice-publisher.ts';
import type { NoticeMessage } from '../../domain/notices/notice.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import { recordedTopics } from './recorded-client.ts';

const topicArnPrefix = 'arn:aws:sns:us-east-1:123456789012:warm-handoff-dev-';
const message: NoticeMessage = {
  noticeId: `${aCaseId}-N1`,
  kind: 'contactDue',
  caseReference: aCaseId,
  dueAt: '2026-03-08T22:00:00.000Z',
  link: `https://portal.example/cases/${aCaseId}`,
};

it.each([
  ['spoa', 'st-lawrence', 'lgu-st-lawrence'],
  ['cma', 'sample-cma-north', 'cma'],
  ['planner', 'pilgrim-pc', 'facility'],
  ['healthHome', 'sample-health-home', 'health-home'],
] as const)('publishes to role %s of %s on topic %s', async (role, org, topic) => {
  const { client, sent } = recordedTopics();
  const publisher = createSnsNoticePublisher({ client, topicArnPrefix });
  await publisher.publish({ role, org }, 'A face-to-face contact is due', message);
  expect(sent).toEqual([
    {
      command: 'PublishCommand',
      input: {
        TopicArn: `${topicArnPrefix}${topic}`,
        Subject: 'A face-to-face contact is due',
        Message: JSON.stringify(message),
        MessageAttributes: {
          org: { DataType: 'String', StringValue: org },
          kind: { DataType: 'String', StringValue: 'contactDue' },
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
  await expect(publisher.publish({ role: 'spoa', org: 'suffolk' }, 'Subject', message)).rejects.toThrow(
    'refused',
  );
});
