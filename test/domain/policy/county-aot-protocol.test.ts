/** Protocols are data: valid, never laxer than the guidance, and a new county needs a file and nothing else. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ProtocolRefused, readAotProtocols } from '../../../adapters/protocols/aot-protocols.ts';
import {
  type CountyAotProtocol,
  countyAotProtocolSchema,
  createAotProtocols,
} from '../../../domain/policy/county-aot-protocol.ts';
import { lguIds } from '../../../domain/shared/counties.ts';
import { aotProtocolFor } from '../../fixtures/aot-fixture.ts';

const folder = join(__dirname, '../../../data/aot-protocols');
const files = readdirSync(folder);
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const byDefault = countyAotProtocolSchema.parse(read('default.json'));
const of = (overrides: Partial<CountyAotProtocol>) => ({ ...byDefault, ...overrides });

describe('the packs on file', () => {
  it.each(files)('%s is valid', (name) => {
    expect(countyAotProtocolSchema.parse(read(name)).protocolId).toBeDefined();
  });

  it('leave no county without a protocol', () => {
    for (const lgu of lguIds)
      expect(aotProtocolFor(lgu, '2026-03-02').month.faceToFaceContacts).toBeGreaterThanOrEqual(4);
  });

  it('mark the starter checklist and every figure without a source as an assumption', () => {
    expect(byDefault.search.checklist.every(({ assumption }) => assumption)).toBe(true);
    expect(byDefault.orderReview.assumption).toBe(true);
    expect(byDefault.cairs.assumption).toBe(true);
    expect(byDefault.month.assumption).toBe(false);
  });

  it('name no person', () => {
    for (const name of files) expect(JSON.stringify(read(name))).not.toMatch(/@|\b\d{3}-\d{4}\b|Dr\. /);
  });
});

describe('which protocol', () => {
  const later = of({ protocolId: 'default-later', validFrom: '2027-01-01' });
  const yates = of({ protocolId: 'yates', lgu: 'yates', validFrom: '2026-06-01' });
  const yatesLater = of({ protocolId: 'yates-later', lgu: 'yates', validFrom: '2027-06-01' });
  const protocols = createAotProtocols([yatesLater, later, yates, byDefault]);

  it.each([
    ['suffolk', '2026-03-02', 'state-default'],
    ['suffolk', '2027-01-01', 'default-later'],
    ['yates', '2026-05-31', 'state-default'],
    ['yates', '2026-06-01', 'yates'],
    ['yates', '2027-06-01', 'yates-later'],
    ['suffolk', '2001-01-01', 'state-default'],
  ])('of %s on %s: %s', (lgu, on, protocolId) => {
    expect(protocols(lgu, on).protocolId).toBe(protocolId);
  });

  it('without a default there is no system', () => {
    expect(() => createAotProtocols([yates])).toThrow('No default AOT protocol');
  });
});

describe('a county may be stricter, never laxer', () => {
  it.each([
    { month: { ...byDefault.month, faceToFaceContacts: 3 } },
    { omhReport: { ...byDefault.omhReport, withinDays: 4 } },
    { firstContact: { ...byDefault.firstContact, withinDays: 8 } },
    { cairs: { ...byDefault.cairs, everyMonths: 7 } },
    { significantEvents: { ...byDefault.significantEvents, reportWithin: { count: 25, unit: 'hours' } } },
    { contacts: [{ role: 'aotCoordinator', mailbox: 'jane.doe@example.org' }] },
    { lgu: 'springfield' },
    { colour: 'blue' },
    { hours: { weekdays: [1], from: '17:00', until: '09:00' } },
    { contacts: [...byDefault.contacts, ...byDefault.contacts] },
    { search: { ...byDefault.search, interval: { count: 30, unit: 'minutes' } } },
    { search: { ...byDefault.search, interval: { count: 11, unit: 'hours' } } },
    { search: { ...byDefault.search, interval: { count: 32, unit: 'days' } } },
    {
      search: {
        ...byDefault.search,
        checklist: [...byDefault.search.checklist, byDefault.search.checklist[0]],
      },
    },
    {
      significantEvents: {
        ...byDefault.significantEvents,
        kinds: [...byDefault.significantEvents.kinds, byDefault.significantEvents.kinds[0]],
      },
    },
  ])('refused: %j', (wrong) => {
    expect(countyAotProtocolSchema.safeParse({ ...byDefault, ...wrong }).success).toBe(false);
  });
});

describe('a new county', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'aot-protocols-'));
  afterAll(() => rmSync(fresh, { recursive: true }));

  it('is a file in the folder, and no code', () => {
    writeFileSync(join(fresh, 'default.json'), JSON.stringify(byDefault));
    writeFileSync(join(fresh, 'notes.txt'), 'not a protocol');
    expect(readAotProtocols(fresh)('tioga', '2026-03-02').protocolId).toBe('state-default');
    const tioga = of({
      protocolId: 'tioga-2026',
      lgu: 'tioga',
      month: { ...byDefault.month, faceToFaceContacts: 6 },
    });
    writeFileSync(join(fresh, 'tioga.json'), JSON.stringify(tioga));
    expect(readAotProtocols(fresh)('tioga', '2026-03-02').month.faceToFaceContacts).toBe(6);
  });

  it.each([
    [
      'a field',
      { ...byDefault, lgu: 'wayne', month: { ...byDefault.month, faceToFaceContacts: 3 } },
      'month.faceToFaceContacts',
    ],
    [
      'a field of the seventh event',
      {
        ...byDefault,
        significantEvents: {
          ...byDefault.significantEvents,
          kinds: byDefault.significantEvents.kinds.map((kind, index) =>
            index === 6 ? { ...kind, title: '' } : kind,
          ),
        },
      },
      'significantEvents.kinds.6.title',
    ],
    ['the whole of it', [], 'file: '],
  ])('with a fault in %s stops the start, and says in which file and where', (_name, pack, field) => {
    writeFileSync(join(fresh, 'wrong.json'), JSON.stringify(pack));
    expect(() => readAotProtocols(fresh)).toThrow(ProtocolRefused);
    expect(() => readAotProtocols(fresh)).toThrow(new RegExp(`^wrong\\.json: .*${field}`));
    rmSync(join(fresh, 'wrong.json'));
  });

  it('that is no JSON is named too', () => {
    writeFileSync(join(fresh, 'wrong.json'), '{ "lgu": ');
    expect(() => readAotProtocols(fresh)).toThrow(/^wrong\.json: /);
    rmSync(join(fresh, 'wrong.json'));
  });

  it('twice from the same day is refused, since nobody could say which counts', () => {
    expect(() => createAotProtocols([byDefault, of({ protocolId: 'second' })])).toThrow('same day');
  });
});
