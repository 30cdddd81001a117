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

it('writes the code as the message beside the fields of the code', () => {
  createLog({ serviceName: 'submit-referral' }).info('HHP1000', { operation: 'submitReferral', status: 201 });
  expect(only()).toMatchObject({
    level: 'INFO',
    message: 'HHP1000',
    service: 'submit-referral',
    operation: 'submitReferral',
    status: 201,
  });
});

it('writes an error by its name alone', () => {
  createLog({ serviceName: 'load-case' }).error('HHP5001', {
    task: 'load-case',
    caseId: aCaseId,
    error: 'MalformedItem',
  });
  const line = only();
  expect(line).toMatchObject({
    level: 'ERROR',
    message: 'HHP5001',
    task: 'load-case',
    caseId: aCaseId,
    error: 'MalformedItem',
  });
  expect(line).not.toHaveProperty('stack');
});

it('writes nothing that the table of codes does not have, however it got past the compiler', () => {
  const log = createLog({ serviceName: 'submit-referral' });
  const referral = aReferral();
  const smuggled: object = { operation: 'Quillfeather', status: 201, message: 'ZQ90417X', referral };
  log.info('HHP1000', smuggled as { operation: 'getCase'; status: number });
  expect(only()).toMatchObject({ message: 'HHP1000', operation: '[withheld]', status: 201 });
  expect(lines[0]).not.toMatch(/Isidora|Quillfeather|ZQ90417X|1984/);
});

it('writes one metric line in CloudWatch’s embedded format for every count', () => {
  const log = createLog({ serviceName: 'outbox-relay', countedFor: 'warm-handoff-prod' });
  log.count('OutboxStuck');
  log.count('CasesUnderWay', 0);
  expect(lines).toHaveLength(2);
  const line = JSON.parse(lines[0] ?? '') as { _aws: { CloudWatchMetrics: unknown[] } };
  expect(line).toMatchObject({ service: 'warm-handoff-prod', OutboxStuck: 1 });
  expect(line._aws.CloudWatchMetrics).toEqual([
    {
      Namespace: 'WarmHandoff',
      Dimensions: [['service']],
      Metrics: [{ Name: 'OutboxStuck', Unit: 'Count' }],
    },
  ]);
});

it('counts nought too, for a whole stage, as a watch does that has nothing to watch yet', () => {
  createLog({ serviceName: 'watch-cases', countedFor: 'warm-handoff-dev' }).count('CasesUnderWay', 0);
  expect(only()).toMatchObject({ service: 'warm-handoff-dev', CasesUnderWay: 0 });
});

it('counts nothing under a name that is no metric of ours', () => {
  const name: string = 'Quillfeather';
  createLog({ serviceName: 'outbox-relay' }).count(name as 'OutboxStuck');
  expect(lines).toEqual([]);
});
