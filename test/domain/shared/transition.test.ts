import { describe, it, expect } from '@jest/globals';
import { transition } from '../../../domain/shared/transition.ts';

const door = { shut: { opened: 'ajar', bolted: 'shut' }, ajar: {} } as const;

describe('a transition table', () => {
  it('a known pair moves', () => {
    expect(transition(door, 'shut', 'opened')).toEqual({ ok: true, to: 'ajar' });
  });

  it('an event may lead back to the state that it came from', () => {
    expect(transition(door, 'shut', 'bolted')).toEqual({ ok: true, to: 'shut' });
  });

  it('an unknown pair is a typed refusal that names what is allowed', () => {
    expect(transition(door, 'shut', 'painted')).toEqual({
      ok: false,
      refused: 'unknownTransition',
      state: 'shut',
      event: 'painted',
      allowed: ['opened', 'bolted'],
    });
  });

  it('a final state allows nothing', () => {
    expect(transition(door, 'ajar', 'opened')).toMatchObject({ ok: false, allowed: [] });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', ''])(
    'the name %p, which every object has, is no event',
    (event) => {
      expect(transition(door, 'shut', event)).toMatchObject({
        ok: false,
        refused: 'unknownTransition',
        event,
      });
    },
  );
});
