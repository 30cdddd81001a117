/** The one hash of the system, over canonical JSON: the same value gives the same text whatever built it. */
import { createHash } from 'node:crypto';

/**
 * RFC 8785 (JSON Canonicalization Scheme): members by the UTF-16 code units of their names, no space between, strings and
 * numbers as ECMAScript writes them. Beyond it, what JSON does not know: an undefined member is left out, an undefined
 * element is null. A lone surrogate, which the RFC forbids, never comes here (domain/shared/free-text.ts).
 */
export const canonicalJson = (value: unknown): string => {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  const written: string[] = [];
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined) written.push(`${JSON.stringify(name)}:${canonicalJson(member)}`);
  }
  return `{${written.join(',')}}`;
};

const sha256Of = (value: unknown, encoding: 'hex' | 'base64url'): string =>
  createHash('sha256').update(canonicalJson(value)).digest(encoding);

/** SHA-256 of the canonical JSON, in hex. */
export const hashOf = (value: unknown): string => sha256Of(value, 'hex');
/** The same in base64url, for what is stored many times over: 43 characters instead of 64. */
export const digestOf = (value: unknown): string => sha256Of(value, 'base64url');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values have the same canonical JSON, without making it. */
export const isSameJson = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((element, index) => isSameJson(element, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => isSameJson(a[name], b[name]));
};
