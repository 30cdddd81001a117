/** What a mailbox of the registry may be, and of whom. */
import { describe, expect, it } from '@jest/globals';
import { registeredMailboxSchema } from '../../../domain/registry/mailboxes.ts';
import { referenceProblems } from '../../../domain/registry/references.ts';
import { referringTo } from '../../../domain/registry/referring.ts';
import { aBook, aMailbox } from '../../fixtures/registry-fixture.ts';

const takes = (protocol: string, endpoint: string): boolean =>
  registeredMailboxSchema.safeParse({ ...aMailbox(), protocol, endpoint }).success;

describe('the endpoint of a mailbox', () => {
  it.each([
    ['email', 'desk@county.example.org'],
    ['email', 'aot.coordinator+hhplus@dmh.county.ny.example.us'],
    ['https', 'https://notices.county.example.org'],
    ['https', 'https://notices.county.example.org:443/warm-handoff/v1'],
    ['sqs', 'arn:aws:sqs:us-east-1:123456789012:county-notices'],
    ['sqs', 'arn:aws-us-gov:sqs:us-gov-west-1:123456789012:county_notices'],
  ])('of %s may be %s', (protocol, endpoint) => {
    expect(takes(protocol, endpoint)).toBe(true);
  });

  it.each([
    ['email', ''],
    ['email', 'desk'],
    ['email', 'desk@localhost'],
    ['email', 'Desk <desk@county.example.org>'],
    ['email', 'desk@county.example.org, other@county.example.org'],
    ['email', 'desk@county.example.org\nBcc: other@county.example.org'],
    ['email', 'd\u00e9sk@county.example.org'],
    ['email', 'desk@county..example.org'],
    ['https', 'http://notices.county.example.org'],
    ['https', 'https://user:password@county.example.org'],
    ['https', 'https://127.0.0.1/notices'],
    ['https', 'https://[::1]/notices'],
    ['https', 'https://localhost/notices'],
    ['https', 'https://county.example.org:8443/notices'],
    ['https', 'https://county.example.org/notices?token=1'],
    ['https', 'https://169.254.169.254/latest'],
    ['sqs', 'arn:aws:sqs:us-east-1:123456789012:county-notices.fifo'],
    ['sqs', 'arn:aws:sns:us-east-1:123456789012:county-notices'],
    ['sqs', 'https://sqs.us-east-1.amazonaws.com/123456789012/county-notices'],
    ['email', 'https://notices.county.example.org'],
    ['sms', '+15185550100'],
  ])('of %s is not %j', (protocol, endpoint) => {
    expect(takes(protocol, endpoint)).toBe(false);
  });
});

describe('a mailbox', () => {
  const book = aBook();
  const problems = (overrides: Parameters<typeof aMailbox>[0]) =>
    referenceProblems(
      'mailboxes',
      aMailbox({ id: 'another', endpoint: 'x@y.example.org', ...overrides }),
      book,
    );

  it.each([
    { role: 'spoa', org: 'nyc' },
    { role: 'planner', org: 'pilgrim-pc' },
    { role: 'cma', org: book.agencies[0]!.id },
    { role: 'cma', org: 'omh-forensic-transitional-team' },
    { role: 'healthHome', org: 'dune-health-home' },
    { role: 'state', org: 'omh' },
  ] as const)('may be of $role $org', (recipient) => {
    expect(problems(recipient)).toEqual([]);
  });

  it.each([
    { role: 'spoa', org: 'brooklyn' },
    { role: 'planner', org: 'suffolk' },
    { role: 'cma', org: 'dune-health-home' },
    { role: 'healthHome', org: 'harbor-cma' },
    { role: 'state', org: 'doh' },
  ] as const)('is of nobody who is no $role, as $org', (recipient) => {
    expect(problems(recipient)).toMatchObject([{ field: 'org' }]);
  });

  it('has an endpoint of its own at its organisation, which another organisation may share', () => {
    const { endpoint } = aMailbox();
    expect(problems({ endpoint })).toMatchObject([{ field: 'endpoint' }]);
    expect(problems({ endpoint, org: 'nassau' })).toEqual([]);
    expect(referenceProblems('mailboxes', aMailbox({ owner: 'Night desk' }), book)).toEqual([]);
  });

  it('is one of ten of its organisation at most', () => {
    const many = Array.from({ length: 10 }, (_, at) =>
      aMailbox({ id: `desk-${at}`, endpoint: `desk-${at}@suffolk.example.org` }),
    );
    expect(referenceProblems('mailboxes', aMailbox(), aBook({ mailboxes: many }))).toMatchObject([
      { field: 'org', message: expect.stringContaining('at most 10') },
    ]);
  });

  it('keeps its organisation from being deleted before it', () => {
    const mailboxes = [
      aMailbox({ id: 'one', role: 'cma', org: 'spare-cma' }),
      aMailbox({ id: 'two', role: 'healthHome', org: 'spare-hh' }),
    ];
    const alone = { book: aBook({ mailboxes }), caseloads: [], hasWork: false };
    expect(referringTo('agencies', 'spare-cma', alone)).toEqual(['Mailboxes are of it: one.']);
    expect(referringTo('health-homes', 'spare-hh', alone)).toEqual(['Mailboxes are of it: two.']);
    expect(referringTo('mailboxes', 'one', alone)).toEqual([]);
  });
});
