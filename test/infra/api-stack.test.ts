import { functionOf } from '../../domain/shared/function-names.ts';
import { describe, expect, it } from '@jest/globals';
import { problemKinds } from '../../domain/shared/problem-kinds.ts';
import * as z from 'zod';
import { operations, routes, type Operation, type Route } from '../../domain/api/routes.ts';
import { problemBody } from '../../domain/shared/problems.ts';
import { problemSchema } from '../../domain/api/problem-contract.ts';
import { unauthenticated } from '../../domain/shared/refusal.ts';
import { problemFor } from '../../lambdas/middleware/problem-json.ts';
import { statementsOf } from '../../lib/rules/policy-document.ts';
import { resourcesOf, synthesized, textOf, theOnly } from './synthesized.ts';

const { api } = synthesized('prod');
const portal = 'https://portal.warm-handoff.example';
const resourceNames = z.object({ Resources: z.record(z.string(), z.unknown()) });
const reference = z.object({ Ref: z.string() });
const resources = new Map(
  resourcesOf(api, 'AWS::ApiGateway::Resource').map(({ id, Properties }) => [id, Properties]),
);

const pathOf = (resourceId: unknown): string => {
  const at = reference.safeParse(resourceId);
  const properties = at.success ? resources.get(at.data.Ref) : undefined;
  return properties ? `${pathOf(properties['ParentId'])}/${String(properties['PathPart'])}` : '';
};

const methods = resourcesOf(api, 'AWS::ApiGateway::Method').map(({ Properties }) => ({
  route: `${String(Properties['HttpMethod'])} ${pathOf(Properties['ResourceId'])}`,
  properties: Properties,
}));
const routeOf = (operation: Operation): string => `${routes[operation].method} ${routes[operation].path}`;
/** The methods of the path of a mock, as a header has them. */
const allowed = (route: string): string => {
  const own = operations.map((name) => routes[name]).filter(({ path }) => route.endsWith(` ${path}`));
  return `'${[...own.map(({ method }) => method).sort(), 'OPTIONS'].join(', ')}'`;
};
const methodOf = (operation: Operation) =>
  methods.find(({ route }) => route === routeOf(operation))?.properties ?? {};

