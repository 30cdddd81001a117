/** The command line of `npm start`: what may be left out, and what is said of what is wrong. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readOptions } from '../../../local/options.ts';

const errorSchema = z.custom<Error>(
  (error) => typeof error === 'object' && error !== null && 'message' in error,
);

const messageOf = (args: readonly string[]): string => {
  try {
    readOptions(args);
  } catch (error) {
    // What Node's parser throws is an Error of another realm here.
    return errorSchema.parse(error).message;
  }
  throw new Error('Nothing was refused.');
};

describe('options', () => {
  it('may all be left out', () => {
    expect(readOptions([])).toEqual({ port: 8787, db: 'file', clock: 'virtual', data: '.local' });
  });

  it.each([
    [['--port', '0'], { port: 0 }],
    [['--port=65535'], { port: 65_535 }],
    [['--db', 'memory', '--clock', 'real'], { db: 'memory', clock: 'real' }],
    [['--data', '/tmp/x y'], { data: '/tmp/x y' }],
  ])('%j are taken', (args, options) => {
    expect(readOptions(args)).toMatchObject(options);
  });

  it.each([
    [['--port', 'http'], '--port takes'],
    [['--port', '70000'], '--port takes'],
    [['--port=-1'], '--port takes'],
    [['--port', '80.5'], '--port takes'],
    [['--port', ''], '--port takes'],
    [['--port'], '--port'],
    [['--db', 'disk'], '--db takes file or memory.'],
    [['--db', ''], '--db takes file or memory.'],
    [['--clock', 'fast'], '--clock takes real or virtual.'],
    [['--data', ''], '--data takes'],
    [['--frob'], '--frob'],
    [['-p', '80'], '-p'],
    [['somewhere'], 'somewhere'],
  ])('%j are refused by name', (args, message) => {
    expect(messageOf(args)).toContain(message);
  });

  it('that are wrong together are named together', () => {
    expect(messageOf(['--db', 'disk', '--clock', 'fast', '--port', 'x'])).toMatch(/--db .*--clock .*--port /);
  });
});
