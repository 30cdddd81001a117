/**
 * Real SDK clients that send nothing: a middleware in front of everything else notes each command with its input and
 * gives the answer, so that types, command classes and errors are the SDK's own.
 */
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';

export interface Sent {
  command: string;
  input: unknown;
}
type Answer = (sent: Sent) => object;

const nothing: Answer = () => ({});
const local = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** What a client's middleware stack is given, the same for every service. */
const recorder = (answer: Answer) => {
  const sent: Sent[] = [];
  const noteAndAnswer =
    (_next: unknown, { commandName: command = '' }: { commandName?: string }) =>
    async ({ input }: { input: unknown }) => {
      const request = { command, input };
      sent.push(request);
      return Promise.resolve({ output: { $metadata: {}, ...answer(request) }, response: {} });
    };
  return { sent, noteAndAnswer };
};
const first = { step: 'initialize', priority: 'high' } as const;

export const recordedStepFunctions = (answer = nothing): { client: SFNClient; sent: Sent[] } => {
  const { sent, noteAndAnswer } = recorder(answer);
  const client = new SFNClient(local);
  client.middlewareStack.add(noteAndAnswer, first);
  return { client, sent };
};

export const recordedTopics = (answer = nothing): { client: SNSClient; sent: Sent[] } => {
  const { sent, noteAndAnswer } = recorder(answer);
  const client = new SNSClient(local);
  client.middlewareStack.add(noteAndAnswer, first);
  return { client, sent };
};

export const recordedKeys = (answer = nothing): { client: KMSClient; sent: Sent[] } => {
  const { sent, noteAndAnswer } = recorder(answer);
  const client = new KMSClient(local);
  client.middlewareStack.add(noteAndAnswer, first);
  return { client, sent };
};

export const recordedBucket = (answer = nothing): { client: S3Client; sent: Sent[] } => {
  const { sent, noteAndAnswer } = recorder(answer);
  const client = new S3Client(local);
  client.middlewareStack.add(noteAndAnswer, first);
  return { client, sent };
};