describe('the API', () => {
  it('has a method for every route, an answer of its path to any other, and nothing else', () => {
    const paths = [...new Set(operations.map((name) => routes[name].path))];
    expect(methods.map(({ route }) => route).sort()).toEqual(
      [...operations.map(routeOf), ...paths.map((path) => `ANY ${path}`)].sort(),
    );
  });

  it.each(operations)('%s goes to the function of its route', (operation) => {
    const { Uri } = z.object({ Uri: z.unknown() }).parse(methodOf(operation)['Integration']);
    const id = /<(\w+)\.Arn>/.exec(textOf(Uri))?.[1];
    const target = resourcesOf(api, 'AWS::Lambda::Function').find((fn) => fn.id === id);
    expect(target?.Properties['FunctionName']).toBe(`warm-handoff-prod-${functionOf(operation)}`);
  });

  it('calls its functions by one role, which calls nothing else, and leaves room for routes to come', () => {
    const roles = operations.map((operation) =>
      textOf(z.object({ Credentials: z.unknown() }).parse(methodOf(operation)['Integration']).Credentials),
    );
    const [role] = roles;
    expect(new Set(roles)).toEqual(new Set([expect.stringMatching(/^<(Invoke\w+)\.Arn>$/)]));
    const invokes = resourcesOf(api, 'AWS::IAM::Role').find(({ id }) => role === `<${id}.Arn>`);
    const policies = z.array(z.object({ Ref: z.string() })).parse(invokes?.Properties['ManagedPolicyArns']);
    const mayCall = policies.flatMap(({ Ref }) => {
      const policy = resourcesOf(api, 'AWS::IAM::ManagedPolicy').find(({ id }) => id === Ref);
      return statementsOf(policy?.Properties['PolicyDocument']);
    });
    expect(new Set(mayCall.flatMap(({ Action }) => Action))).toEqual(new Set(['lambda:InvokeFunction']));
    const behindRoutes = resourcesOf(api, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties['FunctionName'] !== 'warm-handoff-prod-verify-token',
    );
    expect(mayCall.flatMap(({ Resource }) => Resource.map(textOf)).sort()).toEqual(
      behindRoutes.map(({ id }) => `<${id}.Arn>`).sort(),
    );
    expect(Object.keys(resourceNames.parse(api.toJSON()).Resources).length).toBeLessThan(490);
  });

  it.each(operations)('%s is closed to whoever is not signed in', (operation) => {
    expect(methodOf(operation)).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: theOnly(api, 'AWS::ApiGateway::Authorizer').id },
    });
  });

  it('asks the authorizer of this stage’s user pool anew for every request', () => {
    const authorizer = theOnly(api, 'AWS::ApiGateway::Authorizer').Properties;
    expect(authorizer).toMatchObject({
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: 'method.request.header.Authorization',
    });
    const id = /<(\w+)\.Arn>/.exec(textOf(authorizer['AuthorizerUri']))?.[1];
    const verifies = resourcesOf(api, 'AWS::Lambda::Function').find((fn) => fn.id === id)?.Properties;
    expect(verifies).toMatchObject({
      FunctionName: 'warm-handoff-prod-verify-token',
      Environment: {
        Variables: {
          TOKEN_ISSUER: { 'Fn::ImportValue': expect.stringContaining('ProviderURL') },
          TOKEN_CLIENT_ID: { 'Fn::ImportValue': expect.stringContaining('Portal') },
        },
      },
    });
  });

  it('answers who is not signed in what the portal may send and which methods a path has, without any function', () => {
    const open = methods.filter(({ properties }) => properties['AuthorizationType'] === 'NONE');
    expect(open.length).toBeGreaterThan(20);
    for (const { route, properties } of open)
      expect([route, properties['Integration']]).toEqual([
        expect.stringMatching(/^ANY /),
        expect.objectContaining({
          Type: 'MOCK',
          PassthroughBehavior: 'NEVER',
          RequestTemplates: expect.objectContaining({
            'application/json': `#if($context.httpMethod == 'OPTIONS'){"statusCode":204}#else{"statusCode":405}#end`,
          }),
          IntegrationResponses: [
            {
              StatusCode: '204',
              SelectionPattern: '204',
              ResponseParameters: {
                'method.response.header.Access-Control-Allow-Headers':
                  "'Authorization, Content-Type, Idempotency-Key, If-Match'",
                'method.response.header.Access-Control-Allow-Origin': `'${portal}'`,
                'method.response.header.Access-Control-Allow-Methods': allowed(route),
                'method.response.header.Access-Control-Max-Age': "'7200'",
                'method.response.header.Vary': "'Origin'",
              },
            },
            {
              StatusCode: '405',
              ResponseParameters: expect.objectContaining({
                'method.response.header.Allow': allowed(route),
                'method.response.header.Content-Type': "'application/problem+json'",
                'method.response.header.Access-Control-Allow-Origin': `'${portal}'`,
              }),
              ResponseTemplates: {
                'application/json': JSON.stringify(problemBody({ code: 'methodNotAllowed' })),
              },
            },
          ],
        }),
      ]);
  });

  it('declares each header that it answers so, without which the gateway leaves it out', () => {
    for (const { route, properties } of methods.filter(({ route }) => route.startsWith('ANY '))) {
      const parameters = z.array(
        z.looseObject({ StatusCode: z.string(), ResponseParameters: z.record(z.string(), z.unknown()) }),
      );
      const { IntegrationResponses } = z
        .looseObject({ IntegrationResponses: parameters })
        .parse(properties['Integration']);
      const namesOf = (list: z.infer<typeof parameters>) =>
        list.map(({ StatusCode, ResponseParameters }) => [StatusCode, Object.keys(ResponseParameters)]);
      expect([route, namesOf(parameters.parse(properties['MethodResponses']))]).toEqual([
        route,
        namesOf(IntegrationResponses),
      ]);
    }
  });

  it('tells its handlers the portal’s origin, and no star stands anywhere', () => {
    expect(theOnly(api, 'AWS::ApiGateway::Stage').Properties['Variables']).toEqual({ portalOrigin: portal });
    expect(JSON.stringify(api.toJSON())).not.toMatch(/Allow-Origin[^,]*'\*'/);
    expect(JSON.stringify(api.toJSON())).not.toContain('Allow-Credentials');
  });

  it.each(operations)('%s: the gateway asks for what is in its path, and for a JSON object', (operation) => {
    const { path, body }: Route = routes[operation];
    const method = methodOf(operation);
    const parameters = z.record(z.string(), z.boolean()).parse(method['RequestParameters'] ?? {});
    expect(
      Object.entries(parameters)
        .filter(([, required]) => required)
        .map(([name]) => name),
    ).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `method.request.path.${name}`));
    expect(method['RequestValidatorId']).toEqual({
      Ref: theOnly(api, 'AWS::ApiGateway::RequestValidator').id,
    });
    expect(method['RequestModels']).toEqual(
      body && { 'application/json': { Ref: theOnly(api, 'AWS::ApiGateway::Model').id } },
    );
    expect(theOnly(api, 'AWS::ApiGateway::Model').Properties['Schema']).toMatchObject({ type: 'object' });
  });

  /** Whether the gateway's outline would let every body pass that a contract takes. */
  const takesObjectsOnly = (schema: unknown): boolean => {
    const { type, anyOf, oneOf, allOf } = z
      .looseObject({
        type: z.unknown().optional(),
        anyOf: z.array(z.unknown()).optional(),
        oneOf: z.array(z.unknown()).optional(),
        allOf: z.array(z.unknown()).optional(),
      })
      .parse(schema);
    if (type !== undefined) return type === 'object';
    return (allOf ?? []).some(takesObjectsOnly) || [...(anyOf ?? oneOf ?? [null])].every(takesObjectsOnly);
  };

  it.each(operations.filter((name) => 'body' in routes[name]))(
    '%s takes a JSON object, as the gateway’s outline says',
    (operation) => {
      const { body }: Route = routes[operation];
      expect(
        takesObjectsOnly(z.toJSONSchema(body ?? z.never(), { io: 'input', unrepresentable: 'any' })),
      ).toBe(true);
    },
  );

  it('takes so many reads, writes and referrals a second, and caches and traces none of them', () => {
    const settings = z
      .array(
        z.looseObject({ HttpMethod: z.string(), ResourcePath: z.string(), ThrottlingRateLimit: z.number() }),
      )
      .parse(theOnly(api, 'AWS::ApiGateway::Stage').Properties['MethodSettings']);
    const limits = Object.fromEntries(
      settings.map(({ HttpMethod, ResourcePath, ThrottlingRateLimit }) => [
        `${HttpMethod} ${ResourcePath.replaceAll('~1', '/').replace(/^\/\//, '/')}`,
        ThrottlingRateLimit,
      ]),
    );
    expect(Object.keys(limits).sort()).toEqual(['* /*', ...operations.map(routeOf)].sort());
    expect(limits).toMatchObject({ '* /*': 200, 'GET /cases': 200, 'POST /referrals': 10 });
    expect(limits['PUT /cases/{caseId}/consent']).toBe(50);
    for (const setting of settings)
      expect(setting).toMatchObject({
        DataTraceEnabled: false,
        LoggingLevel: 'ERROR',
        MetricsEnabled: true,
        CachingEnabled: false,
      });
    expect(theOnly(api, 'AWS::ApiGateway::Stage').Properties).not.toHaveProperty('CacheClusterEnabled');
  });

  it('logs no path, query, body, token or free text of a caller', () => {
    const stage = theOnly(api, 'AWS::ApiGateway::Stage').Properties;
    const { Format } = z.object({ Format: z.string() }).parse(stage['AccessLogSetting']);
    expect(Format.match(/\$context[\w.]+/g)?.sort()).toEqual([
      '$context.authorizer.principalId',
      '$context.error.responseType',
      '$context.httpMethod',
      '$context.identity.sourceIp',
      '$context.requestId',
      '$context.requestTime',
      '$context.resourcePath',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.status',
    ]);
  });

  it('writes its own errors into a log group of the stage’s retention and key, which is there before it', () => {
    const group = resourcesOf(api, 'AWS::Logs::LogGroup').find(({ Properties }) =>
      JSON.stringify(Properties['LogGroupName']).includes('API-Gateway-Execution-Logs_'),
    );
    expect(textOf(group?.Properties['LogGroupName'])).toMatch(/^API-Gateway-Execution-Logs_<Api\w+>\/prod$/);
    expect(group?.Properties).toMatchObject({ RetentionInDays: 2192, KmsKeyId: expect.anything() });
    const [stage] = Object.values(api.findResources('AWS::ApiGateway::Stage'));
    expect(stage).toMatchObject({ DependsOn: expect.arrayContaining([group?.id]) });
  });

  it('carries text only', () => {
    expect(theOnly(api, 'AWS::ApiGateway::RestApi').Properties).not.toHaveProperty('BinaryMediaTypes');
  });
});

