/**
 * What a use case answers is held to its operation's contract by the compiler: each line marked below does not compile, and
 * the contract, asked when it runs, refuses the same body. `npm run typecheck` fails where a mark has no error under it.
 */
import { describe, expect, it } from '@jest/globals';
import { responses } from '../../../domain/api/responses.ts';
import { routes } from '../../../domain/api/routes.ts';
import type { CaseChange } from '../../../lambdas/change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../../lambdas/middleware/api-types.ts';

const withdrawn = { caseId: 'WH-7K3M-9QXA-22PD', phase: 'closed', closeReason: 'died' } as const;
const contract = responses.withdrawCase.content['application/json'];
const admits = ({ body }: { body: unknown }): boolean => contract.safeParse(body).success;

describe('an answer compiles', () => {
  it('as its contract has it', () => {
    const answer: ApiResponse<'withdrawCase'> = { status: 200, headers: { etag: '"7"' }, body: withdrawn };
    expect(admits(answer)).toBe(true);
  });

  it('not without a field of its contract', () => {
    const answer: ApiResponse<'withdrawCase'> = {
      status: 200,
      // @ts-expect-error: the phase is missing.
      body: { caseId: 'WH-7K3M-9QXA-22PD', closeReason: 'died' },
    };
    expect(admits(answer)).toBe(false);
  });

  it('not with a field that its contract does not have', () => {
    const answer: ApiResponse<'withdrawCase'> = {
      status: 200,
      body: {
        ...withdrawn,
        // @ts-expect-error: nobody is told the name here.
        lastName: 'Invented',
      },
    };
    expect(admits(answer)).toBe(false);
  });

  it('not with a word that its contract does not know', () => {
    const answer: ApiResponse<'withdrawCase'> = {
      status: 200,
      body: {
        ...withdrawn,
        // @ts-expect-error: no phase has this name.
        phase: 'nowhere',
      },
    };
    expect(admits(answer)).toBe(false);
  });

  it('not out of a change of a case, where most answers are made', () => {
    const decide: CaseChange<'withdrawCase'>['decide'] = (): ApiResponse<'withdrawCase'> => ({
      status: 200,
      body: {
        ...withdrawn,
        // @ts-expect-error: nor is it told by the way of a draft.
        lastName: 'Invented',
      },
    });
    expect(decide).toBeInstanceOf(Function);
  });

  it('not with the status of another operation', () => {
    const answer: ApiResponse<'withdrawCase'> = {
      // @ts-expect-error: nothing is created by a withdrawal.
      status: 201,
      body: withdrawn,
    };
    expect(answer.status).not.toBe(routes.withdrawCase.success);
  });

  it('not with a header that is not declared', () => {
    const answer: ApiResponse<'withdrawCase'> = {
      status: 200,
      // @ts-expect-error: a withdrawal is found where its case is.
      headers: { location: '/cases/WH-7K3M-9QXA-22PD' },
      body: withdrawn,
    };
    expect(responses.withdrawCase.headers).not.toContain(Object.keys(answer.headers ?? {})[0]);
  });

  it('not as a page where its contract says JSON, nor as JSON where it says a page', () => {
    const page: ApiResponse<'withdrawCase'> = {
      status: 200,
      // @ts-expect-error: a withdrawal has no page.
      contentType: 'text/html',
      body: withdrawn,
    };
    // @ts-expect-error: the packet of a search is a page.
    const json: ApiResponse<'getSearchPacket'> = { status: 200, body: '<html></html>' };
    expect(Object.keys(responses.withdrawCase.content)).not.toContain(page.contentType);
    expect(Object.keys(responses.getSearchPacket.content)).not.toContain(json.contentType);
  });

  it('not for another operation than the one that it was written for', () => {
    const grants: ApiUseCase<'putConsent'> = () =>
      // @ts-expect-error: this is the answer of a withdrawal.
      Promise.resolve({ status: 200, body: withdrawn });
    expect(grants).toBeInstanceOf(Function);
    expect(responses.putConsent.content['application/json'].safeParse(withdrawn).success).toBe(false);
  });
});
