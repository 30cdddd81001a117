/** What the outbox relay alone may reach: Step Functions and the notice topics. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Mailboxes, NoticePublisher, Workflow } from '../../domain/ports/ports.ts';
import { eachMachine, machineNames, stateMachines } from '../../domain/shared/state-machines.ts';
import { readEnvironment } from '../environment.ts';
import { createOneMailboxEach } from '../memory/mailboxes.ts';
import { createSnsNoticePublisher } from '../sns/notice-publisher.ts';
import { createStepFunctionsWorkflow } from '../stepfunctions/workflow.ts';

export const relayPorts = (): {
  workflow: Workflow;
  notices: NoticePublisher;
  mailboxes: Mailboxes;
  portalUrl: string;
} => {
  const environment = readEnvironment(
    ...machineNames.map((name) => stateMachines[name].arnVariable),
    'NOTICE_TOPIC_ARN_PREFIX',
    'PORTAL_URL',
  );
  return {
    workflow: createStepFunctionsWorkflow({
      client: new SFNClient({}),
      arns: eachMachine((name) => environment[stateMachines[name].arnVariable]),
    }),
    notices: createSnsNoticePublisher({
      client: new SNSClient({}),
      topicArnPrefix: environment.NOTICE_TOPIC_ARN_PREFIX,
    }),
    // The registry names no mailboxes yet.
    mailboxes: createOneMailboxEach(),
    portalUrl: environment.PORTAL_URL,
  };
};
