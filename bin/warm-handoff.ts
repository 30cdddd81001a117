/** The CDK app: `npm run synth`, or `npx cdk deploy --all -c stage=prod`. It needs neither account nor network to synthesize. */
import { App } from 'aws-cdk-lib';
import { readStage } from '../lib/stage.ts';
import { buildStacks } from '../lib/warm-handoff.ts';

const app = new App();
buildStacks(app, readStage(app.node));
