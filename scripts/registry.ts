// `npm run registry`: the registry as CSV, against the data folder of `npm start`, the DynamoDB that DYNAMODB_ENDPOINT names,
// or with --api the API of a stage. Exits 1 when a row is wrong (nothing is imported
// then) or the registry cannot be reached, 2 when the command is not understood.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/system/system-clock.ts';
import { isRegistryKind, type RegistryKind, registryKinds } from '../domain/registry/kinds.ts';
import { isReferenceKind, referenceKinds } from '../domain/registry/reference-data.ts';
import { ConcurrentWrite, type Registry, type RegistryChanges } from '../domain/ports/ports.ts';
import { openDataFolder } from '../local/data-folder.ts';
import { carryOut, planImport } from '../local/registry/import-by-api.ts';
import { csvOf, exportCsv, exportReferenceCsv, importCsv } from '../local/registry/import-export.ts';
import { type ApiAccess, deleteEntryBy, listEntries } from '../local/registry/registry-api.ts';
import { openStore } from '../local/store.ts';
import type { RowProblem } from '../domain/registry/csv-table.ts';
import { accessTo } from './api-token.ts';

const usage = `npm run registry -- import <kind> <file.csv> [--data .local]
npm run registry -- export <kind> [--data .local] > file.csv
  against the data folder of \`npm start\`, which must have ended, or the DynamoDB that DYNAMODB_ENDPOINT names
npm run registry -- import <kind> <file.csv> --api <url> [--token-file <file>] [--dry-run] [--delete-missing]
npm run registry -- diff <kind> <file.csv> --api <url> [--token-file <file>]   exits 1 where they differ
npm run registry -- list <kind> --api <url> [--token-file <file>] > file.csv
npm run registry -- delete <kind> <id> --api <url> [--token-file <file>]
  against a stage, or a running \`npm start\`, through its API; without --token-file the token is WARM_HANDOFF_TOKEN
  kinds: ${registryKinds.join(', ')}; export only: ${referenceKinds.join(', ')}`;

class Misunderstood extends Error {}

const onRegistry = async (
  data: string,
  act: (registry: Registry & RegistryChanges) => Promise<number>,
): Promise<number> => {
  const endpoint = process.env['DYNAMODB_ENDPOINT'];
  const opened = await openStore({ endpoint, dbPath: openDataFolder(data).databasePath });
  try {
    if (!opened.keeps) throw new Error(`Nothing would be kept: the store is ${opened.kind}.`);
    return await act(opened.store);
  } finally {
    await opened.close();
  }
};

const reportProblems = (problems: readonly RowProblem[]): number => {
  for (const { line, column, message } of problems)
    console.error(`line ${line}${column === '' ? '' : `, column ${column}`}: ${message}`);
  console.error(`Nothing was imported: ${problems.length} row(s) are wrong. Correct them and import again.`);
  return 1;
};

const importFile = (data: string, kind: RegistryKind, file: string): Promise<number> => {
  const text = readFileSync(file, 'utf8');
  return onRegistry(data, async (registry) => {
    const result = await importCsv(registry, kind, text, systemClock.now());
    if (result.ok) {
      console.log(
        `${kind}: ${result.added} added, ${result.changed} changed, ${result.unchanged} as before.`,
      );
      return 0;
    }
    return reportProblems(result.problems);
  });
};

const words = { added: 'add', changed: 'change', deleted: 'delete' } as const;

interface Switches {
  dryRun: boolean;
  deletes: boolean;
}

/** A dry run, or a diff, says what an import would do, and does nothing. */
const importByApi = async (
  access: ApiAccess,
  kind: RegistryKind,
  file: string,
  { dryRun, deletes }: Switches,
): Promise<number> => {
  const planned = await planImport(access, kind, readFileSync(file, 'utf8'));
  if (!planned.ok) return reportProblems(planned.problems);
  const { plan, revision } = planned;
  if (dryRun) {
    for (const { id } of plan.added) console.log(`would ${words.added} ${id}`);
    for (const { id } of plan.changed) console.log(`would ${words.changed} ${id}`);
    for (const id of plan.missing)
      console.log(deletes ? `would ${words.deleted} ${id}` : `stays, and is not in the file: ${id}`);
    console.log(`${kind}: ${plan.unchanged} as before. Nothing was sent.`);
    return 0;
  }
  for await (const { id, became } of carryOut(access, kind, plan, { revision, deletes }))
    console.log(
      became === 'waits'
        ? `${id} waits for a second person: a colleague answers it at /registry/proposals.`
        : `${became} ${id}`,
    );
  console.log(`${kind}: ${plan.unchanged} as before.`);
  return 0;
};

const diffByApi = async (access: ApiAccess, kind: RegistryKind, file: string): Promise<number> => {
  const planned = await planImport(access, kind, readFileSync(file, 'utf8'));
  if (!planned.ok) return reportProblems(planned.problems);
  const { added, changed, missing } = planned.plan;
  for (const { id } of added) console.log(`in the file only: ${id}`);
  for (const { id } of changed) console.log(`differs: ${id}`);
  for (const id of missing) console.log(`in the registry only: ${id}`);
  return added.length + changed.length + missing.length === 0 ? 0 : 1;
};

const runByApi = async (
  access: ApiAccess,
  [action, kind = '', given]: readonly string[],
  switches: Switches,
): Promise<number> => {
  if (!isRegistryKind(kind)) throw new Misunderstood(usage);
  if (action === 'list' && given === undefined) {
    process.stdout.write(csvOf(kind, (await listEntries(access, kind)).entries));
    return 0;
  }
  if (given === undefined) throw new Misunderstood(usage);
  if (action === 'import') return importByApi(access, kind, given, switches);
  if (action === 'diff') return diffByApi(access, kind, given);
  if (action !== 'delete') throw new Misunderstood(usage);
  await deleteEntryBy(access, kind, given);
  console.log(`deleted ${given}`);
  return 0;
};

const readArguments = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string', default: '.local' },
        api: { type: 'string' },
        'token-file': { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'delete-missing': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch {
    throw new Misunderstood(usage);
  }
};

const run = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [action, kind = '', file] = positionals;
  if (values.api !== undefined)
    return runByApi(accessTo(values.api, values['token-file']), positionals, {
      dryRun: values['dry-run'],
      deletes: values['delete-missing'],
    });
  if (action === 'export' && isReferenceKind(kind)) {
    process.stdout.write(exportReferenceCsv(kind));
    return 0;
  }
  if (!isRegistryKind(kind) || values['dry-run'] || values['delete-missing']) throw new Misunderstood(usage);
  if (action === 'import' && file !== undefined) return importFile(values.data, kind, file);
  if (action !== 'export') throw new Misunderstood(usage);
  return onRegistry(values.data, async (registry) => {
    process.stdout.write(await exportCsv(registry, kind));
    return 0;
  });
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const overtaken = error instanceof ConcurrentWrite;
  console.error(
    overtaken
      ? 'Somebody else changed the registry meanwhile. Nothing was imported; run the command again.'
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exitCode = error instanceof Misunderstood ? 2 : 1;
}
