/**
 * Our own rules find nothing in the templates of either stage, and each of them finds what it is there for: every case
 * below spoils one thing in the real templates of prod.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { type Deployment, parseTemplate } from '../../../lib/rules/deployment.ts';
import { OwnRules, ownRules } from '../../../lib/rules/own-rules.ts';
import { readStage } from '../../../lib/stage.ts';
import { cdkContext, synthesized } from '../synthesized.ts';
import { badTemplates } from './bad-templates.ts';

const deployed = (stage: 'dev' | 'prod'): Deployment => ({
  kept: stage === 'prod',
  templates: new Map(
    Object.entries(synthesized(stage)).map(([name, template]) => [name, parseTemplate(template.toJSON())]),
  ),
});
const prod = deployed('prod');
const dev = deployed('dev');

const found = (deployment: Deployment, id?: string): string[] =>
  ownRules
    .filter((rule) => id === undefined || rule.id === id)
    .flatMap(({ id: rule, check }) =>
      check(deployment).map(({ stack, resource, problem }) => `${rule} ${stack}/${resource}: ${problem}`),
    );

describe('our own rules', () => {
  it('find nothing in prod', () => {
    expect(found(prod)).toEqual([]);
  });

  it('find nothing in dev', () => {
    expect(found(dev)).toEqual([]);
  });

  it('have an id each and say what holds', () => {
    expect(new Set(ownRules.map(({ id }) => id)).size).toBe(ownRules.length);
    for (const { id, holds } of ownRules) expect(`${id} ${holds}`).toMatch(/^WH-[A-Z]+-\d\d .+\.$/);
  });

  it.each(ownRules.map(({ id, holds }) => [id, holds] as const))('%s catches a bad template: %s', (id) => {
    expect(badTemplates.map(({ rule }) => rule)).toContain(id);
  });
});

describe('in synth', () => {
  const validated = (template: unknown) => {
    const file = join(mkdtempSync(join(tmpdir(), 'rules-')), 'any.template.json');
    writeFileSync(file, JSON.stringify(template));
    const app = new App({ context: cdkContext() });
    const context = { templatePaths: [file], stackTemplates: [], appConstruct: app };
    return new OwnRules(readStage(app.node)).validate(context);
  };

  it('a template that breaks one is named, with the rule, and ends it', () => {
    const report = validated({ Resources: { Any: { Type: 'AWS::IAM::User' } } });
    expect(report.success).toBe(false);
    expect(report.violations).toMatchObject([
      { ruleName: 'WH-ACCESS-05', violatingResources: [{ resourceLogicalId: 'Any' }] },
    ]);
  });

  it('a template that breaks none goes through', () => {
    expect(validated({ Resources: {} })).toMatchObject({ success: true, violations: [] });
  });
});

describe('a template is caught', () => {
  it.each(badTemplates)('by $rule when $when', ({ rule, spoil }) => {
    const templates = new Map(
      [...prod.templates].map(([name, template]) => [name, structuredClone(template)]),
    );
    spoil(templates);
    expect(found({ kept: true, templates }, rule)).not.toEqual([]);
  });
});
