/**
 * The problems for which a definition is refused, each with its place; none when it is accepted.
 */
import { expect } from '@jest/globals';
import { loadDefinition } from '../../../local/stepfunctions/load-definition.ts';
import { UnsupportedDefinition } from '../../../local/stepfunctions/problems.ts';

export function problemsOf(definition: string | object, substitutions?: Record<string, string>): string[] {
  try {
    loadDefinition(definition, substitutions);
    return [];
  } catch (fault) {
    if (!(fault instanceof UnsupportedDefinition)) throw fault;
    for (const { remedy } of fault.problems) expect(remedy).not.toBe('');
    return fault.problems.map(({ at, what }) => `${at}: ${what}`);
  }
}

/** A problem of the only state of a definition. */
export const at = (path: string, what: string): string => `$.States.Only${path}: ${what}`;