describe('what the gateway answers by itself', () => {
  const answers = resourcesOf(api, 'AWS::ApiGateway::GatewayResponse').map(({ Properties }) =>
    z
      .object({
        ResponseType: z.string(),
        StatusCode: z.string(),
        ResponseParameters: z.record(z.string(), z.string()),
        ResponseTemplates: z.object({ 'application/json': z.string() }),
      })
      .parse(Properties),
  );

  it('covers the sign-in, unknown paths, size, media type and everything else', () => {
    const statuses = Object.fromEntries(
      answers.map(({ ResponseType, StatusCode }) => [ResponseType, StatusCode]),
    );
    expect(statuses).toMatchObject({
      UNAUTHORIZED: '401',
      EXPIRED_TOKEN: '401',
      ACCESS_DENIED: '401',
      WAF_FILTERED: '403',
      BAD_REQUEST_BODY: '400',
      MISSING_AUTHENTICATION_TOKEN: '404',
      INVALID_SIGNATURE: '404',
      REQUEST_TOO_LARGE: '413',
      UNSUPPORTED_MEDIA_TYPE: '415',
      DEFAULT_4XX: '400',
      DEFAULT_5XX: '500',
    });
  });

  it('says of a missing sign-in what the handlers say of it', () => {
    const denied = answers.find(({ ResponseType }) => ResponseType === 'ACCESS_DENIED');
    expect(JSON.parse(denied?.ResponseTemplates['application/json'] ?? '')).toEqual(
      JSON.parse(problemFor(unauthenticated()).body),
    );
  });

  it('challenges who sent no token, and says of one that was sent that it is not taken (RFC 6750)', () => {
    const challenges = Object.fromEntries(
      answers.flatMap(({ ResponseType, ResponseParameters }) => {
        const challenge = ResponseParameters['gatewayresponse.header.WWW-Authenticate'];
        return challenge === undefined ? [] : [[ResponseType, challenge]];
      }),
    );
    const refused = expect.stringMatching(
      /^'Bearer realm="warm-handoff", error="invalid_token", error_description="[^"']+"'$/,
    );
    expect(challenges).toEqual({
      UNAUTHORIZED: `'Bearer realm="warm-handoff"'`,
      EXPIRED_TOKEN: refused,
      ACCESS_DENIED: refused,
    });
  });

  it('says after how many seconds to come again where more was asked than it takes', () => {
    const waits = answers.map(({ ResponseType, ResponseParameters }) => [
      ResponseType,
      ResponseParameters['gatewayresponse.header.Retry-After'],
    ]);
    expect(Object.fromEntries(waits.filter(([, seconds]) => seconds !== undefined))).toEqual({
      THROTTLED: "'60'",
      QUOTA_EXCEEDED: "'60'",
      INTEGRATION_FAILURE: "'2'",
    });
  });

  it.each(answers)('$ResponseType has the shape of our own problems', (answer) => {
    expect(answer.ResponseParameters).toMatchObject({
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.Cache-Control': "'no-store'",
      'gatewayresponse.header.Access-Control-Allow-Origin': `'${portal}'`,
      'gatewayresponse.header.Vary': "'Origin'",
      'gatewayresponse.header.X-Content-Type-Options': "'nosniff'",
      'gatewayresponse.header.Strict-Transport-Security': expect.stringMatching(/^'max-age=\d{7,}/),
    });
    const body = problemSchema.parse(JSON.parse(answer.ResponseTemplates['application/json']));
    const kind = Object.values(problemKinds).find(({ status }) => status === Number(answer.StatusCode));
    expect(body).toMatchObject({ status: kind?.status, title: kind?.title });
    expect(answer.ResponseTemplates['application/json']).not.toContain('$');
  });
});
