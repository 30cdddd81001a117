// `npm run deploy:emulator [-- --required]`: bootstraps and deploys the stacks of dev onto the emulator of AWS at
// AWS_ENDPOINT_URL and plays the straight journey over HTTP there. Without an emulator it says so and ends with 0, or with 2
// where one is required; with 2, too, where the address is none of this machine. docs/emulator.md
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { parsedOrUsage } from './command-line.ts';
import { answersAt, apiAt, emulatorAt, environmentFor, NoEmulator } from './emulator/emulator-address.ts';
import { exchanged, leftOut } from './emulator/left-out-list.ts';

const usage = `npm run deploy:emulator [-- --required]
  deploys the stacks of dev onto the emulator at AWS_ENDPOINT_URL, an address of this machine, and plays a journey there
  --required  an emulator that is not there is an error (2)`;
const account = '000000000000';
const root = join(import.meta.dirname, '..');

const { required } = parsedOrUsage(
  usage,
  () => parseArgs({ options: { required: { type: 'boolean', default: false } } }).values,
);

const cdk = async (args: readonly string[], env: Record<string, string>): Promise<void> => {
  const startedMs = performance.now();
  let said = '';
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/aws-cdk/bin/cdk'), ...args, '--no-notices'],
      {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', reject).once('close', resolve);
  });
  const [command = ''] = args;
  if (code !== 0) throw new Error(`cdk ${command} ended with ${String(code)}:\n${said}`);
  console.log(`cdk ${command}: ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
};

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

const deploy = async (origin: string): Promise<void> => {
  for (const { what, reason } of [...leftOut, ...exchanged]) console.log(`not as on AWS: ${what}. ${reason}`);
  // Loaded after the command line was read, which then answers at once.
  const { startIssuer } = await import('./emulator/local-issuer.ts');
  const { fillRegistry, playStraight } = await import('./emulator/straight-journey.ts');
  const issuer = await startIssuer(Date.now);
  const folder = mkdtempSync(join(tmpdir(), 'warm-handoff-emulator-'));
  try {
    const assembly = join(folder, 'cdk.out');
    const outputs = join(folder, 'outputs.json');
    const env = { ...environmentFor(origin, process.env), EMULATOR_TOKEN_ISSUER: issuer.url };
    const app = `"${process.execPath}" scripts/emulator/app.ts`;
    await cdk(['synth', '--quiet', '--app', app, '--output', assembly, '-c', 'stage=dev'], env);
    await cdk(['bootstrap', '--app', assembly, `aws://${account}/us-east-1`], env);
    const deployed = [
      '--app',
      assembly,
      '--all',
      '--require-approval',
      'never',
      '--method',
      'direct',
      '--outputs-file',
      outputs,
    ];
    await cdk(['deploy', ...deployed], env);
    const apiUrl = outputsSchema.parse(JSON.parse(readFileSync(outputs, 'utf8')))['warm-handoff-dev-api']?.[
      'ApiUrl'
    ];
    const api = {
      url: apiAt(origin, z.string().parse(apiUrl)),
      issue: issuer.issue,
      nowMs: Date.now,
      pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    };
    const startedMs = performance.now();
    const told = (step: string): void =>
      console.log(`${((performance.now() - startedMs) / 1_000).toFixed(1).padStart(6)} s  ${step}`);
    told(`${await fillRegistry(api)} entries of the registry brought in`);
    await playStraight(api, told);
  } finally {
    issuer.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Undefined, with what is said, where there is none to deploy to. */
const emulator = async (): Promise<string | undefined> => {
  const address = process.env['AWS_ENDPOINT_URL'] ?? '';
  const origin = address === '' ? undefined : emulatorAt(address);
  if (origin !== undefined && (await answersAt(origin))) return origin;
  const why = origin === undefined ? 'it is not set' : `nothing answers at ${origin}`;
  console.log(`skipped: no emulator at AWS_ENDPOINT_URL (${why}). docs/emulator.md says how to start one.`);
  return undefined;
};

try {
  const origin = await emulator();
  if (origin !== undefined) await deploy(origin);
  else if (required) process.exitCode = 2;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof NoEmulator ? 2 : 1;
}
