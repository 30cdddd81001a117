/**
 * What an administrator and the commands of docs/deploying.md read of a stage, under a name that no release changes. No
 * export: a name that another stack imports could not be removed.
 */
import { CfnOutput, type Stack } from 'aws-cdk-lib';

export type OutputName =
  | 'ApiUrl'
  | 'ClientId'
  | 'Region'
  | 'SignInUrl'
  | 'SignedInUrl'
  | 'TableName'
  | 'TopicArnPrefix'
  | 'UserPoolId';

export const output = (stack: Stack, name: OutputName, value: string): void => {
  new CfnOutput(stack, name, { value });
};
