/** What the outbox relay alone may reach: the outbox, Step Functions and the notice topics. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type {
  CanaryPublisher,
  Mailboxes,
  NoticePublisher,
  Outbox,
  Workflow,
} from '../../domain/ports/ports.ts';
import { eachMachine, machineNames, stateMachines } from '../../domain/shared/state-machines.ts';
import { createMailboxes } from '../dynamodb/mailboxes.ts';
import { createOutbox } from '../dynamodb/outbox.ts';
import { readEnvironment } from '../environment.ts';
import { createSnsCanaryPublisher } from '../sns/canary-publisher.ts';
import { createSnsNoticePublisher } from '../sns/notice-publisher.ts';
import { createStepFunctionsWorkflow } from '../stepfunctions/workflow.ts';
import { tableOfStage } from './table-ports.ts';

export const relayPorts = (): {
  outbox: Outbox;
  workflow: Workflow;
  notices: NoticePublisher;
  canaryPublisher: CanaryPublisher;
  mailboxes: Mailboxes;
  portalUrl: string;
} => {
  const environment = readEnvironment(
    ...machineNames.map((name) => stateMachines[name].arnVariable),
    'NOTICE_TOPIC_ARN_PREFIX',
    'PORTAL_URL',
  );
  const table = tableOfStage();
  const topics = { client: new SNSClient({}), topicArnPrefix: environment.NOTICE_TOPIC_ARN_PREFIX };
  return {
    outbox: createOutbox(table),
    workflow: createStepFunctionsWorkflow({
      client: new SFNClient({}),
      arns: eachMachine((name) => environment[stateMachines[name].arnVariable]),
    }),
    notices: createSnsNoticePublisher(topics),
    canaryPublisher: createSnsCanaryPublisher(topics),
    mailboxes: createMailboxes(table),
    portalUrl: environment.PORTAL_URL,
  };
};
