/** Matches a method and path against the one route table, as API Gateway does with the resources that CDK builds of it. */
import { type Operation, operations, type Route, routes } from '../../domain/api/routes.ts';

export interface RouteMatch {
  operation: Operation;
  route: Route;
  pathParameters: Record<string, string>;
}

/** `{name}` takes one segment that is not empty, as `:name` does. */
const patternOf = (path: string): URLPattern =>
  new URLPattern({ pathname: path.replaceAll(/\{(\w+)\}/g, ':$1') });

/** In the order of the table: a literal segment stands before a parameter that would take it. */
const table = operations.map((operation) => {
  const route: Route = routes[operation];
  return { operation, route, pattern: patternOf(route.path) };
});

const decoded = (
  parameters: Record<string, string | undefined> | undefined,
): Record<string, string> | undefined => {
  if (!parameters) return undefined;
  try {
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value = '']) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
};

/** What a URL would make of a path before it is matched (`..`, a tab) is no path of the table. */
const isAsSent = (path: string): boolean => URL.parse(path, 'http://localhost')?.pathname === path;

/** The methods of the routes that have this path; none for a path of no route. */
export const methodsOf = (path: string): string[] =>
  isAsSent(path)
    ? [
        ...new Set(
          table
            .filter(({ pattern }) => decoded(pattern.exec({ pathname: path })?.pathname.groups))
            .map(({ route }) => route.method),
        ),
      ]
    : [];

/** Undefined when no route has this method and path. */
export const matchRoute = (method: string, path: string): RouteMatch | undefined => {
  if (!isAsSent(path)) return undefined;
  for (const { operation, route, pattern } of table) {
    const matched = route.method === method ? pattern.exec({ pathname: path }) : null;
    const pathParameters = decoded(matched?.pathname.groups);
    if (pathParameters) return { operation, route, pathParameters };
  }
  return undefined;
};
