/**
 * The REST API, made from the route table of domain/shared/routes.ts: one function, one method and, unless the route
 * needs no sign-in, the authorizer for each. The log of requests holds what an operator needs and nothing that a path,
 * query, body or token says about a person; the gateway's own execution log stays off for the same reason.
 */
import { Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  type MethodOptions,
} from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { operations, routes } from '../../domain/shared/routes.ts';
import { hashesPersons, reachOf, type RouteFunction } from '../constructs/api-functions.ts';
import type { ForcedWildcards } from '../constructs/forced-wildcards.ts';
import { GatewayLogRole } from '../constructs/gateway-log-role.ts';
import { answerWithProblems } from '../constructs/gateway-problems.ts';
import type { DeadLetterQueue } from '../constructs/dead-letters.ts';
import { NodeFunction, type Ground } from '../constructs/node-function.ts';
import { ProjectLogGroup } from '../constructs/project-log-group.ts';
import { reachTable, type CaseTable } from '../constructs/table-access.ts';
import { nameIn, type Stage } from '../stage.ts';

/** `$context.path` holds case references and `$context.identity.userAgent` is free text: neither is here. */
const accessLog = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  errorType: '$context.error.responseType',
  responseLatency: '$context.responseLatency',
  responseLength: '$context.responseLength',
  sourceIp: '$context.identity.sourceIp',
});

export interface ApiStackProps extends StackProps {
  stage: Stage;
  cases: CaseTable;
  personKey: IKey;
  ground: Ground;
  wildcards: ForcedWildcards;
  /** Nothing should land in it: the gateway calls and waits. */
  failed: DeadLetterQueue;
  userPool: IUserPool;
}

export class ApiStack extends Stack {
  readonly api: RestApi;
  readonly functions: readonly NodeFunction[];

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    this.api = this.#createApi(props);
    new GatewayLogRole(this.api, props.stage, props.wildcards.ofGatewayLog);
    answerWithProblems(this.api);
    const authorizer = new CognitoUserPoolsAuthorizer(this, 'SignedIn', {
      cognitoUserPools: [props.userPool],
    });
    const signedIn: MethodOptions = { authorizationType: AuthorizationType.COGNITO, authorizer };
    const open: MethodOptions = { authorizationType: AuthorizationType.NONE };
    this.functions = operations.map((operation) => {
      const { method, path, roles, function: folder } = routes[operation];
      const fn = this.#createFunction(folder, props);
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(
        ([, name]) => `method.request.path.${name ?? ''}`,
      );
      this.api.root
        .resourceForPath(path)
        .addMethod(method, new LambdaIntegration(fn.lambda, { allowTestInvoke: false }), {
          ...(roles.length > 0 ? signedIn : open),
          operationName: operation,
          requestParameters: Object.fromEntries(parameters.map((name) => [name, true])),
        });
      return fn;
    });
  }

  #createApi({ stage, ground: { logKey } }: ApiStackProps): RestApi {
    const log = new ProjectLogGroup(this, 'AccessLog', {
      stage,
      logKey,
      under: '/aws/apigateway',
      of: 'api',
    });
    return new RestApi(this, 'Api', {
      restApiName: nameIn(stage, 'api'),
      endpointTypes: [EndpointType.REGIONAL],
      // lib/constructs/gateway-log-role.ts sets it.
      cloudWatchRole: false,
      deployOptions: {
        stageName: stage.name,
        accessLogDestination: new LogGroupLogDestination(log),
        accessLogFormat: AccessLogFormat.custom(accessLog),
        loggingLevel: MethodLoggingLevel.OFF,
        dataTraceEnabled: false,
        metricsEnabled: true,
        tracingEnabled: true,
        throttlingRateLimit: stage.requestsPerSecond,
        throttlingBurstLimit: stage.requestBurst,
      },
    });
  }

  #createFunction(
    folder: RouteFunction,
    { stage, cases, personKey, ground, failed }: ApiStackProps,
  ): NodeFunction {
    const reach = reachOf[folder];
    const hashes = hashesPersons(folder);
    return new NodeFunction(this, {
      stage,
      ground,
      deadLetterQueue: failed,
      area: 'api',
      folder,
      statements: [
        ...(reach ? reachTable(cases, reach) : []),
        ...(hashes
          ? [new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [personKey.keyArn] })]
          : []),
      ],
      environment: {
        ...(reach ? { TABLE_NAME: cases.table.tableName } : {}),
        ...(hashes ? { PERSON_KEY_ID: personKey.keyId } : {}),
      },
    });
  }
}
