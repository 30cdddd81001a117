/**
 * Loads a state machine definition: fills in the substitutions and refuses whatever the local runtime would not run
 * exactly as AWS does. An unknown field is an error, never ignored: a workflow that passes here and behaves otherwise
 * on AWS would cost more than the feature that is missing here.
 */
import { checkMachine } from './check-graph.ts';
import type { Definition } from './definition.ts';
import { isObject, parseJson, toJson, type Json } from './json.ts';
import { UnsupportedDefinition, type Problem, type Report } from './problems.ts';
import { substitute } from './substitutions.ts';

export type Substitutions = Readonly<Record<string, string>>;

/** Text that was loaded before, with its substitutions: a definition is only read, and every world loads the same ones. */
const loaded = new Map<string, Definition>();

export function loadDefinition(source: string | object, substitutions: Substitutions = {}): Definition {
  if (typeof source !== 'string') return load(source, substitutions);
  const key = JSON.stringify([source, substitutions]);
  const known = loaded.get(key) ?? load(source, substitutions);
  loaded.set(key, known);
  return known;
}

function load(source: string | object, substitutions: Substitutions): Definition {
  const problems: Problem[] = [];
  const report: Report = (at, what, remedy) => {
    problems.push({ at, what, remedy });
  };
  const definition = substitute(parse(source, report), substitutions, report);
  if (isObject(definition)) checkMachine(definition, report);
  else if (problems.length === 0) report('$', 'The definition is not an object.', 'Write an object.');
  if (problems.length > 0) throw new UnsupportedDefinition(problems);
  // Just checked, field by field: this is the only place that makes a Definition.
  return definition as unknown as Definition;
}

function parse(source: string | object, report: Report): Json {
  if (typeof source !== 'string') return toJson(source);
  try {
    return parseJson(source);
  } catch (fault) {
    report('$', `This is not JSON (${String(fault)}).`, 'Correct the text.');
    return null;
  }
}
