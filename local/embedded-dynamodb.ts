/**
 * The embedded DynamoDB engine as a child process, on loopback and a free port, in a file or in memory. A shell stands
 * between: it ends the engine when the pipe from this process closes, however this process ends, `kill -9` included.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { accepts, freePort } from './loopback.ts';

export interface EmbeddedDynamoDb {
  client: DynamoDBClient;
  /** Resolves when the engine has ended, asked to or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

const binary = join(
  import.meta.dirname,
  '..',
  'node_modules/@dynoxide',
  `${process.platform}-${process.arch}`,
  'dynoxide',
);

/** Undefined when the engine can run here; else why it cannot. */
export const noEngineBecause = (): string | undefined =>
  existsSync(binary) ? undefined : `there is no @dynoxide package for ${process.platform}-${process.arch}`;

export const clientAt = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Reads the pipe beside the engine: at its end the engine is killed; when the engine ends first, so does the reader. */
const guardScript =
  '"$0" "$@" >/dev/null & engine=$!; (read -r _; kill "$engine" 2>/dev/null) <&3 & reader=$!; ' +
  'wait "$engine"; status=$?; kill "$reader" 2>/dev/null; exit $status';

const startLimitMs = 10_000;

/** Starts the engine and waits until it accepts connections. Throws when it ends before that or takes over 10 s. */
export const startEmbeddedDynamoDb = async (options: { dbPath?: string }): Promise<EmbeddedDynamoDb> => {
  const port = await freePort();
  const database = options.dbPath === undefined ? [] : ['--db-path', options.dbPath];
  const guard = spawn(
    'sh',
    ['-c', guardScript, binary, '--host', '127.0.0.1', '--port', String(port), ...database],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      // Its own process group: Ctrl-C reaches the server alone, which ends the engine after its last write.
      detached: true,
    },
  );
  const ended = new Promise<void>((resolve) => {
    guard.once('exit', () => resolve());
  });
  const giveUpAt = performance.now() + startLimitMs;
  while (!(await accepts(port)))
    if (guard.exitCode !== null || performance.now() > giveUpAt)
      throw new Error('The embedded DynamoDB did not start.');

  const client = clientAt(`http://127.0.0.1:${port}`);
  return {
    client,
    ended,
    stop: async () => {
      client.destroy();
      guard.stdio[3]?.destroy();
      await ended;
    },
  };
};
