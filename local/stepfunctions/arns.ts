/**
 * The ARNs of the local runtime: the shape of AWS with an account that cannot exist.
 */
const STATES = 'arn:aws:states:us-east-1:000000000000';

export const stateMachineArn = (name: string): string => `${STATES}:stateMachine:${name}`;
export const executionArn = (machine: string, name: string): string =>
  `${STATES}:execution:${machine}:${name}`;
export const roleArn = (machine: string): string => `arn:aws:iam::000000000000:role/${machine}`;

/** The characters that AWS allows in the name of a state machine or an execution, at most 80 of them. */
export const isName = (name: string): boolean => /^[0-9A-Za-z_.+=@!&'()-]{1,80}$/.test(name);
