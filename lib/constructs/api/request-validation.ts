/**
 * What the gateway checks of a request before a function runs: that what stands in the path is there, and that a body
 * is a JSON object. The rest is the handler's, whose answer names every wrong field; the gateway could only say that
 * something is wrong, or quote it. Why: docs/adr/0017.
 */
import { JsonSchemaType, type IModel, type MethodOptions, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { routes, type Operation, type Route } from '../../../domain/api/routes.ts';

export class RequestValidation {
  readonly #object: IModel;
  readonly #validator: MethodOptions['requestValidator'];

  constructor(api: RestApi) {
    this.#object = api.addModel('JsonObject', {
      contentType: 'application/json',
      description: 'Any JSON object.',
      schema: { type: JsonSchemaType.OBJECT },
    });
    this.#validator = api.addRequestValidator('Outline', {
      validateRequestParameters: true,
      validateRequestBody: true,
    });
  }

  of(operation: Operation): MethodOptions {
    const { pathParameters, query, body }: Route = routes[operation];
    const named = (place: string, shape: object = {}, required: boolean) =>
      Object.keys(shape).map((name): [string, boolean] => [`method.request.${place}.${name}`, required]);
    return {
      ...(this.#validator && { requestValidator: this.#validator }),
      requestParameters: Object.fromEntries([
        ...named('path', pathParameters?.shape, true),
        ...named('querystring', query?.shape, false),
      ]),
      ...(body && { requestModels: { 'application/json': this.#object } }),
    };
  }
}
