/** The stacks of one stage, by what they hold. */
import type { ApiStack } from './stacks/api-stack.ts';
import type { DataStack } from './stacks/data-stack.ts';
import type { IdentityStack } from './stacks/identity-stack.ts';
import type { NoticesStack } from './stacks/notices-stack.ts';
import type { OperationsStack } from './stacks/operations-stack.ts';
import type { PlatformStack } from './stacks/platform-stack.ts';
import type { WorkflowStack } from './stacks/workflow-stack.ts';

export interface Stacks {
  data: DataStack;
  platform: PlatformStack;
  notices: NoticesStack;
  identity: IdentityStack;
  workflow: WorkflowStack;
  api: ApiStack;
  operations: OperationsStack;
}
