/**
 * Every version of every file in the history of HEAD, every message of a commit, and the files that are not committed yet.
 * Read by git's own plumbing; nothing is checked out and nothing is kept.
 */
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Text {
  /** The object's name in git; undefined for a file in the folder. */
  readonly id: string | undefined;
  readonly path: string;
  readonly content: string;
}

/** Objects asked of git at a time: enough to start git seldom, few enough to hold in memory. */
const batch = 500;
const largestAnswer = 2 ** 30;

const git = (root: string, args: readonly string[], input = ''): Buffer => {
  const run = spawnSync('git', ['-C', root, ...args], { input, maxBuffer: largestAnswer });
  if (run.status !== 0) throw new Error(`git ${args[0] ?? ''} failed: ${String(run.error ?? run.stderr)}`);
  return run.stdout;
};

const linesOf = (output: Buffer, separator = '\n'): string[] =>
  output.toString('utf8').split(separator).filter(Boolean);

export const isRepository = (root: string): boolean =>
  spawnSync('git', ['-C', root, 'rev-parse', '--verify', '--quiet', 'HEAD']).status === 0;

export const isShallow = (root: string): boolean =>
  git(root, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true';

export const countCommits = (root: string): number =>
  Number(git(root, ['rev-list', '--count', 'HEAD']).toString('utf8'));

/** The answer of `git cat-file --batch`: a line "id type size", the content, a line feed, and so on. */
function* objectsIn(answer: Buffer): Generator<{ id: string; type: string; content: string }> {
  for (let at = 0; at < answer.length;) {
    const lineEnd = answer.indexOf('\n', at);
    const [id = '', type = '', size = ''] = answer.toString('utf8', at, lineEnd).split(' ');
    const start = lineEnd + 1;
    at = start + Number(size) + 1;
    yield { id, type, content: answer.toString('utf8', start, at - 1) };
  }
}

function* historyOf(root: string): Generator<Text> {
  const paths = new Map(
    linesOf(git(root, ['rev-list', '--objects', 'HEAD'])).map((line) => {
      const [id = ''] = line.split(' ', 1);
      return [id, line.slice(id.length + 1)] as const;
    }),
  );
  const ids = [...paths.keys()];
  for (let first = 0; first < ids.length; first += batch) {
    const asked = ids.slice(first, first + batch).join('\n');
    for (const { id, type, content } of objectsIn(git(root, ['cat-file', '--batch'], `${asked}\n`))) {
      if (type === 'blob') yield { id, path: paths.get(id) ?? '', content };
      if (type === 'commit') yield { id, path: 'the message of the commit', content };
    }
  }
}

/** Files that differ from HEAD or are new; ignored files stay out. */
function* uncommittedIn(root: string): Generator<Text> {
  const listed = [
    git(root, ['diff', '--name-only', '--no-renames', '-z', 'HEAD']),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z']),
  ];
  for (const path of listed.flatMap((output) => linesOf(output, '\0'))) {
    const file = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (file?.isFile() === true)
      yield { id: undefined, path, content: readFileSync(join(root, path), 'utf8') };
  }
}

export function* textsOf(root: string): Generator<Text> {
  yield* historyOf(root);
  yield* uncommittedIn(root);
}

/** The first commit that holds an object; a commit holds itself. */
export const commitOf = (root: string, id: string): string => {
  const found = linesOf(git(root, ['log', '-m', '--format=%h', `--find-object=${id}`, 'HEAD'])).at(-1);
  return found ?? id.slice(0, 7);
};
