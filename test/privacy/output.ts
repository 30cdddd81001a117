/** Everything that the process writes while a test listens: its two streams, and the console that jest puts in between. */
import { jest } from '@jest/globals';
import type { Sinks } from './sinks.ts';

/** Powertools writes an object a line: with this member CloudWatch takes it for metrics. */
const sinkOf = (line: string, otherwise: 'standard output' | 'standard error') => {
  if (line.startsWith('{"_aws":')) return 'metric';
  return line.startsWith('{"level":') ? 'log line' : otherwise;
};

export const listenToOutput = (sinks: () => Sinks): { stop(): void } => {
  const heard = (stream: 'standard output' | 'standard error') => (chunk: unknown) => {
    for (const line of String(chunk).split('\n')) if (line !== '') sinks().take(sinkOf(line, stream), line);
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(heard('standard output')),
    jest.spyOn(process.stderr, 'write').mockImplementation(heard('standard error')),
    ...(['log', 'info', 'debug'] as const).map((method) =>
      jest.spyOn(console, method).mockImplementation((...said) => {
        heard('standard output')(said.map(String).join(' '));
      }),
    ),
    ...(['error', 'warn'] as const).map((method) =>
      jest.spyOn(console, method).mockImplementation((...said) => {
        heard('standard error')(said.map(String).join(' '));
      }),
    ),
  ];
  return {
    stop() {
      for (const spy of spies) spy.mockRestore();
    },
  };
};
