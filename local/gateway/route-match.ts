/** Matches a method and path against the one route table, as API Gateway does with the resources that CDK builds of it. */
import { type Operation, operations, type Route, routes } from '../../domain/api/routes.ts';

export interface RouteMatch {
  operation: Operation;
  route: Route;
  pathParameters: Record<string, string>;
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

const parameterOf = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const expected = segmentsOf(pattern);
  const given = segmentsOf(path);
  if (expected.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = given[index] ?? '';
    const parameter = parameterOf(segment);
    if (parameter === undefined ? segment !== value : value === '') return undefined;
    if (parameter !== undefined) parameters[parameter] = value;
  }
  return parameters;
};

const decoded = (parameters: Record<string, string>): Record<string, string> | undefined => {
  try {
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
};

/** Undefined when no route has this method and path. */
export const matchRoute = (method: string, path: string): RouteMatch | undefined => {
  for (const operation of operations) {
    const route: Route = routes[operation];
    const raw = route.method === method ? matchPath(route.path, path) : undefined;
    const pathParameters = raw && decoded(raw);
    if (pathParameters) return { operation, route, pathParameters };
  }
  return undefined;
};
