/**
 * Who asks "why?" of a refusal or an event gets a rule id: each id that the code or a page names leads to a rule of the
 * catalogue or to one of our own.
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../domain/catalogue/catalogue.ts';
import { houseRules } from '../../../domain/catalogue/house-rules.ts';

/** Not a template's beginning, `HHP-CONSENT-03${…}`, nor a part of a longer id. */
const ruleId = /HHP(?:-[A-Z0-9]+)*-\d+[A-Za-z]*(?![\w$])/g;
const files = globSync([
  '{adapters,domain,lambdas,local}/**/*.ts',
  '{docs,samples}/**/*.md',
  'statemachines/*.json',
]);
const named = new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(ruleId) ?? []));
const ofCatalogue = new Set(catalogue.map(({ id }) => id));
const ofOurOwn = new Set(houseRules.map(({ id }) => id));

describe('a rule id', () => {
  it('that anything names has a rule behind it', () => {
    expect(named.size).toBeGreaterThan(50);
    expect([...named].filter((id) => !ofCatalogue.has(id) && !ofOurOwn.has(id))).toEqual([]);
  });

  it('is of the catalogue or of our own, and never of both', () => {
    expect([...ofOurOwn].filter((id) => ofCatalogue.has(id))).toEqual([]);
    expect(ofOurOwn.size).toBe(houseRules.length);
  });

  it.each(houseRules)('$id says what it asks and why', ({ title, why }) => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^[A-Z].*\.$/);
  });
});
