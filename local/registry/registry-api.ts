/**
 * The registry of a stage through its API, as an administrator reaches it: lists, puts and deletes, each on the revision that
 * was read. A request that came too often is sent again after the seconds that the answer gives.
 */
import * as z from 'zod';
import {
  type RegistryBook,
  type RegistryEntry,
  type RegistryKind,
  registryKinds,
  registrySchemas,
} from '../../domain/registry/kinds.ts';

/** `send` is fetch; `pause` waits so many milliseconds. */
export interface ApiAccess {
  /** Without a slash at its end. */
  url: string;
  token: string;
  send: typeof fetch;
  pause: (ms: number) => Promise<void>;
}

/** What the API refused, in its own words. */
class RefusedByApi extends Error {
  override readonly name = 'RefusedByApi';
}

const problemSchema = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  next: z.string().optional(),
  errors: z.array(z.looseObject({ field: z.string(), message: z.string() })).optional(),
});
const pageSchema = z.looseObject({ items: z.array(z.unknown()), cursor: z.string().optional() });

const mostTries = 6;
const requestMs = 30_000;

const sentenceOf = (status: number, text: string): string => {
  const read = z
    .string()
    .transform((json) => JSON.parse(json) as unknown)
    .safeParse(text.startsWith('{') ? text : '{}');
  const problem = problemSchema.safeParse(read.data);
  const { title, detail, next, errors = [] } = problem.success ? problem.data : {};
  const fields = errors.map(({ field, message }) => `${field}: ${message}`);
  return [`The API answered ${status}.`, detail ?? title, ...fields, next].filter(Boolean).join(' ');
};

interface Answered {
  status: number;
  text: string;
  etag: string;
}

/** Throws RefusedByApi for what is not answered well. */
export const askApi = async (
  { url, token, send, pause }: ApiAccess,
  method: string,
  path: string,
  { body, ifMatch }: { body?: unknown; ifMatch?: string } = {},
): Promise<Answered> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await send(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(requestMs),
    });
    const text = await answer.text();
    if (answer.ok) return { status: answer.status, text, etag: answer.headers.get('etag') ?? '' };
    if (answer.status !== 429 || tries === mostTries) throw new RefusedByApi(sentenceOf(answer.status, text));
    await pause(1_000 * Math.max(1, Number(answer.headers.get('retry-after') ?? '1')));
  }
};

/** Every entry of a kind, and the revision as the last page named it. Throws where two pages are of two revisions. */
export const listEntries = async <Kind extends RegistryKind>(
  access: ApiAccess,
  kind: Kind,
): Promise<{ entries: RegistryEntry<Kind>[]; revision: string }> => {
  const entries: RegistryEntry<Kind>[] = [];
  let revision: string | undefined;
  let cursor: string | undefined;
  do {
    const { text, etag } = await askApi(
      access,
      'GET',
      `/registry/${kind}${cursor === undefined ? '' : `?cursor=${cursor}`}`,
    );
    if (revision !== undefined && revision !== etag)
      throw new RefusedByApi('Somebody else changed the registry meanwhile. Run the command again.');
    revision = etag;
    const page = pageSchema.parse(JSON.parse(text));
    // Each entry came out of the schema of its kind, which the compiler cannot follow through the table.
    entries.push(...page.items.map((item) => registrySchemas[kind].parse(item) as RegistryEntry<Kind>));
    ({ cursor } = page);
  } while (cursor !== undefined);
  return { entries, revision };
};

/** Throws where it changed between two kinds. */
export const readBookOf = async (access: ApiAccess): Promise<{ book: RegistryBook; revision: string }> => {
  const book: Partial<Record<RegistryKind, readonly RegistryEntry[]>> = {};
  const revisions = new Set<string>();
  for (const kind of registryKinds) {
    const { entries, revision } = await listEntries(access, kind);
    book[kind] = entries;
    revisions.add(revision);
  }
  const [revision = ''] = revisions;
  if (revisions.size > 1)
    throw new RefusedByApi('Somebody else changed the registry meanwhile. Run the command again.');
  // Every kind was just put into it.
  return { book: book as RegistryBook, revision };
};

/** `waits`: the change is a proposal, and the registry is as it was. */
export const putEntryBy = async (
  access: ApiAccess,
  kind: RegistryKind,
  entry: RegistryEntry,
  ifMatch: string,
): Promise<{ waits: boolean; revision: string }> => {
  const { status, etag } = await askApi(access, 'PUT', `/registry/${kind}/${entry.id}`, {
    body: entry,
    ...whenKnown(ifMatch),
  });
  return { waits: status === 202, revision: etag };
};

export const deleteEntryBy = async (
  access: ApiAccess,
  kind: RegistryKind,
  id: string,
  ifMatch?: string,
): Promise<{ revision: string }> => {
  const path = `/registry/${kind}/${encodeURIComponent(id)}`;
  const { etag } = await askApi(access, 'DELETE', path, ifMatch === undefined ? {} : whenKnown(ifMatch));
  return { revision: etag };
};

/** A registry without any change is in revision 0, which no If-Match names. */
function whenKnown(revision: string): { ifMatch?: string } {
  return revision === '"0"' || revision === '' ? {} : { ifMatch: revision };
}
