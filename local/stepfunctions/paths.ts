/**
 * Reference paths: `$`, `$.a.b`, `$['a b']`, `$.a[0]` and, with `$$`, the same into the context object.
 *
 * A reference path names exactly one place. Wildcards, filters and slices are refused when the definition is loaded:
 * interpreters disagree on what they give for an empty list, and a workflow that only passes ids has no use for them.
 */
import { isObject, type Json } from './json.ts';
import { StateError } from './state-error.ts';

export interface Path {
  readonly text: string;
  readonly inContext: boolean;
  readonly steps: readonly (string | number)[];
}

const STEP = /\.([A-Za-z_]\w*)|\['([^'\\]+)'\]|\[(\d+)\]/y;
const known = new Map<string, Path>();

/** The parsed path, or undefined when the text is not a reference path. */
export function parsePath(text: string): Path | undefined {
  const seen = known.get(text);
  if (seen) return seen;
  const inContext = text.startsWith('$$');
  if (!text.startsWith('$')) return undefined;
  const steps: (string | number)[] = [];
  STEP.lastIndex = inContext ? 2 : 1;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (!match) return undefined;
    steps.push(match[1] ?? match[2] ?? Number(match[3]));
  }
  const path = { text, inContext, steps };
  known.set(text, path);
  return path;
}

/** The path of a loaded definition: loading has refused every text that is none. */
export function pathOf(text: string): Path {
  const path = parsePath(text);
  if (!path) throw new TypeError(`${text} is no reference path: this definition was not loaded.`);
  return path;
}

export function readPath(path: Path, root: Json): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path.steps) {
    if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined;
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** A copy of `root` with `value` at the path; missing objects on the way are made, as the language asks. */
export function writePath(path: Path, root: Json, value: Json): Json {
  return put(path, 0, root, value);
}

function put(path: Path, depth: number, root: Json | undefined, value: Json): Json {
  const step = path.steps[depth];
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (!Array.isArray(root) || step >= root.length) throw cannotApply(path);
    return root.map((item, at) => (at === step ? put(path, depth + 1, item, value) : item));
  }
  if (root !== undefined && !isObject(root)) throw cannotApply(path);
  const inner = root && Object.hasOwn(root, step) ? root[step] : undefined;
  return { ...root, [step]: put(path, depth + 1, inner, value) };
}

const cannotApply = (path: Path) =>
  new StateError('States.ResultPathMatchFailure', `Unable to apply step "${path.text}" to input.`);
