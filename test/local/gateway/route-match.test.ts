/** Which route a method and a path mean: what stands between slashes is taken whole, decoded once, and never guessed. */
import { describe, expect, it } from '@jest/globals';
import { operations, type Route, routes } from '../../../domain/api/routes.ts';
import { matchRoute } from '../../../local/gateway/route-match.ts';

const matched = (method: string, path: string) => {
  const { operation, pathParameters } = matchRoute(method, path) ?? {};
  return operation && { operation, pathParameters };
};

it.each(operations)('%s is found by its own method and path, with every parameter', (operation) => {
  const { method, path }: Route = routes[operation];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const pathParameters = Object.fromEntries(names.map((name) => [name, `a.${name}:1`]));
  const asked = path.replaceAll(/\{(\w+)\}/g, 'a.$1:1');
  expect(matched(method, asked)).toEqual({ operation, pathParameters });
  expect(matched(method, `${asked}/`)).toBeUndefined();
  expect(matched(method, `${asked}/x/y/z`)).toBeUndefined();
  expect(matched('PATCH', asked)).toBeUndefined();
});

it.each(['/x/../cases', '/cases/%2e%2e/cases', '/cases/./WH-1', '/cases/WH-1\t', '//cases', '/cases?x'])(
  '%j is no path of the table, whatever a URL would make of it',
  (path) => {
    expect(matched('GET', path)).toBeUndefined();
  },
);

it('a literal segment stands before a parameter that would take it', () => {
  expect(matched('PUT', '/registry/attestations/sample-cma')).toEqual({
    operation: 'putAttestation',
    pathParameters: { agency: 'sample-cma' },
  });
});

describe('a parameter', () => {
  it.each([
    ['WH-7K3M-9QXA-22PD', 'WH-7K3M-9QXA-22PD'],
    ['a%20b', 'a b'],
    ['%C3%A9', 'é'],
    ['a%2Fb', 'a/b'],
    ['%2525', '%25'],
    ['a+b', 'a+b'],
    [':caseId', ':caseId'],
    ['(.*)', '(.*)'],
    ['__proto__', '__proto__'],
  ])('%s is %s, decoded once', (segment, caseId) => {
    expect(matched('GET', `/cases/${segment}`)).toEqual({ operation: 'getCase', pathParameters: { caseId } });
  });

  it.each(['/cases/', '/cases//timeline', '//cases', '/cases/%', '/cases/%E0%A4%A', '/cases/%FF/timeline'])(
    'that is empty or no text is no route: %s',
    (path) => {
      expect(matched('GET', path)).toBeUndefined();
    },
  );
});

it.each(['/CASES', '/casesx', '/xcases', '/openapiXjson', '/case'])(
  'a literal segment is taken as it is written: not %s',
  (path) => {
    expect(matched('GET', path)).toBeUndefined();
  },
);
