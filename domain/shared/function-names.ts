/** What a function is called where: each name follows from one, so that none stands twice. */
import type { Operation } from './operations.ts';

/** `recordContact` is the function `record-contact`, the folder of that name under lambdas/api. */
export const functionOf = (operation: Operation): string =>
  operation.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `plan-wait` → `PlanWait`: the id of what is made for it in a stack. */
export const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** The task `plan-wait` is `${PlanWaitArn}` in the file of a state machine. */
export const substitutionOf = (task: string): string => `${pascal(task)}Arn`;
