/** What goes wrong with a right request: one thing in its body, or all of it by somebody who means harm. */
import type { Dice } from './dice.ts';

export const hostileValues: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  true,
  [],
  {},
  [[[]]],
  { $ne: null },
  { toString: 'x', valueOf: 'x' },
  'x'.repeat(5_000),
  '<script>alert(1)</script>',
  "'; DROP TABLE cases; --",
  '${jndi:ldap://x}',
  '{{7*7}}',
  '../../etc/passwd',
  '=HYPERLINK("http://x")',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\u202etxet',
  '\ufeff',
  '\u200b',
  'ｓｕｆｆｏｌｋ',
  'ı',
  'e\u0301'.repeat(50),
  '2026-03-06T17:00:00',
  '1926-01-01T00:00:00Z',
  '2099-12-31T23:59:59Z',
  '2026-02-30',
  '+275760-09-13T00:00:00.000Z',
  '2026-03-06T24:00:00Z',
  '2026-12-31T23:59:60Z',
  'accept',
  'faceToFace',
  'WH-7K3M-9QXA-22PD',
  'constructor',
  'toString',
];

export const hostileNames: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
  '$where',
  'unknown',
  'caseId',
  'version',
  '',
  '\u0000',
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `__proto__` becomes a member of its own, as JSON.parse makes it. */
const withMember = (value: Record<string, unknown>, name: string, member: unknown) =>
  Object.fromEntries([...Object.entries(value), [name, member]]);

const ofAnotherKind = (value: unknown): unknown => {
  switch (typeof value) {
    case 'string':
      return value.length;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'true' : 0;
    default:
      return Array.isArray(value) ? Object.fromEntries(value.entries()) : [value];
  }
};

const beyondBounds = (value: unknown, dice: Dice): unknown => {
  if (typeof value === 'string') return dice.oneOf(['', `${value}x`, value.toUpperCase(), value.repeat(500)]);
  if (typeof value === 'number') return dice.oneOf([-value - 1, value + 0.001, value * 1e6 + 1e6, -1e308]);
  if (Array.isArray(value))
    return dice.oneOf([[], Array.from({ length: 101 }, (): unknown => value[0] ?? 'x')]);
  return null;
};

/** A copy with one thing changed somewhere: another value, one member less, one more, or an id of somebody else. */
export const spoiled = (value: unknown, dice: Dice, ids: readonly string[]): unknown => {
  if (Array.isArray(value) && value.length > 0 && dice.chance(0.7)) {
    const at = dice.upTo(value.length);
    return value.map((member, index) => (index === at ? spoiled(member, dice, ids) : (member as unknown)));
  }
  if (isRecord(value) && Object.keys(value).length > 0 && dice.chance(0.9)) {
    const name = dice.oneOf(Object.keys(value));
    const { [name]: member, ...rest } = value;
    if (dice.chance(0.15)) return rest;
    if (dice.chance(0.15)) return withMember(value, dice.oneOf(hostileNames), dice.oneOf(hostileValues));
    return { ...rest, [name]: spoiled(member, dice, ids) };
  }
  if (typeof value === 'string' && ids.includes(value)) return dice.oneOf(ids);
  return dice.oneOf([
    () => dice.oneOf(hostileValues),
    () => ofAnotherKind(value),
    () => beyondBounds(value, dice),
  ])();
};

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}${close.repeat(depth)}`;

/** Bodies as text: no JSON, JSON that parsers read differently, and far too much of it. */
export const hostileTexts = (json: string): readonly string[] => [
  '',
  ' ',
  'null',
  '{',
  '[]',
  '"x"',
  '0',
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}',
  '{"a":1e999}',
  '{"a":-0}',
  '{"kind":"spoaDecision","kind":"tellPlan"}',
  '{"a":NaN}',
  "{'a':1}",
  '{"a":1,}',
  '[[[[[[[[',
  nested(5_000, '[', ']'),
  `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  `\ufeff${json}`,
  `${json}${json}`,
  json.slice(0, -1),
  json.replace('{', '{"__proto__":{"x":1},'),
  json.replaceAll('"', "'"),
  `/* */${json}`,
  json.replace(/:/g, ':\u00a0'),
  'a=b&c=d',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  '\u0000',
  `"${'x'.repeat(70_000)}"`,
  `{"note":"${'x'.repeat(300_000)}"}`,
];
