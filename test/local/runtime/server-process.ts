/** `npm start` as a process of its own, on a free port and in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

export const root = join(import.meta.dirname, '..', '..', '..');

const folders: string[] = [];
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'warm-handoff-'));
  folders.push(folder);
  return folder;
};

const running = new Set<ChildProcess>();
/** Ends what a failed test left behind. */
export const cleanUp = (): void => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};

export interface Ended {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

export interface Launched {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves with what was printed once the line matches; throws when the process ends before. */
  printed(line: RegExp): Promise<RegExpExecArray>;
}

export const launch = (args: readonly string[]): Launched => {
  const child = spawn(process.execPath, ['local/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  let look: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  const printed = (line: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      look = () => {
        const match = line.exec(stdout);
        if (match) resolve(match);
      };
      look();
      void ended.then(() =>
        reject(new Error(`It ended before it printed ${String(line)}: ${stdout}${stderr}`)),
      );
    });
  return { child, ended, printed };
};

const readyLine =
  /^Warm Handoff is ready at (http:\/\/127\.0\.0\.1:(\d+)) \(after (\d+\.\d) s\)\.\n([^]*)\n\n([^]*)\n$/m;

export interface Running extends Launched {
  url: string;
  port: number;
  welcome: string;
  commands: string[];
}

export const startServer = async (folder: string, more: readonly string[] = []): Promise<Running> => {
  const launched = launch(['--port', '0', '--data', folder, ...more]);
  const [welcome, url = '', port = ''] = await launched.printed(readyLine);
  const commands = welcome.split('\n').flatMap((line) => /^ {2}(curl .*)$/.exec(line)?.[1] ?? []);
  return { ...launched, url, port: Number(port), welcome, commands };
};

export const killed = async (
  { child, ended }: Launched,
  signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT',
): Promise<Ended> => {
  child.kill(signal);
  return ended;
};

const answerSchema = z.record(z.string(), z.unknown());

/** Asks a running server as a person of a role. */
export const askAs = async (
  { url }: Pick<Running, 'url'>,
  role: string,
  method: string,
  path: string,
  json?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const token = (await (await fetch(`${url}/local/token?role=${role}`)).text()).trim();
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      connection: 'close',
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  return { status: answer.status, body: answerSchema.parse(await answer.json()) };
};

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

export const canSeeProcesses = process.platform === 'linux';

/** The database engines that work in a folder, as the system lists its processes. */
export const enginesIn = (folder: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    const line = /^\d+$/.test(pid) ? commandLine(pid) : '';
    return line.includes('dynoxide') && line.includes(folder);
  });

/** Waits until a condition holds, for five seconds at most. */
export const until = async (holds: () => boolean): Promise<boolean> => {
  const giveUpAt = performance.now() + 5_000;
  while (!holds()) {
    if (performance.now() > giveUpAt) return false;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return true;
};
