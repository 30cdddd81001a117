/** The log and metric lines as Lambda writes them, and that nothing about a person can get into them. */
import { afterAll, afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { createLog } from '../../adapters/powertools/log.ts';
import { aCaseId, aReferral } from '../fixtures/case-fixture.ts';

const lines: string[] = [];
const environmentBefore = { ...process.env };

beforeEach(() => {
  // Makes Powertools write through the global console, where a test can listen.
  process.env.POWERTOOLS_DEV = 'true';
  process.env.POWERTOOLS_METRICS_DISABLED = 'false';
  lines.length = 0;
  for (const method of ['log', 'info', 'error'] as const)
    jest.spyOn(console, method).mockImplementation((line: unknown) => {
      lines.push(String(line));
    });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => {
  process.env = environmentBefore;
});

const only = (): Record<string, unknown> => {
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
};

it('writes the code as the message beside the fields given', () => {
  createLog({ serviceName: 'submit-referral' }).info('caseOpened', {
    caseId: aCaseId,
    version: 1,
    late: false,
  });
  expect(only()).toMatchObject({
    level: 'INFO',
    message: 'caseOpened',
    service: 'submit-referral',
    caseId: aCaseId,
    version: 1,
    late: false,
  });
});

it('writes an error by its name alone', () => {
  createLog({ serviceName: 'submit-referral' }).error('requestFailed', { error: 'MalformedItem' });
  const line = only();
  expect(line).toMatchObject({ level: 'ERROR', message: 'requestFailed', error: 'MalformedItem' });
  expect(line).not.toHaveProperty('stack');
});

it('does not let a field take the place of the code', () => {
  createLog({ serviceName: 'submit-referral' }).info('caseOpened', { message: 'another' });
  expect(only()).toMatchObject({ message: 'caseOpened' });
});

it('withholds what is not one word, and what is no plain value at all', () => {
  const log = createLog({ serviceName: 'submit-referral' });
  const referral = aReferral() as unknown as string;
  log.info('caseOpened', { note: 'Isidora Quillfeather called', referral, long: 'x'.repeat(257), empty: '' });
  const line = only();
  expect(line).toMatchObject({
    note: '[withheld]',
    referral: '[withheld]',
    long: '[withheld]',
    empty: '[withheld]',
  });
  expect(lines[0]).not.toMatch(/Isidora|Quillfeather|ZQ90417X|1984/);
});

it('writes one metric line in CloudWatch’s embedded format for every count', () => {
  const log = createLog({ serviceName: 'submit-referral' });
  log.count('caseOpened');
  log.count('caseOpened');
  expect(lines).toHaveLength(2);
  const line = JSON.parse(lines[0] ?? '') as { _aws: { CloudWatchMetrics: unknown[] } };
  expect(line).toMatchObject({ service: 'submit-referral', caseOpened: 1 });
  expect(line._aws.CloudWatchMetrics).toEqual([
    {
      Namespace: 'WarmHandoff',
      Dimensions: [['service']],
      Metrics: [{ Name: 'caseOpened', Unit: 'Count' }],
    },
  ]);
});
