// `npm run audit:verify`: finds what was changed, removed, added or reordered in any case, its logs and the registry, in an
// export or in a running table, and what is not as the daily statements say. Exits 1 when something is found or nothing can
// be read, 2 when the command is not understood.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { exportedItems } from '../adapters/dynamodb/exported-items.ts';
import { scanTable } from '../adapters/dynamodb/scan.ts';
import { verifyItems } from '../adapters/dynamodb/verify-items.ts';
import { verifyRegistryItems } from '../adapters/dynamodb/verify-registry.ts';
import { createSignatureCheck } from '../adapters/local-keys/statement-keys.ts';
import { readStatements } from '../adapters/statement-files/statement-folder.ts';
import { registryChain } from '../domain/access/statement.ts';
import { type Chains, type StatementReport, verifyStatements } from '../domain/access/verify-statements.ts';
import { openDataFolder, statementsIn } from '../local/data-folder.ts';
import { clientAt, startEmbeddedDynamoDb } from '../local/embedded-dynamodb.ts';
import { localTableName } from '../local/store.ts';
import { parsedOrUsage } from './command-line.ts';

const usage = `npm run audit:verify -- --export <file.json[.gz]> [<file> ...]
npm run audit:verify -- --table <name> [--save <file.json>]   a table on AWS, or the one that DYNAMODB_ENDPOINT names
npm run audit:verify -- --data .local [--save <file.json>]    the data folder of \`npm start\`, which must have ended
  --statements <folder> --public-key <file.pem>  the daily statements, and the key that signed them; those of --data if there
  --case <reference>                             of the statements, only what is said of this case: for an export of one`;

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

const { values, positionals } = parsedOrUsage(usage, () =>
  parseArgs({
    options: {
      export: { type: 'string' },
      table: { type: 'string' },
      data: { type: 'string' },
      save: { type: 'string' },
      statements: { type: 'string' },
      'public-key': { type: 'string' },
      case: { type: 'string' },
    },
    allowPositionals: true,
  }),
);

const read = (): Promise<unknown[]> | undefined => {
  if (values.export !== undefined)
    return Promise.resolve(
      [values.export, ...positionals].flatMap((file) => [...exportedItems(readExport(file))]),
    );
  if (values.table !== undefined) return fromTable(values.table);
  return values.data === undefined ? undefined : fromFolder(values.data);
};

/** Where statements and their key are, or undefined for nowhere; throws where one is named without the other. */
const statedWhere = (): { folder: string; publicKey: string } | undefined => {
  const { statements: folder, 'public-key': publicKey, data } = values;
  if (folder !== undefined && publicKey !== undefined) return { folder, publicKey };
  if (folder !== undefined || publicKey !== undefined)
    throw new Error('Give --statements and --public-key together.');
  const own = data === undefined ? undefined : statementsIn(data);
  return own && existsSync(own.folder) ? own : undefined;
};

/** Read before the table, which then has whatever they state. */
const readStated = () => {
  const where = statedWhere();
  if (!where) return undefined;
  const { statements, unreadable } = readStatements(where.folder);
  const isSigned = createSignatureCheck(readFileSync(where.publicKey, 'utf8'));
  const report = (chains: Chains): StatementReport =>
    verifyStatements({ statements, isSigned, chains, only: values.case });
  return { folder: where.folder, unreadable, report };
};

/** Prints what is found; returns how much that is. */
const tellStated = (stated: NonNullable<ReturnType<typeof readStated>>, chains: Chains): number => {
  const { statements, heads, until, findings } = stated.report(chains);
  for (const file of stated.unreadable)
    console.error(`${join(stated.folder, file)}: is no statement of this number`);
  for (const { of, where, seq, fault } of findings)
    console.error(`${of}: ${where === 'statement' ? '' : `${where} ${String(seq)}: `}${fault}`);
  const found = stated.unreadable.length + findings.length;
  console.log(
    `${String(statements)} statement(s) of ${String(heads)} head(s), the last of ${until ?? 'no day'}: ` +
      (found === 0
        ? 'all signed, and the audit is as they say. Whether a later one is missing only its keeper can tell.'
        : `${String(found)} finding(s).`),
  );
  return found;
};

const reading = values.export ?? values.table ?? values.data;
if (reading === undefined) {
  console.error(usage);
  process.exit(2);
}
try {
  const stated = readStated();
  const items = (await read()) ?? [];
  if (values.save !== undefined)
    writeFileSync(values.save, items.map((item) => `${JSON.stringify(item)}\n`).join(''), { mode: 0o600 });
  const { cases, events, accesses, findings: ofCases, chains: ofLogs } = verifyItems(items);
  const { findings: ofRegistry, changes } = verifyRegistryItems(items);
  const findings = [...ofCases, ...ofRegistry];
  const chains = { ...ofLogs, registry: new Map([[registryChain, changes]]) };
  for (const { caseId, where, seq, fault } of findings)
    console.error(`${caseId}: ${where}${seq === undefined ? '' : ` ${String(seq)}`}: ${fault}`);
  console.log(
    `${String(cases)} case(s), ${String(events)} audit event(s), ${String(accesses)} access(es): ` +
      (findings.length === 0 ? 'all intact.' : `${String(findings.length)} finding(s).`),
  );
  if (!stated) console.log('No statements were given: a chain that was rewritten whole is not found.');
  const unlikeStated = stated ? tellStated(stated, chains) : 0;
  process.exitCode = findings.length + unlikeStated === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
