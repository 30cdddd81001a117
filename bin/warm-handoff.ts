/**
 * The CDK app: `npm run synth`, or `npx cdk deploy --all -c stage=prod`. It needs neither account nor network to
 * synthesize, and ends with an error when a template breaks a rule of the packs or one of our own.
 */
import { App, Validations } from 'aws-cdk-lib';
import { rulePacks } from '../lib/rule-packs.ts';
import { OwnRules } from '../lib/rules/own-rules.ts';
import { readStage } from '../lib/stage.ts';
import { buildStacks } from '../lib/warm-handoff.ts';

const app = new App();
const stage = readStage(app.node);
buildStacks(app, stage);
Validations.of(app).addPlugins(...rulePacks(), new OwnRules(stage));
