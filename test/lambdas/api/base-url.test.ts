/** Where the API begins: on AWS the stage stands in front of every path, under a name of one's own a base path may. */
import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Ask, Desk, planner } from './desk.ts';
import { referralOf } from './stages.ts';

const given = 'abc123.execute-api.us-east-1.amazonaws.com';
const begins = [
  ['the name that API Gateway gave', given, '/prod'],
  ['a name of one’s own', 'handoff.example', ''],
  ['a name of one’s own with a base path', 'api.example', '/state/handoff'],
] as const;

const askedAt =
  (domainName: string, basePath: string): NonNullable<Ask['change']> =>
  (event): APIGatewayProxyEvent => ({
    ...event,
    stageVariables: {},
    requestContext: { ...event.requestContext, domainName, path: `${basePath}${event.path}` },
  });

describe.each(begins)('asked by %s', (_name, domainName, basePath) => {
  it('the API document names the server that serves it', async () => {
    const desk = await Desk.open();
    const change = askedAt(domainName, basePath);
    const { body } = await desk.send({ who: planner, method: 'GET', path: '/openapi.json', change });
    expect(body['servers']).toEqual([{ url: `https://${domainName}${basePath}` }]);
  });

  it('a referral is found where its Location says', async () => {
    const desk = await Desk.open();
    const change = askedAt(domainName, basePath);
    const { body, headers } = await desk.send({
      who: planner,
      method: 'POST',
      path: '/referrals',
      json: referralOf(desk),
      change,
    });
    expect(headers['location']).toBe(`${basePath}/cases/${String(body['caseId'])}`);
  });
});
