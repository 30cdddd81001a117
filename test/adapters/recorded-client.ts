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

const recorder = (answer: Answer) => {
  const sent: Sent[] = [];
  const answerTo = (command: string | undefined, input: unknown) => {
    const request = { command: command ?? '', input };
    sent.push(request);
    return { output: { $metadata: {}, ...answer(request) }, response: {} };
  };
  return { sent, answerTo };
};

export const recordedStepFunctions = (answer = nothing): { client: SFNClient; sent: Sent[] } => {
  const { sent, answerTo } = recorder(answer);
  const client = new SFNClient(local);
  client.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) =>
        Promise.resolve(answerTo(commandName, input)),
    { step: 'initialize', priority: 'high' },
  );
  return { client, sent };
};

export const recordedTopics = (answer = nothing): { client: SNSClient; sent: Sent[] } => {
  const { sent, answerTo } = recorder(answer);
  const client = new SNSClient(local);
  client.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) =>
        Promise.resolve(answerTo(commandName, input)),
    { step: 'initialize', priority: 'high' },
  );
  return { client, sent };
};

export const recordedKeys = (answer = nothing): { client: KMSClient; sent: Sent[] } => {
  const { sent, answerTo } = recorder(answer);
  const client = new KMSClient(local);
  client.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) =>
        Promise.resolve(answerTo(commandName, input)),
    { step: 'initialize', priority: 'high' },
  );
  return { client, sent };
};

export const recordedBucket = (answer = nothing): { client: S3Client; sent: Sent[] } => {
  const { sent, answerTo } = recorder(answer);
  const client = new S3Client(local);
  client.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) =>
        Promise.resolve(answerTo(commandName, input)),
    { step: 'initialize', priority: 'high' },
  );
  return { client, sent };
};
