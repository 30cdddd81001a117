/**
 * The REST API, made from the route table of domain/api/routes.ts: one function and one method for each, behind the
 * authorizer, the web ACL and the throttles. What a path answers to a method that it has no route for needs no
 * sign-in (lib/constructs/api/other-methods.ts). The log of requests holds what an operator needs and nothing that a path, query,
 * body or token says about a person; the gateway's own log holds errors only, and no data trace.
 */
import { Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  CfnClientCertificate,
  EndpointType,
  LogGroupLogDestination,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { operations, routes, type Operation } from '../../domain/api/routes.ts';
import { functionOf } from '../../domain/shared/function-names.ts';
import { hashesPersons, reachOf } from '../constructs/api/api-functions.ts';
import { ExecutionLog } from '../constructs/api/execution-log.ts';
import type { ForcedWildcards } from '../constructs/shared/forced-wildcards.ts';
import { GatewayInvokeRole } from '../constructs/api/gateway-invoke-role.ts';
import { GatewayLogRole } from '../constructs/api/gateway-log-role.ts';
import { answerWithProblems } from '../constructs/api/gateway-problems.ts';
import { answerOtherMethods } from '../constructs/api/other-methods.ts';
import type { DeadLetterQueue } from '../constructs/shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../constructs/shared/node-function.ts';
import { output } from '../constructs/shared/output.ts';
import { ProjectLogGroup } from '../constructs/shared/project-log-group.ts';
import { RequestValidation } from '../constructs/api/request-validation.ts';
import { reachTable, type CaseTable } from '../constructs/shared/table-access.ts';
import { methodSettings, settingsOf } from '../constructs/api/throttles.ts';
import { TokenAuthorizer } from '../constructs/api/token-authorizer.ts';
import { WebAcl } from '../constructs/api/web-acl.ts';
import { nameIn, type Stage } from '../stage.ts';
import type { IdentityStack } from './identity-stack.ts';

/**
 * `$context.path` holds case references and `$context.identity.userAgent` is free text: neither is here. The principal is
 * the subject of the token, which names an account and nobody (lambdas/authorizers/verify-token): who read the registry or
 * was refused before a handler ran is said nowhere else.
 */
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
  principalId: '$context.authorizer.principalId',
});

/** What the portal's address is to a browser. */
const originOf = ({ portalUrl }: Stage): string => new URL(portalUrl).origin;

const methodsOf = (path: string): string[] =>
  operations.filter((name) => routes[name].path === path).map((name) => routes[name].method);

export interface ApiStackProps extends StackProps {
  stage: Stage;
  cases: CaseTable;
  personKey: IKey;
  infrastructure: SharedInfrastructure;
  wildcards: ForcedWildcards;
  /** Up to and including the dash before a topic's suffix. */
  topicArnPrefix: string;
  /** Nothing should land in it: the gateway calls and waits. */
  failed: DeadLetterQueue;
  identity: Pick<IdentityStack, 'userPool' | 'portal'>;
}

export class ApiStack extends Stack {
  readonly api: RestApi;
  readonly functions: readonly NodeFunction[];
  readonly tokens: TokenAuthorizer;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { stage, infrastructure, identity } = props;
    const { logKey } = infrastructure;
    this.api = this.#createApi(props);
    new GatewayLogRole(this.api, stage, props.wildcards.ofGatewayLog);
    new ExecutionLog(this, 'ExecutionLog', { api: this.api, stage, logKey });
    answerWithProblems(this.api, originOf(stage));
    this.tokens = new TokenAuthorizer(this, 'SignedIn', {
      stage,
      infrastructure,
      deadLetterQueue: props.failed,
      ...identity,
    });
    const { authorizer, fn } = this.tokens;
    const invokes = new GatewayInvokeRole(this, 'Invoke');
    const requestValidation = new RequestValidation(this.api);
    const behind = (operation: Operation): NodeFunction => {
      const { method, path } = routes[operation];
      const called = this.#createFunction(operation, props);
      this.api.root.resourceForPath(path).addMethod(method, invokes.integrationOf(called.lambda), {
        ...requestValidation.of(operation),
        authorizationType: AuthorizationType.CUSTOM,
        authorizer,
        operationName: operation,
      });
      return called;
    };
    this.functions = [...operations.map(behind), fn];
    for (const path of new Set(operations.map((name) => routes[name].path)))
      answerOtherMethods(this.api.root.resourceForPath(path), methodsOf(path), originOf(stage));
    if (stage.webAcl) new WebAcl(this, 'Web', { stage, logKey, api: this.api });
    output(this, 'ApiUrl', this.api.url);
    output(this, 'Region', this.region);
  }

  #createApi({ stage, infrastructure: { logKey } }: ApiStackProps): RestApi {
    const log = new ProjectLogGroup(this, 'AccessLog', {
      stage,
      logKey,
      under: '/aws/apigateway',
      of: 'api',
    });
    return new RestApi(this, 'Api', {
      restApiName: nameIn(stage, 'api'),
      endpointTypes: [EndpointType.REGIONAL],
      // lib/constructs/api/gateway-log-role.ts sets it.
      cloudWatchRole: false,
      deployOptions: {
        ...settingsOf(stage, 'reads'),
        stageName: stage.name,
        accessLogDestination: new LogGroupLogDestination(log),
        accessLogFormat: AccessLogFormat.custom(accessLog),
        tracingEnabled: stage.tracing,
        clientCertificateId: new CfnClientCertificate(this, 'Certificate').ref,
        methodOptions: methodSettings(stage),
        // Handlers name it on every answer (lambdas/middleware/api-handler.ts).
        variables: { portalOrigin: originOf(stage) },
      },
    });
  }

  #createFunction(
    operation: Operation,
    { stage, cases, personKey, infrastructure, wildcards, topicArnPrefix, failed }: ApiStackProps,
  ): NodeFunction {
    const reach = reachOf[operation];
    const hashes = hashesPersons(operation);
    const confirms = operation === 'confirmMailbox';
    return new NodeFunction(this, {
      stage,
      infrastructure,
      deadLetterQueue: failed,
      area: 'api',
      folder: functionOf(operation),
      statements: [
        ...(reach ? reachTable(cases, reach) : []),
        ...(hashes
          ? [new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [personKey.keyArn] })]
          : []),
      ],
      policies: confirms ? [wildcards.ofConfirming] : [],
      environment: {
        ...(reach ? { TABLE_NAME: cases.table.tableName } : {}),
        ...(confirms ? { NOTICE_TOPIC_ARN_PREFIX: topicArnPrefix } : {}),
        ...(hashes ? { PERSON_KEY_ID: personKey.keyId } : {}),
      },
    });
  }
}
