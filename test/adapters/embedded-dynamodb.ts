/**
 * A real DynamoDB engine for a test file: the embedded one of the package for this platform, in memory, on a free
 * port; or whatever DYNAMODB_ENDPOINT names. Undefined with a reason when there is neither.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { accepts, freePort } from '../../local/loopback.ts';

export interface Engine {
  client: DynamoDBClient;
  stop(): void;
}

const binary = join(
  __dirname,
  '../../node_modules/@dynoxide',
  `${process.platform}-${process.arch}`,
  process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide',
);
const endpointGiven = process.env.DYNAMODB_ENDPOINT;

export const noEngineBecause: string | undefined =
  endpointGiven !== undefined || existsSync(binary)
    ? undefined
    : `no @dynoxide package for ${process.platform}-${process.arch} and no DYNAMODB_ENDPOINT`;

const clientAt = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

const startUpLimitMs = 10_000;

/**
 * The engine outlives a crashed parent, so a shell stands in between and ends it when the pipe from this process
 * closes, however this process ends.
 */
const spawnTiedToUs = (port: number) =>
  spawn(
    'sh',
    [
      '-c',
      '"$0" "$@" >/dev/null 2>&1 & engine=$!; read -r _; kill "$engine"',
      binary,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
    ],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );

export const startEngine = async (): Promise<Engine> => {
  if (endpointGiven !== undefined) {
    const client = clientAt(endpointGiven);
    return {
      client,
      stop: () => {
        client.destroy();
      },
    };
  }
  const port = await freePort();
  const process = spawnTiedToUs(port);
  const giveUpAt = performance.now() + startUpLimitMs;
  while (!(await accepts(port)))
    if (performance.now() > giveUpAt) throw new Error('The embedded DynamoDB did not start.');
  const client = clientAt(`http://127.0.0.1:${port}`);
  return {
    client,
    stop: () => {
      client.destroy();
      process.stdin.end();
    },
  };
};
