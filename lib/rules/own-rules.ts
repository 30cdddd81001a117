/**
 * Our own rules, beside the packs (lib/rule-packs.ts): what the packs cannot see. In synth they are a plugin as the packs
 * are, and what breaks one ends synth; there is no way to acknowledge a finding of theirs.
 */
import { readFileSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import type { Stage } from '../stage.ts';
import { accessRules } from './access-rules.ts';
import { channelRules } from './channel-rules.ts';
import { dataRules } from './data-rules.ts';
import { parseTemplate, type TemplateRule, type Template } from './deployment.ts';
import { edgeRules } from './edge-rules.ts';
import { functionRules } from './function-rules.ts';
import { machineRules } from './machine-rules.ts';

export const ownRules: readonly TemplateRule[] = [
  ...dataRules,
  ...machineRules,
  ...edgeRules,
  ...channelRules,
  ...accessRules,
  ...functionRules,
];

const parsed = (path: string): Template => parseTemplate(JSON.parse(readFileSync(path, 'utf8')));

export class OwnRules implements IPolicyValidationPlugin {
  readonly name = 'Warm Handoff';
  readonly ruleIds = ownRules.map(({ id }) => id);
  readonly #kept: boolean;

  constructor(stage: Stage) {
    this.#kept = !stage.removable;
  }

  validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = new Map(templatePaths.map((path) => [path, parsed(path)]));
    const violations = ownRules.flatMap(({ id, holds, check }) =>
      check({ kept: this.#kept, templates }).map(({ stack, resource, problem }) => ({
        ruleName: id,
        description: `${holds} Here ${problem}.`,
        violatingResources: [{ resourceLogicalId: resource, templatePath: stack, locations: [] }],
      })),
    );
    return { success: violations.length === 0, violations };
  }
}
