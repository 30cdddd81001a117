/**
 * The CDK app of `npm run deploy:emulator`: the stacks of dev with what no emulator known today can do taken out. The app
 * of a stage (bin/warm-handoff.ts) knows nothing of it, so that nothing here can reach one.
 */
import process from 'node:process';
import { App } from 'aws-cdk-lib';
import { readStage } from '../../lib/stage.ts';
import { buildStacks } from '../../lib/warm-handoff.ts';
import { leaveOut, trustIssuer } from './left-out.ts';

const issuer = process.env['EMULATOR_TOKEN_ISSUER'];
if (issuer === undefined) throw new Error('This app is started by npm run deploy:emulator.');
const app = new App();
const stage = readStage(app.node);
if (!stage.removable)
  throw new Error(`Stage '${stage.name}' keeps records: an emulator holds invented people only.`);
const { api, ...stacks } = buildStacks(app, stage);
for (const stack of [api, ...Object.values(stacks)]) leaveOut(stack);
trustIssuer(api.tokens.fn.lambda, issuer);
