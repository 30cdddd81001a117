import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { operations, routes, type Operation } from '../../domain/shared/routes.ts';
import { problemFor } from '../../lambdas/middleware/problem-json.ts';
import { resourcesOf, synthesized, textOf, theOnly } from './synthesized.ts';

const { api } = synthesized('prod');
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
const methodOf = (operation: Operation) =>
  methods.find(({ route }) => route === routeOf(operation))?.properties ?? {};

describe('the API', () => {
  it('has a method for every route and for nothing else', () => {
    expect(methods.map(({ route }) => route).sort()).toEqual(operations.map(routeOf).sort());
  });

  it.each(operations)('%s goes to the function of its route', (operation) => {
    const { Uri } = z.object({ Uri: z.unknown() }).parse(methodOf(operation)['Integration']);
    const id = /<(\w+)\.Arn>/.exec(textOf(Uri))?.[1];
    const target = resourcesOf(api, 'AWS::Lambda::Function').find((fn) => fn.id === id);
    expect(target?.Properties['FunctionName']).toBe(`warm-handoff-prod-${routes[operation].function}`);
  });

  it.each(operations.filter((operation) => routes[operation].roles.length > 0))(
    '%s is closed to whoever is not signed in',
    (operation) => {
      expect(methodOf(operation)).toMatchObject({
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizerId: { Ref: expect.stringMatching(/^SignedIn/) },
      });
    },
  );

  it('is open where a route names no role, which is the document of the API alone', () => {
    const open = methods.filter(({ properties }) => properties['AuthorizationType'] === 'NONE');
    expect(open.map(({ route }) => route)).toEqual(['GET /openapi.json']);
  });

  it('logs no path, query, body, token or free text of a caller', () => {
    const stage = theOnly(api, 'AWS::ApiGateway::Stage').Properties;
    expect(stage).toMatchObject({
      MethodSettings: [{ DataTraceEnabled: false, LoggingLevel: 'OFF', ThrottlingRateLimit: 200 }],
    });
    const { Format } = z.object({ Format: z.string() }).parse(stage['AccessLogSetting']);
    expect(Format.match(/\$context[\w.]+/g)?.sort()).toEqual([
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
      ACCESS_DENIED: '403',
      MISSING_AUTHENTICATION_TOKEN: '404',
      REQUEST_TOO_LARGE: '413',
      UNSUPPORTED_MEDIA_TYPE: '415',
      DEFAULT_4XX: '400',
      DEFAULT_5XX: '500',
    });
  });

  it.each(answers)('$ResponseType has the shape of our own problems', (answer) => {
    expect(answer.ResponseParameters).toMatchObject({
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
    });
    const body: unknown = JSON.parse(answer.ResponseTemplates['application/json']);
    const ours = z.record(z.string(), z.unknown()).parse(JSON.parse(problemFor(new Error('any')).body));
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(body)).sort()).toEqual(
      Object.keys(ours).sort(),
    );
    expect(body).toMatchObject({ status: Number(answer.StatusCode) });
    expect(answer.ResponseTemplates['application/json']).not.toContain('$');
  });
});
