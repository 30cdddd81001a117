/** Which policies a function has, and which functions have a policy: by way of roles, and across stacks. */
import { listAt, resourcesOf, textOf, type Deployment, type Resource } from './deployment.ts';

/** By reference in one stack, by export from another. */
const isAttached = (role: Resource, { id }: Resource): boolean =>
  listAt(role.properties, 'ManagedPolicyArns')
    .map(textOf)
    .some((name) => name === `<${id}>` || name.includes(`ExportsOutputRef${id}`));

const isRoleOf = (role: Resource, fn: Resource): boolean =>
  fn.stack === role.stack && textOf(fn.properties['Role']) === `<${role.id}.Arn>`;

/** Every role that a policy is attached to, by the name of the function that takes it on, if it is one's. */
export const functionsWith = (deployment: Deployment, policy: Resource): string[] =>
  resourcesOf(deployment, 'AWS::IAM::Role')
    .filter((role) => isAttached(role, policy))
    .map((role) => {
      const fn = resourcesOf(deployment, 'AWS::Lambda::Function').find((one) => isRoleOf(role, one));
      return textOf(fn?.properties['FunctionName'] ?? role.id);
    });

export const policiesOf = (deployment: Deployment, fn: Resource): Resource[] =>
  resourcesOf(deployment, 'AWS::IAM::Role')
    .filter((role) => isRoleOf(role, fn))
    .flatMap((role) =>
      resourcesOf(deployment, 'AWS::IAM::ManagedPolicy').filter((policy) => isAttached(role, policy)),
    );
