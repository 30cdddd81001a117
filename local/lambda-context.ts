/** The Lambda context of an invocation on one machine. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

const timeoutMs = 30_000;
const callbackStyleIsGone = (): never => {
  throw new Error('Handlers answer by promise.');
};

export const lambdaContext = (functionName: string): Context =>
  ({
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '256',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => timeoutMs,
    ...Object.fromEntries(['done', 'fail', 'succeed'].map((name) => [name, callbackStyleIsGone])),
  }) as Context;
