/** What the functions about mailboxes are given besides: how mailboxes stand, and the subscriptions of SNS. */
import { SNSClient } from '@aws-sdk/client-sns';
import type { Ports } from '../../domain/ports/ports.ts';
import { createMailboxStandings } from '../dynamodb/mailboxes.ts';
import { readEnvironment } from '../environment.ts';
import { createSnsSubscriptions } from '../sns/subscriptions.ts';
import { tableOfStage } from './table-ports.ts';

export const standingPorts = (): Pick<Ports, 'mailboxes'> => ({
  mailboxes: createMailboxStandings(tableOfStage()),
});

/** Of the function that answers a confirmation. */
export const confirmingPorts = (): Pick<Ports, 'mailboxes' | 'subscriptions'> => ({
  ...standingPorts(),
  subscriptions: createSnsSubscriptions({
    client: new SNSClient({}),
    topicArnPrefix: readEnvironment('NOTICE_TOPIC_ARN_PREFIX').NOTICE_TOPIC_ARN_PREFIX,
  }),
});

/** Of the one function that invites. */
export const tendingPorts = (): Pick<Ports, 'mailboxes' | 'subscriptions'> => {
  const environment = readEnvironment('NOTICE_TOPIC_ARN_PREFIX', 'UNDELIVERED_QUEUE_ARN');
  return {
    ...standingPorts(),
    subscriptions: createSnsSubscriptions({
      client: new SNSClient({}),
      topicArnPrefix: environment.NOTICE_TOPIC_ARN_PREFIX,
      undeliveredQueueArn: environment.UNDELIVERED_QUEUE_ARN,
    }),
  };
};
