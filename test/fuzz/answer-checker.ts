/**
 * Holds an answer to the API document as it is served: its status is declared, its content type is, its body is what the
 * schema of both says, and so are its headers. Schemas are compiled once.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { openApiDocument } from '../../domain/api/open-api.ts';
import { type Operation, operations, type Route, routes } from '../../domain/api/routes.ts';
import { fuzzedPortal, type Sent } from './fuzz-desk.ts';

const referenceSchema = z.object({ $ref: z.string() });
const headerSchema = z.looseObject({ required: z.boolean().default(false), schema: z.looseObject({}) });
const responseSchema = z.looseObject({
  headers: z.record(z.string(), z.unknown()).default({}),
  content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })),
});
const operationSchema = z.looseObject({ responses: z.record(z.string(), z.unknown()) });

interface Declared {
  /** By media type. */
  bodies: ReadonlyMap<string, ValidateFunction>;
  headers: readonly { name: string; required: boolean; check: ValidateFunction }[];
}

/** Told with every answer by the frame of the handlers, whatever is answered. */
const protections: readonly (readonly [string, RegExp])[] = [
  ['x-content-type-options', /^nosniff$/],
  ['strict-transport-security', /^max-age=\d{6,}/],
];
/** Headers of the document; one that stands in no declaration of an answer must not be there. */
const documented = ['etag', 'location', 'idempotency-replayed'];
const stackOrSource = /\bat [^" ]+:\d+:\d+|node_modules|\.[tj]s:\d|(?:Type|Range|Syntax|Reference)Error\b/;

const lowered = (headers: Sent['headers']): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

const createDeclarations = () => {
  const document: unknown = JSON.parse(JSON.stringify(openApiDocument()));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'https://warm-handoff.example/openapi.json', ...Object(document) } as object);
  const at = (pointer: string): unknown =>
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>(
        (node, part) =>
          (Object(node) as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
        document,
      );
  const resolved = (node: unknown, pointer: string): [unknown, string] => {
    const reference = referenceSchema.safeParse(node);
    if (!reference.success) return [node, pointer];
    const target = reference.data.$ref.slice(1);
    return [at(target), target];
  };
  const functions = new Map<string, ValidateFunction>();
  const compiled = (pointer: string): ValidateFunction => {
    const known =
      functions.get(pointer) ??
      ajv.compile({ $ref: `https://warm-handoff.example/openapi.json#${encodeURI(pointer)}` });
    functions.set(pointer, known);
    return known;
  };
  const declare = (node: unknown, pointer: string): Declared => {
    const [response, base] = resolved(node, pointer);
    const { headers, content } = responseSchema.parse(response);
    return {
      bodies: new Map(
        Object.keys(content).map((mediaType) => [
          mediaType,
          compiled(`${base}/content/${mediaType.replaceAll('/', '~1')}/schema`),
        ]),
      ),
      headers: Object.entries(headers).map(([name, header]) => {
        const [target, place] = resolved(header, `${base}/headers/${name}`);
        const { required } = headerSchema.parse(target);
        return { name: name.toLowerCase(), required, check: compiled(`${place}/schema`) };
      }),
    };
  };
  const of = (operation: Operation): ReadonlyMap<number, Declared> => {
    const route: Route = routes[operation];
    const pointer = `/paths/${route.path.replaceAll('/', '~1')}/${route.method.toLowerCase()}`;
    const { responses } = operationSchema.parse(at(pointer));
    return new Map(
      Object.entries(responses).map(([status, response]) => [
        Number(status),
        declare(response, `${pointer}/responses/${status}`),
      ]),
    );
  };
  return { of, problem: compiled('/components/schemas/Problem') };
};

const complaint = (check: ValidateFunction): string =>
  (check.errors ?? [])
    .slice(0, 4)
    .map(
      ({ instancePath, message = '', params }) =>
        `${instancePath || 'body'} ${message} ${JSON.stringify(params)}`,
    )
    .join('; ');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

export interface AnswerChecker {
  /** What is wrong with an answer; undefined when nothing is. */
  faultIn(sent: Sent): string | undefined;
}

export const createAnswerChecker = (): AnswerChecker => {
  const declarations = createDeclarations();
  const known = new Map<Operation, ReadonlyMap<number, Declared>>();
  for (const operation of operations) known.set(operation, declarations.of(operation));

  const wrongHeaders = (
    { headers: declared }: Declared,
    headers: ReadonlyMap<string, string>,
  ): string | undefined => {
    for (const { name, required, check } of declared) {
      const value = headers.get(name);
      if (value === undefined ? required : !check(value)) return `header ${name} is ${value ?? 'missing'}`;
    }
    const undeclared = documented.find(
      (name) => headers.has(name) && !declared.some((header) => header.name === name),
    );
    return undeclared && `header ${undeclared} is not declared`;
  };

  const wrongProblem = (sent: Sent, body: unknown): string | undefined => {
    if (!declarations.problem(body)) return complaint(declarations.problem);
    const { status } = z.looseObject({ status: z.number() }).parse(body);
    if (status !== sent.status) return `the problem says ${status}`;
    return stackOrSource.test(sent.text) ? 'the problem tells of the code behind it' : undefined;
  };

  const wrongBody = ({ bodies }: Declared, sent: Sent, mediaType: string): string | undefined => {
    const check = bodies.get(mediaType);
    if (!check) return `content type ${mediaType || 'none'} is not declared`;
    const body = mediaType.endsWith('json') ? parsed(sent.text) : sent.text;
    if (!check(body)) return complaint(check);
    return mediaType === 'application/problem+json' ? wrongProblem(sent, body) : undefined;
  };

  return {
    faultIn(sent) {
      const { operation, status } = sent;
      const headers = lowered(sent.headers);
      const mediaType = (headers.get('content-type') ?? '').split(';')[0] ?? '';
      if (status >= 500) return `answered ${status}`;
      // A browser's question before its request; it is answered for the portal's pages alone.
      if (!operation && status === 204)
        return headers.get('access-control-allow-origin') === fuzzedPortal
          ? undefined
          : 'another origin may ask';
      // What no route takes is answered by the gateway.
      if (!operation) return status < 400 ? `answered ${status}` : wrongProblem(sent, parsed(sent.text));
      const declared = known.get(operation)?.get(status);
      if (!declared) return `status ${status} is not declared`;
      const unprotected = protections.find(([name, pattern]) => !pattern.test(headers.get(name) ?? ''));
      if (unprotected) return `header ${unprotected[0]} is not as it must be`;
      return wrongHeaders(declared, headers) ?? wrongBody(declared, sent, mediaType);
    },
  };
};
