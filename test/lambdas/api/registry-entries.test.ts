/** What who keeps the registry lists and deletes: page by page, and nothing that anything still refers to. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { admin, Desk, expectProblem, type Sent, spoa } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});

const remove = (path: string, headers = {}): Promise<Sent> =>
  desk.send({ who: admin, method: 'DELETE', path: `/registry/${path}`, headers });

describe('GET /registry/{kind}', () => {
  it('gives every entry once, page by page, with the revision that they are of', async () => {
    const all = await desk.store.entries('care-managers');
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body, headers } = await desk.get(admin, `/registry/care-managers?limit=2${cursor}`);
      expect(headers['etag']).toBe(`"${await desk.store.revision()}"`);
      seen.push(...(body['items'] as unknown[]));
      cursor = typeof body['cursor'] === 'string' ? `&cursor=${body['cursor']}` : '';
    } while (cursor !== '');
    expect(seen).toEqual(all);
  });

  it('gives the reference data of the release', async () => {
    const { body } = await desk.get(admin, '/registry/counties');
    expect(body['items']).toHaveLength(62);
  });

  it('is for administrators, and for kinds that there are', async () => {
    expectProblem(await desk.get(spoa, '/registry/agencies'), 403);
    expectProblem(await desk.get(admin, '/registry/people'), 400);
  });
});

describe('DELETE /registry/{kind}/{id}', () => {
  it('takes the entry away, answers with what it was, and says in the log who did it', async () => {
    const before = await desk.store.entry('spoas', 'spoa-albany');
    const { status, body } = await remove('spoas/spoa-albany');
    expect([status, body]).toEqual([200, before]);
    expectProblem(await desk.get(admin, '/registry/spoas/spoa-albany'), 404);
    const log = await desk.get(admin, '/registry/changes?limit=1');
    expect(log.body['items']).toMatchObject([
      { kind: 'spoas', by: { role: 'admin' }, change: { id: 'spoa-albany' } },
    ]);
    expectProblem(await remove('spoas/spoa-albany'), 404);
  });

  it('refuses with each reason while something refers to it, and changes nothing', async () => {
    const revision = await desk.store.revision();
    const refused = await remove('agencies/sample-cma-great-south-bay');
    expectProblem(refused, 409);
    expect(JSON.stringify(refused.body['errors'])).toContain('Care managers are registered at it');
    expect(await desk.store.revision()).toBe(revision);
  });

  it('refuses a revision that is no more, and what comes with the release', async () => {
    expectProblem(await remove('spoas/spoa-albany', { 'if-match': '"1"' }), 412);
    expectProblem(await remove('counties/suffolk'), 422);
  });
});
