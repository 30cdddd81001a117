import { describe, expect, it } from '@jest/globals';
import { topicSuffixes } from '../../domain/notices/topics.ts';
import { resourcesOf, statementsOf, synthesized } from './synthesized.ts';

const { notices } = synthesized('prod');
const topics = resourcesOf(notices, 'AWS::SNS::Topic');
const policies = resourcesOf(notices, 'AWS::SNS::TopicPolicy');

describe('the notice topics', () => {
  it('are one for each that the domain names, each once', () => {
    const names = topics.map(({ Properties }) => Properties['TopicName']);
    expect(names).toEqual(topicSuffixes.map((suffix) => `warm-handoff-prod-notices-${suffix}`));
  });

  it('are all encrypted with the notice key', () => {
    for (const { Properties } of topics)
      expect(Properties['KmsMasterKeyId']).toEqual({
        'Fn::GetAtt': [expect.stringMatching(/^NoticeKey/), 'Arn'],
      });
  });

  it('take subscriptions only from the role that subscribes the mailboxes of the registry', () => {
    expect(policies).toHaveLength(topics.length);
    const tag = 'aws:PrincipalTag/warm-handoff-notices';
    const subscriber = 'subscribes-mailboxes';
    for (const policy of policies) {
      const subscribe = statementsOf(policy).filter(({ Action }) => Action.includes('sns:Subscribe'));
      expect(subscribe).toMatchObject([
        { Effect: 'Allow', Condition: { StringEquals: { [tag]: subscriber } } },
        { Effect: 'Deny', Condition: { StringNotEquals: { [tag]: subscriber } } },
        { Effect: 'Deny', Condition: { StringEquals: { 'sns:Protocol': 'http' } } },
      ]);
      expect(JSON.stringify(subscribe[0]?.Principal)).toContain('AWS::AccountId');
    }
  });

  it('refuse what is published without TLS', () => {
    for (const policy of policies)
      expect(statementsOf(policy)).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: ['sns:Publish'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
  });
});
