/** 400 for what is wrong in path, query and headers, by the name of the part. */
import { describe, expect, it } from '@jest/globals';
import { Desk, fieldsOf, planner, spoa, unknownCaseId } from './desk.ts';
import { sceneAt } from './stages.ts';

describe('a path or a query with faults', () => {
  it.each([
    ['/cases/7', 'path.caseId'],
    ['/cases/wh-7k3m-9qxa-22pd', 'path.caseId'],
    ['/cases/WH-7K3M-9QXA-22PD-W1', 'path.caseId'],
    ['/cases/WH-7K3M-9QXA-22PD%0A', 'path.caseId'],
    ['/cases/%00', 'path.caseId'],
    ['/cases/WH-7K3M-9QXA-22PU/timeline', 'path.caseId'],
    ['/cases/constructor', 'path.caseId'],
    ['/cases?limit=0', 'query.limit'],
    ['/cases?limit=101', 'query.limit'],
    ['/cases?limit=1.5', 'query.limit'],
    ['/work-items?limit=many', 'query.limit'],
    ['/notices?cursor=', 'query.cursor'],
    ['/notices?cursor=a%20b', 'query.cursor'],
    [`/notices?cursor=${'a'.repeat(1_025)}`, 'query.cursor'],
    ['/cases?county=suffolk', 'query'],
    [`/cases/${unknownCaseId}/audit?from=2026-03-03T00:00:00Z&until=2026-03-02T23:00:00Z`, 'query.until'],
  ])('%s names the part that is wrong', async (path, field) => {
    const desk = await Desk.open();
    const answer = await desk.refused({ who: spoa, method: 'GET', path }, 400, 'invalid');
    expect(fieldsOf(answer)).toEqual([field]);
  });

  it.each(['"0"', '*', 'W/"7"', '"seven"', '-1', '"99999999999"'])(
    'an If-Match of %s is refused',
    async (ifMatch) => {
      const { desk, caseId } = await sceneAt('referred');
      const headers = { 'if-match': ifMatch };
      const ask = {
        who: planner,
        method: 'POST',
        path: `/cases/${caseId}/withdrawal`,
        json: { reason: 'died' },
        headers,
      };
      expect(fieldsOf(await desk.refused(ask, 400, 'invalid'))).toEqual(['header.if-match']);
    },
  );
});
