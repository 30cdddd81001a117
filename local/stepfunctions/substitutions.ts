/**
 * `${Name}` in a definition, as CDK's definitionSubstitutions fills them on AWS: the same file runs in both places.
 */
import { isObject, type Json, type JsonObject } from './json.ts';
import { within, type Report } from './problems.ts';

const PLACEHOLDER = /\$\{([^}]*)\}/g;

/** Fills every placeholder; one that is not given, and a given one that nothing uses, are both reported. */
export function substitute(
  definition: Json,
  substitutions: Readonly<Record<string, string>>,
  report: Report,
): Json {
  const used = new Set<string>();

  const fillText = (text: string, at: string) =>
    text.replace(PLACEHOLDER, (placeholder, name: string) => {
      used.add(name);
      const value = Object.hasOwn(substitutions, name) ? substitutions[name] : undefined;
      if (value !== undefined) return value;
      report(
        at,
        `${placeholder} has no substitution.`,
        `Give a value for ${name} when loading the definition.`,
      );
      return placeholder;
    });

  const fill = (value: Json, at: string): Json => {
    if (typeof value === 'string') return fillText(value, at);
    if (Array.isArray(value)) return value.map((item, index) => fill(item, within(at, index)));
    if (!isObject(value)) return value;
    const filled: JsonObject = {};
    for (const [field, inner] of Object.entries(value)) {
      if (field.includes('${')) {
        report(within(at, field), 'A name cannot hold a substitution.', 'Substitute in values only.');
      }
      filled[field] = fill(inner, within(at, field));
    }
    return filled;
  };

  const filled = fill(definition, '$');
  for (const name of Object.keys(substitutions)) {
    if (!used.has(name))
      report('$', `The substitution ${name} is not used.`, 'Remove it, or correct its name.');
  }
  return filled;
}
