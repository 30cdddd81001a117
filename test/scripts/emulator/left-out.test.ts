/** What an emulator is given is what a stage is, but for what the list says. */
import { describe, expect, it } from '@jest/globals';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readStage } from '../../../lib/stage.ts';
import { buildStacks } from '../../../lib/warm-handoff.ts';
import { leaveOut, trustIssuer } from '../../../scripts/emulator/left-out.ts';
import { exchanged, leftOut } from '../../../scripts/emulator/left-out-list.ts';
import { cdkContext, synthesized } from '../../infra/synthesized.ts';

const resourceSchema = z.looseObject({ Type: z.string() });
const resourcesOf = (template: Template) =>
  z.object({ Resources: z.record(z.string(), resourceSchema) }).parse(template.toJSON()).Resources;
const types = new Set(leftOut.map(({ type }) => type));
/** Named by a hash of what stands behind it. */
const isDeployment = ({ Type }: { Type: string }): boolean => Type === 'AWS::ApiGateway::Deployment';

const given = () => {
  const app = new App({ context: { ...cdkContext(), stage: 'dev' } });
  const stacks = buildStacks(app, readStage(app.node));
  for (const stack of Object.values<Stack>({ ...stacks })) leaveOut(stack);
  trustIssuer(stacks.api.tokens.fn.lambda, 'http://127.0.0.1:1');
  return stacks;
};

describe('what an emulator is given', () => {
  const stacks = given();
  const names = ['data', 'platform', 'notices', 'identity', 'workflow', 'api', 'operations'] as const;
  const templates = names.map((name) => ({
    before: resourcesOf(synthesized('dev')[name]),
    after: resourcesOf(Template.fromStack(stacks[name])),
  }));

  it('lacks the types of the list, each of which a stage has, and no other resource', () => {
    const missing = templates.flatMap(({ before, after }) =>
      Object.entries(before)
        .filter(([id, resource]) => !(id in after) && !isDeployment(resource))
        .map(([, { Type }]) => Type),
    );
    expect(new Set(missing)).toEqual(types);
    expect(missing).toHaveLength(types.size);
  });

  it('differs in the stage of the API and in the authorizer, and in nothing else', () => {
    const changed = templates.flatMap(({ before, after }) =>
      Object.entries(after)
        .filter(
          ([id, resource]) =>
            !isDeployment(resource) && JSON.stringify(before[id]) !== JSON.stringify(resource),
        )
        .map(([, { Type }]) => Type),
    );
    expect(changed.sort()).toEqual(['AWS::ApiGateway::Stage', 'AWS::Lambda::Function']);
  });

  it('differs for a reason each', () => {
    for (const { what, reason } of [...leftOut, ...exchanged]) {
      expect(what).not.toBe('');
      expect(reason).toMatch(/^MiniStack \d+\.\d+\.\d+ /);
    }
  });
});
