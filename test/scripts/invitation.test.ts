import { describe, expect, it } from '@jest/globals';
import { Misunderstood, readInvitation } from '../../scripts/invitation.ts';

const somebody = ['--stage', 'dev', '--email', 'ann@example.org'];
const county = ['--role', 'spoa', '--org', 'suffolk'];

describe('an invitation', () => {
  it('names stage, address, role and organisation', () => {
    expect(readInvitation([...somebody, ...county])).toEqual({
      act: 'invite',
      stage: 'dev',
      email: 'ann@example.org',
      role: 'spoa',
      org: 'suffolk',
    });
  });

  it.each(['disable', 'remove'] as const)('is undone by --%s, which takes no role', (act) => {
    expect(readInvitation([...somebody, `--${act}`])).toMatchObject({ act });
    expect(() => readInvitation([...somebody, ...county, `--${act}`])).toThrow(Misunderstood);
  });

  it.each([
    ['--role', [...somebody, '--role', 'boss', '--org', 'suffolk']],
    ['--role', [...somebody, '--org', 'suffolk']],
    ['--org', [...somebody, '--role', 'spoa', '--org', 'Suffolk County']],
    ['--email', ['--stage', 'dev', '--email', 'ann', ...county]],
    ['--stage', ['--email', 'ann@example.org', ...county]],
  ])('with a bad %s is refused before anybody is asked, without repeating what was given', (option, args) => {
    let message = '';
    try {
      readInvitation(args);
    } catch (error) {
      message = error instanceof Misunderstood ? error.message : '';
    }
    const [problems = ''] = message.split('npm run invite');
    expect(problems).toContain(option);
    expect(problems).not.toMatch(/boss|County|example\.org/);
  });

  it('is not guessed from options that nobody knows, or from two that contradict', () => {
    expect(() => readInvitation(['--boss'])).toThrow(Misunderstood);
    expect(() => readInvitation([...somebody, '--disable', '--remove'])).toThrow(Misunderstood);
    expect(readInvitation(['--help'])).toBeUndefined();
  });
});
