/** Makes the stacks of a stage what an emulator takes: left-out-list.ts says what, and why. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnResource, type Stack } from 'aws-cdk-lib';
import { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CfnFunction, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { bundle } from '../../lib/constructs/shared/bundle.ts';
import { emulatorClient } from './emulator-client.ts';
import { leftOut } from './left-out-list.ts';

const types = new Set(leftOut.map(({ type }) => type));

/** Takes the resources out of a stack, and what refers to them. */
export const leaveOut = (stack: Stack): void => {
  for (const resource of stack.node.findAll()) {
    if (resource instanceof CfnStage) resource.clientCertificateId = undefined;
    if (CfnResource.isCfnResource(resource) && types.has(resource.cfnResourceType))
      resource.node.scope?.node.tryRemoveChild(resource.node.id);
  }
};

/** Puts verify-token/ in the place of the stage's authorizer, which takes tokens of a user pool alone. */
export const trustIssuer = (authorizer: LambdaFunction, issuer: string): void => {
  const folder = mkdtempSync(join(tmpdir(), 'warm-handoff-authorizer-'));
  bundle(join(import.meta.dirname, 'verify-token'), join(folder, 'index.mjs'));
  // Copied into the assembly when it is made.
  const code = new Asset(authorizer, 'OfRun', { path: folder });
  rmSync(folder, { recursive: true });
  const fn = authorizer.node.defaultChild;
  if (!(fn instanceof CfnFunction)) throw new TypeError('The authorizer is no function.');
  fn.code = { s3Bucket: code.s3BucketName, s3Key: code.s3ObjectKey };
  authorizer.addEnvironment('TOKEN_ISSUER', issuer);
  authorizer.addEnvironment('TOKEN_CLIENT_ID', emulatorClient);
};
