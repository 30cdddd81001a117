/** The timeline and the contacts of a case are read by pages, each with what belongs to it, and no cursor is guessed. */
import { expect, it } from '@jest/globals';
import { agency, expectProblem } from './desk.ts';
import { sceneAt } from './stages.ts';

it('the timeline is whole over its pages: events and notices each go on where they ended', async () => {
  const { desk, caseId } = await sceneAt('episode');
  const path = `/cases/${caseId}/timeline`;
  const whole = (await desk.get(agency, path)).body;
  const events: unknown[] = [];
  const notices: unknown[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await desk.get(
      agency,
      `${path}?limit=5${cursor === undefined ? '' : `&cursor=${cursor}`}`,
    );
    events.push(...(body['events'] as unknown[]));
    notices.push(...(body['notices'] as unknown[]));
    cursor = body['cursor'] as string | undefined;
  } while (cursor !== undefined);
  expect({ events, notices }).toEqual({ events: whole['events'], notices: whole['notices'] });
  for (const wrong of ['abc', Buffer.from('["x"]').toString('base64url')])
    expectProblem(await desk.get(agency, `${path}?cursor=${wrong}`), 400, 'unknownCursor');
});

it('contacts are shown a page at a time', async () => {
  const { desk, caseId } = await sceneAt('episode');
  const { body } = await desk.get(agency, `/cases/${caseId}/contacts?limit=1`);
  expect(body).toMatchObject({ caseId, contacts: [{ method: 'faceToFace' }] });
});
