/**
 * How much of each kind of request the API takes at once: reads, writes, and referrals, which hash a person's number.
 * API Gateway counts each method by itself. Settings of a method stand in place of the stage's, so all of them are
 * said again for each.
 */
import { MethodLoggingLevel, type MethodDeploymentOptions } from 'aws-cdk-lib/aws-apigateway';
import { operations, routes, type Operation } from '../../../domain/api/routes.ts';
import type { Stage } from '../../stage.ts';

type Kind = keyof Stage['throttles'];

const kindOf = (operation: Operation): Kind => {
  if (operation === 'submitReferral') return 'referrals';
  return routes[operation].method === 'GET' ? 'reads' : 'writes';
};

/**
 * Errors only in the execution log, and no data trace, which would hold headers and bodies. Nothing is cached: what the
 * API answers is about persons.
 */
export const settingsOf = ({ throttles }: Stage, kind: Kind): MethodDeploymentOptions => ({
  loggingLevel: MethodLoggingLevel.ERROR,
  dataTraceEnabled: false,
  metricsEnabled: true,
  cachingEnabled: false,
  throttlingRateLimit: throttles[kind].requestsPerSecond,
  throttlingBurstLimit: throttles[kind].burst,
});

export const methodSettings = (stage: Stage): Record<string, MethodDeploymentOptions> =>
  Object.fromEntries(
    operations.map((operation) => {
      const { path, method } = routes[operation];
      return [`${path}/${method}`, settingsOf(stage, kindOf(operation))];
    }),
  );
