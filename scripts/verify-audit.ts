// `npm run audit:verify`: finds every changed, missing or reordered entry in the audit of every case and in the log of the
// registry, in an export or in a running table. Exits 1 when something is found or nothing can be read, 2 when the command is not understood.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { exportedItems } from '../adapters/dynamodb/exported-items.ts';
import { scanTable } from '../adapters/dynamodb/scan.ts';
import { verifyItems } from '../adapters/dynamodb/verify-items.ts';
import { verifyRegistryItems } from '../adapters/dynamodb/verify-registry.ts';
import { openDataFolder } from '../local/data-folder.ts';
import { clientAt, startEmbeddedDynamoDb } from '../local/embedded-dynamodb.ts';
import { localTableName } from '../local/store.ts';

const usage = `npm run audit:verify -- --export <file.json[.gz]> [<file> ...]
npm run audit:verify -- --table <name> [--save <file.json>]   a table on AWS, or the one that DYNAMODB_ENDPOINT names
npm run audit:verify -- --data .local [--save <file.json>]    the data folder of \`npm start\`, which must have ended`;

const readExport = (file: string): string => {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

const collect = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const fromTable = async (name: string): Promise<unknown[]> => {
  const endpoint = process.env['DYNAMODB_ENDPOINT'];
  return collect(scanTable(endpoint === undefined ? new DynamoDBClient({}) : clientAt(endpoint), name));
};

const fromFolder = async (folder: string): Promise<unknown[]> => {
  const engine = await startEmbeddedDynamoDb({ dbPath: openDataFolder(folder).databasePath });
  try {
    return await collect(scanTable(engine.client, localTableName));
  } finally {
    await engine.stop();
  }
};

const { values, positionals } = parseArgs({
  options: {
    export: { type: 'string' },
    table: { type: 'string' },
    data: { type: 'string' },
    save: { type: 'string' },
  },
  allowPositionals: true,
});

const read = (): Promise<unknown[]> | undefined => {
  if (values.export !== undefined)
    return Promise.resolve(
      [values.export, ...positionals].flatMap((file) => [...exportedItems(readExport(file))]),
    );
  if (values.table !== undefined) return fromTable(values.table);
  return values.data === undefined ? undefined : fromFolder(values.data);
};

const reading = read();
if (!reading) {
  console.error(usage);
  process.exit(2);
}
try {
  const items = await reading;
  if (values.save !== undefined)
    writeFileSync(values.save, items.map((item) => `${JSON.stringify(item)}\n`).join(''), { mode: 0o600 });
  const { cases, events, accesses, findings: ofCases } = verifyItems(items);
  const findings = [...ofCases, ...verifyRegistryItems(items)];
  for (const { caseId, where, seq, fault } of findings)
    console.error(`${caseId}: ${where}${seq === undefined ? '' : ` ${String(seq)}`}: ${fault}`);
  console.log(
    `${String(cases)} case(s), ${String(events)} audit event(s), ${String(accesses)} access(es): ` +
      (findings.length === 0 ? 'all intact.' : `${String(findings.length)} finding(s).`),
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
