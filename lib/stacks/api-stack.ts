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
import { reachOf, type Reach, type RouteFunction } from '../constructs/api-functions.ts';
import { answerWithProblems } from '../constructs/gateway-problems.ts';
import { NodeFunction } from '../constructs/node-function.ts';
import { ProjectLogGroup } from '../constructs/project-log-group.ts';
import { readAndWriteTable, readTable, type CaseTable } from '../constructs/table-access.ts';
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

const statementsOf = (reach: Reach, cases: CaseTable): PolicyStatement[] => {
  if (reach === 'nothing') return [];
  return reach === 'readCases' ? readTable(cases) : readAndWriteTable(cases);
};

export interface ApiStackProps extends StackProps {
  stage: Stage;
  cases: CaseTable;
  personKey: IKey;
  logKey: IKey;
  userPool: IUserPool;
}

export class ApiStack extends Stack {
  readonly api: RestApi;
  readonly functions: readonly NodeFunction[];

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    this.api = this.#createApi(props);
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

  #createApi({ stage, logKey }: ApiStackProps): RestApi {
    const log = new ProjectLogGroup(this, 'AccessLog', {
      stage,
      logKey,
      under: '/aws/apigateway',
      of: 'api',
    });
    return new RestApi(this, 'Api', {
      restApiName: nameIn(stage, 'api'),
      endpointTypes: [EndpointType.REGIONAL],
      // API Gateway writes the access log by a role that is set once for the whole account and region.
      cloudWatchRole: true,
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

  #createFunction(folder: RouteFunction, { stage, cases, personKey, logKey }: ApiStackProps): NodeFunction {
    const reach: Reach = reachOf[folder];
    const hashesPersons = reach === 'writeCasesAndHashPersons';
    return new NodeFunction(this, {
      stage,
      logKey,
      area: 'api',
      folder,
      statements: [
        ...statementsOf(reach, cases),
        ...(hashesPersons
          ? [new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [personKey.keyArn] })]
          : []),
      ],
      environment: {
        ...(reach === 'nothing' ? {} : { TABLE_NAME: cases.table.tableName }),
        ...(hashesPersons ? { PERSON_KEY_ID: personKey.keyId } : {}),
      },
    });
  }
}
