/**
 * How data passes a state: InputPath, Parameters, the state's own work, ResultSelector, ResultPath, OutputPath, in
 * that order. ResultPath joins the result to the input that the state received, before InputPath narrowed it.
 */
import { isObject, type Json, type JsonObject } from './json.ts';
import { pathOf, readPath, writePath } from './paths.ts';
import { runtimeError } from './state-error.ts';

export interface Sight {
  readonly input: Json;
  readonly context: JsonObject;
}

export const look = (text: string, { input, context }: Sight): Json | undefined => {
  const path = pathOf(text);
  return readPath(path, path.inContext ? context : input);
};

/** InputPath and OutputPath: null gives the empty object, absent gives all. */
export function narrow(path: string | null | undefined, sight: Sight, field: string): Json {
  if (path === undefined) return sight.input;
  if (path === null) return {};
  const value = look(path, sight);
  if (value === undefined)
    throw runtimeError(`Invalid path '${path}' in ${field}: no such place in the data.`);
  return value;
}

/** Parameters and ResultSelector: a field named `x.$` becomes `x` with what its path shows. */
export function fillTemplate(template: Json, sight: Sight): Json {
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, sight));
  if (!isObject(template)) return template;
  const filled: JsonObject = {};
  for (const [field, value] of Object.entries(template)) {
    if (field.endsWith('.$') && typeof value === 'string')
      filled[field.slice(0, -2)] = take(field, value, sight);
    else filled[field] = fillTemplate(value, sight);
  }
  return filled;
}

function take(field: string, path: string, sight: Sight): Json {
  const value = look(path, sight);
  if (value !== undefined) return value;
  const shown = JSON.stringify(sight.input);
  throw runtimeError(
    `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${shown}'`,
  );
}

/** ResultPath: null keeps the input and drops the result. */
export function joinResult(path: string | null | undefined, input: Json, result: Json): Json {
  if (path === null) return input;
  return path === undefined ? result : writePath(pathOf(path), input, result);
}
