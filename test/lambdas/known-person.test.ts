/** What a referral says to another case: written once, decided again where somebody else wrote first, and of an open case alone. */
import { describe, expect, it } from '@jest/globals';
import { ConcurrentWrite } from '../../domain/ports/ports.ts';
import { hearOfNamesake } from '../../domain/referral/namesake.ts';
import { changeOtherCase } from '../../lambdas/known-person.ts';
import { Desk, planner } from './api/desk.ts';
import { changed, refer, referralOf } from './api/stages.ts';

const because = { anotherPersonBecause: { reason: 'identityPapers' } };
const tell = (desk: Desk, caseId: string, failures: readonly Error[] = []) => {
  const left = [...failures];
  const cases = {
    ...desk.store,
    save: (...write: Parameters<typeof desk.store.save>) => {
      const failure = left.shift();
      return failure ? Promise.reject(failure) : desk.store.save(...write);
    },
  };
  const clock = { now: () => '2026-03-02T15:00:00.000Z' };
  return changeOtherCase({ cases, clock }, caseId, (draft) => {
    const { referral } = draft.case;
    hearOfNamesake(draft, { ...referral, request: { ...referral.request, ...because } } as typeof referral);
  });
};
const heard = async (desk: Desk, caseId: string) =>
  (await desk.store.events(caseId)).filter(({ type }) => type === 'namesakeReferred').length;
const opened = async () => {
  const desk = await Desk.open();
  return { desk, caseId: await refer(desk, planner, changed(referralOf(desk), {})) };
};

describe('another case', () => {
  it('is told, and told again where somebody else wrote first', async () => {
    const { desk, caseId } = await opened();
    await tell(desk, caseId, [new ConcurrentWrite('first')]);
    expect(await heard(desk, caseId)).toBe(1);
  });

  it('is not told where it has closed, or is none', async () => {
    const { desk, caseId } = await opened();
    await desk.post(planner, `/cases/${caseId}/withdrawal`, { reason: 'withdrawn' });
    await tell(desk, caseId);
    await tell(desk, 'WH-0000-0000-0000');
    expect(await heard(desk, caseId)).toBe(0);
  });

  it('gives up where it cannot be written', async () => {
    const { desk, caseId } = await opened();
    await expect(tell(desk, caseId, [new Error('broken')])).rejects.toThrow('broken');
    const lost = Array.from({ length: 5 }, () => new ConcurrentWrite('lost'));
    await expect(tell(desk, caseId, lost)).rejects.toThrow('lost');
  });
});
