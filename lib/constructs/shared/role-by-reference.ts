/** CDK lets a function and a state machine wait for their role by `DependsOn`, beside the reference that says so already. */
import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Takes `DependsOn` out of a function or state machine. Only for one whose role brings its policies by reference, so that
 * who waits for the role waits for them, and that waits for nothing else.
 */
export const waitForRoleByReference = ({ node }: IConstruct): void => {
  if (node.defaultChild instanceof CfnResource) node.defaultChild.addDeletionOverride('DependsOn');
};
