// A restart over many open cases, measured as a caller sees it: the server is a process of its own on a data folder in
// which the cases stand. One case is referred through the API, and its items are copied under other ids.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  type AttributeValue,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { createTable } from '../adapters/dynamodb/create-table.ts';
import { createDynamoDbStore } from '../adapters/dynamodb/store.ts';
import { caseIdFrom } from '../domain/shared/identifiers.ts';
import { instantFromMs } from '../domain/shared/instant.ts';
import { openDataFolder } from '../local/data-folder.ts';
import { startEmbeddedDynamoDb } from '../local/embedded-dynamodb.ts';
import { World } from '../local/journeys/world.ts';
import { localTableName } from '../local/store.ts';

const root = join(import.meta.dirname, '..');
const inBatch = 25;
const batchesAtOnce = 8;

type Items = Record<string, AttributeValue>[];

const write = async (client: DynamoDBClient, items: Items): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(items.length / inBatch) }, (_, index) =>
    items.slice(index * inBatch, (index + 1) * inBatch),
  ).values();
  const writeThem = async (): Promise<void> => {
    for (const batch of batches)
      await client.send(
        new BatchWriteItemCommand({
          RequestItems: { [localTableName]: batch.map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, writeThem));
};

/** Leaves a data folder as a server does that was killed: so many cases wait for their SPOA. */
const leaveBehind = async (folder: string, count: number): Promise<void> => {
  const engine = await startEmbeddedDynamoDb({ dbPath: openDataFolder(folder).databasePath });
  await createTable(engine.client, localTableName);
  const store = createDynamoDbStore({ client: engine.client, tableName: localTableName });
  const world = await World.create({ store, startAt: instantFromMs(Date.now()) });
  const referral: unknown = JSON.parse(
    readFileSync(join(root, 'samples', 'requests', 'referral.json'), 'utf8'),
  );
  await world.request({ role: 'planner', org: 'pilgrim-pc' }, 'POST', '/referrals', referral);
  const [caseId = ''] = await store.casesUnderWay();
  const { Items: stored = [] } = await engine.client.send(new ScanCommand({ TableName: localTableName }));
  const ofCase = stored.filter((item) => JSON.stringify(item).includes(caseId));
  const original = JSON.stringify(ofCase);
  // The keys under which the person is found; the hashes of the audit are in no key.
  const personKeys = new Set(ofCase.flatMap(({ PK }) => /[0-9a-f]{64}/.exec(PK?.S ?? '')?.[0] ?? []));
  for (let left = count - 1; left > 0; left -= 1_000) {
    const copies = Array.from({ length: Math.min(left, 1_000) }, () => {
      let copy = original.replaceAll(caseId, caseIdFrom(randomBytes(12)));
      for (const key of personKeys) copy = copy.replaceAll(key, randomBytes(32).toString('hex'));
      return JSON.parse(copy) as Items;
    });
    await write(engine.client, copies.flat());
  }
  await engine.stop();
};

const seconds = (sinceMs: number): string => `${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`;

/** The most memory that a process had; only Linux tells it. */
const peakOf = (pid: number | undefined): string => {
  const path = `/proc/${String(pid)}/status`;
  const kb = existsSync(path) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
  return kb === undefined ? 'unknown here' : `${Math.round(Number(kb) / 1_024)} MB`;
};

/** Until somebody is answered who asks for cases, and until every case is resumed or rests. */
export const restart = async (count: number): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'warm-handoff-bench-'));
  try {
    await leaveBehind(folder, count);
    const startMs = performance.now();
    const server = spawn(process.execPath, [join(root, 'local/main.ts'), '--port', '0', '--data', folder], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    let look: () => void = () => undefined;
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      look();
    });
    const ended = new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
    });
    const line = (shape: RegExp): Promise<RegExpExecArray> =>
      new Promise((resolve, reject) => {
        look = () => {
          const found = shape.exec(printed);
          if (found) resolve(found);
        };
        look();
        void ended.then(() => reject(new Error(`The server ended: ${printed}`)));
      });
    const [, url = ''] = await line(/ready at (\S+) /);
    const token = (await (await fetch(`${url}/local/token?role=spoa`)).text()).trim();
    const answer = await fetch(`${url}/work-items`, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status !== 200) throw new Error(`The first request was answered ${answer.status}.`);
    const answered = seconds(startMs);
    await line(/has its execution or waits/);
    const figures = `first answer after ${answered}, all cases after ${seconds(startMs)}, at most ${peakOf(server.pid)}`;
    server.kill('SIGTERM');
    await ended;
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
