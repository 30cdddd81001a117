/**
 * What a path answers to a method that none of its routes has, without any function and to whoever asks: to OPTIONS what a
 * page of the portal may send (browsers send no sign-in with that question), and to any other 405 with the methods there
 * are. One ANY method for both, so that it costs a stack of 500 resources no more than the question alone.
 */
import {
  AuthorizationType,
  MockIntegration,
  PassthroughBehavior,
  type Resource,
} from 'aws-cdk-lib/aws-apigateway';
import { allowOf, portalHeaders, preflightHeaders } from '../../../domain/api/cross-origin.ts';
import { gatewayHeaders, problemBody } from '../../../domain/shared/problems.ts';

const problem = problemBody({ code: 'methodNotAllowed' });

const template = `#if($context.httpMethod == 'OPTIONS'){"statusCode":204}#else{"statusCode":${problem.status}}#end`;
/** API Gateway chooses the template by the type of what was sent; a body of any other type is refused as 415. */
const sentTypes = [
  'application/json',
  'application/json-patch+json',
  'application/merge-patch+json',
  'text/plain',
];

/** API Gateway takes a fixed value in quotes of its own. */
const fixed = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
  );
const declared = (headers: Record<string, string>): Record<string, boolean> =>
  Object.fromEntries(Object.keys(headers).map((name) => [`method.response.header.${name}`, true]));

/** @param methods those that the path has routes for */
export const answerOtherMethods = (
  resource: Resource,
  methods: readonly string[],
  portalOrigin: string,
): void => {
  const ofPreflight = preflightHeaders(portalOrigin, methods);
  const ofProblem = { ...gatewayHeaders, Allow: allowOf(methods), ...portalHeaders(portalOrigin) };
  resource.addMethod(
    'ANY',
    new MockIntegration({
      passthroughBehavior: PassthroughBehavior.NEVER,
      requestTemplates: Object.fromEntries(sentTypes.map((type) => [type, template])),
      integrationResponses: [
        { statusCode: '204', selectionPattern: '204', responseParameters: fixed(ofPreflight) },
        {
          statusCode: String(problem.status),
          responseParameters: fixed(ofProblem),
          responseTemplates: { 'application/json': JSON.stringify(problem) },
        },
      ],
    }),
    {
      authorizationType: AuthorizationType.NONE,
      methodResponses: [
        { statusCode: '204', responseParameters: declared(ofPreflight) },
        { statusCode: String(problem.status), responseParameters: declared(ofProblem) },
      ],
    },
  );
};
