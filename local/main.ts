/**
 * `npm start`: the whole system on this machine, bound to loopback. Starts or finds the database, serves the API, says how
 * to try it, and resumes the open cases meanwhile. Ends with its database on SIGINT and SIGTERM.
 */
import process from 'node:process';
import { createMemoryPersonKeys } from '../adapters/local-keys/person-keys.ts';
import { createLocalStatementSigner } from '../adapters/local-keys/statement-keys.ts';
import { createStatementFolder } from '../adapters/statement-files/statement-folder.ts';
import { createIdentifiers } from '../adapters/system/identifiers.ts';
import { errorNameOf } from '../domain/ports/log-line.ts';
import type { Log } from '../domain/ports/ports.ts';
import { policyFor } from '../domain/policy/county-protocol.ts';
import { instantFromMs } from '../domain/shared/instant.ts';
import { createFlowingClock } from './clock/flowing-clock.ts';
import { claimFolder, openDataFolder } from './data-folder.ts';
import { createPatientServer, gatewayListener, listenOnLoopback } from './gateway/server.ts';
import { createTokenIssuer } from './gateway/tokens.ts';
import { createConsoleLog } from './console-log.ts';
import { Misunderstood, type Options, readOptions, usage } from './options.ts';
import { seedRegistry } from './samples.ts';
import { createScheduledRuntime } from './schedules.ts';
import { openStore } from './store.ts';
import { caughtUpAfter, welcome } from './welcome.ts';

const fewCases = 100;
const logged =
  (log: Log) =>
  (error: unknown): void =>
    log.error('HHP5005', { error: errorNameOf(error) });

const start = async (options: Options): Promise<void> => {
  // Port and folder first: a second server that cannot have them must not have touched a case.
  const { server, answerBy } = createPatientServer();
  const port = await listenOnLoopback(server, options.port);
  if (options.db === 'file') await claimFolder(options.data, port);
  const folder = openDataFolder(options.data);
  const opened = await openStore({
    endpoint: process.env['DYNAMODB_ENDPOINT'],
    ...(options.db === 'file' && { dbPath: folder.databasePath }),
  });
  const clock = createFlowingClock({
    offsetMs: options.clock === 'virtual' && options.db === 'file' ? folder.clockOffsetMs() : 0,
    realNowMs: Date.now,
    setTimeout,
    clearTimeout,
  });
  await seedRegistry(opened.store, instantFromMs(clock.nowMs()));
  const log = createConsoleLog();
  const runtime = createScheduledRuntime({
    store: opened.store,
    ...(opened.keeps && {
      stating: {
        statements: createStatementFolder(folder.statementFolder),
        statementSigner: createLocalStatementSigner(folder.statementKey),
      },
    }),
    clock,
    identifiers: createIdentifiers(),
    personKeys: createMemoryPersonKeys(folder.personKey),
    policyFor,
    log,
    portalUrl: `http://127.0.0.1:${port}`,
  });
  const resumed = await runtime.resumeAll();
  let caughtUp = false;
  answerBy(
    gatewayListener({
      runtime,
      tokens: createTokenIssuer(folder.tokenSigningKey, Date.now),
      portalOrigin: `http://127.0.0.1:${port}`,
      movable: options.clock === 'virtual',
      hasCaughtUp: () => caughtUp,
      clockMoved: () => folder.keepClockOffsetMs(clock.offsetMs()),
    }),
  );

  const catchUp = runtime.settle().catch(logged(log));
  void catchUp.then(() => {
    caughtUp = true;
    if (resumed > fewCases) console.log(caughtUpAfter(performance.now()));
  });
  // Few are done with before anybody asks; many are seen to in the background, and who asks is answered at once.
  if (resumed <= fewCases) await catchUp;

  let ending = false;
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    server.close();
    server.closeAllConnections();
    void opened.close().then(() => process.exit(code));
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  void opened.lost.then(() => {
    if (!ending)
      console.error(
        'The database ended by itself; ending too, so that nothing is taken in that is not kept.',
      );
    end(1);
  });
  console.log(
    welcome({
      port,
      store: opened.kind,
      resumed,
      clock: options.clock,
      now: runtime.now(),
      readyMs: performance.now(),
    }),
  );
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await start(options);
  else console.log(usage);
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    inUse
      ? 'The port is in use: end the other server, or give another with --port.'
      : error instanceof Error
        ? error.message
        : error,
  );
  console.error(`\n${usage}`);
  process.exit(error instanceof Misunderstood ? 2 : 1);
}
