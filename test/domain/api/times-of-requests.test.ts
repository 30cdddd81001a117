import { describe, expect, it } from '@jest/globals';
import type * as z from 'zod';
import { freeTimes } from '../../../domain/api/free-times.ts';
import type { TimeRows } from '../../../domain/api/times-of-requests.ts';
import { timesOfWork } from '../../../domain/api/times-of-work.ts';
import { type Operation, operations, type Route, routes } from '../../../domain/api/routes.ts';
import { localDateSchema } from '../../../domain/shared/calendar.ts';
import { birthDateSchema } from '../../../domain/shared/birth-date.ts';
import { instantSchema } from '../../../domain/shared/instant.ts';

type Schema = z.core.$ZodType;
const isTime = (schema: Schema): boolean =>
  [instantSchema, localDateSchema, birthDateSchema].some((time) => time === schema);

/** Every path of a contract at which a time stands. */
const timesIn = (schema: Schema, path: string): string[] => {
  if (isTime(schema)) return [path];
  const { def } = (schema as z.ZodType)._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, member]) =>
        timesIn(member, path === '' ? name : `${path}.${name}`),
      );
    case 'array':
      return timesIn(def.element, `${path}[]`);
    case 'union':
      return def.options.flatMap((option) => timesIn(option, path));
    case 'optional':
    case 'default':
    case 'nullable':
      return timesIn(def.innerType, path);
    case 'pipe':
      return [...timesIn(def.in, path), ...timesIn(def.out, path)];
    case 'record':
      return timesIn(def.valueType, `${path}{}`);
    default:
      return [];
  }
};

const kindOf = (schema: Schema): string => {
  const { def } = schema._zod as unknown as { def: { shape: { kind: { def: { values: string[] } } } } };
  return def.shape.kind.def.values[0] ?? '';
};

const sorted = (paths: Iterable<string>): string[] => [...new Set(paths)].toSorted();
const optionsOf = (operation: Operation): readonly Schema[] => {
  const { body }: Route = routes[operation];
  return (body as unknown as { def: { options: readonly Schema[] } }).def.options;
};

const free: Partial<Record<Operation, TimeRows>> = freeTimes;
/** What is held against anything stands in the route, and what is not, beside it. */
const rowsOf = (operation: Operation): TimeRows => {
  const { times }: Route = routes[operation];
  return { ...times, ...free[operation] };
};

describe('the times of requests', () => {
  it.each(operations.filter((operation) => operation !== 'completeWorkItem'))(
    'each has a row that says what it is held against: %s',
    (operation) => {
      const { body, query }: Route = routes[operation];
      const paths = [body, query].flatMap((schema) => (schema ? timesIn(schema, '') : []));
      expect(Object.keys(rowsOf(operation)).toSorted()).toEqual(sorted(paths));
    },
  );

  it('each answer to work has a row for every time in it, and no row stands for none', () => {
    const found = Object.fromEntries(
      optionsOf('completeWorkItem')
        .map((option) => [kindOf(option), sorted(timesIn(option, ''))] as const)
        .filter(([, paths]) => paths.length > 0),
    );
    expect(
      Object.fromEntries(
        Object.entries(timesOfWork).map(([kind, known]) => [kind, Object.keys(known).toSorted()]),
      ),
    ).toEqual(found);
  });

  it('a route takes a confirmation where a time of it can be unusual, and nowhere else', () => {
    const canBeUnusual = (known: TimeRows): boolean =>
      Object.values(known).some((row) => !('free' in row) && row.span !== 'history');
    expect(
      operations.filter((operation) => {
        const { confirmsTimes }: Route = routes[operation];
        return confirmsTimes === true;
      }),
    ).toEqual(
      operations.filter((operation) => operation === 'completeWorkItem' || canBeUnusual(rowsOf(operation))),
    );
  });
});
