/**
 * Random registries, edits and assignments on the memory store: no sequence reaches an unlawful assignment, judged by an
 * oracle that knows the limits by itself, and the counters always equal a recount of the open cases. A failing history is
 * printed with its seed; run it again with `LAWFUL_SEED=<seed> npx jest test/domain/placement/lawful`.
 */
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { localAotProtocols as aotProtocolFor } from '../../../local/aot-protocols.ts';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { changeCareManager } from '../../../domain/placement/change-care-manager.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { completeByAnswer } from '../../../domain/work/complete-work-item.ts';
import { caseIdFrom } from '../../../domain/shared/identifiers.ts';
import { Refused } from '../../../domain/shared/refusal.ts';
import { readStaff } from '../../../lambdas/read-registry.ts';
import { isLawful, placesOf } from './caseload-limits.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { anAgency, attested, careManager, planner, policy } from '../../fixtures/draft-fixture.ts';
import {
  anAct,
  aCareManager,
  aSupervisor,
  aTeam,
  today,
  enterAgency,
} from '../../fixtures/registry-fixture.ts';

const seed = Number(process.env['LAWFUL_SEED'] ?? Date.now() % 2 ** 31);
const staffIds = ['cm-ada', 'cm-bo'] as const;
const fte = fc.constantFrom(0.2, 0.5, 1, 1);
const few = fc.nat({ max: 8 });

const command = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('staff' as const),
      id: fc.constantFrom(...staffIds),
      fte,
      experienceYears: fc.constantFrom(0, 1, 3, 3),
      waiverApprovedOn: fc.constantFrom(undefined, '2016-11-14', '2016-11-15'),
      employedUntil: fc.constantFrom(undefined, undefined, undefined, '2026-03-01', today),
      hhPlusElsewhere: fc.nat({ max: 16 }),
      highTouch: fc.constantFrom(0, 0, 6),
      lowTouch: fc.constantFrom(0, 0, 9),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('team' as const),
      shares: fc.array(fte, { minLength: 1, maxLength: 2 }),
      peer: fte,
      hhPlusElsewhere: fc.nat({ max: 31 }),
      lowTouch: fc.constantFrom(0, 0, 5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('attest' as const),
      until: fc.constantFrom(undefined, undefined, undefined, today, '2026-03-01'),
      aot: fc.constantFrom('legacy' as const, 'none' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('supervisor' as const),
      licensed: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      holder: fc.constantFrom('cm-ada', 'cm-bo', 'team-quay', 'cm-nobody'),
      underOrder: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('assignUnnamed' as const), underOrder: fc.constant(false) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('name' as const),
      which: few,
      holder: fc.constantFrom('cm-ada', 'cm-bo', 'team-quay', 'cm-nobody'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('handOn' as const),
      from: fc.constantFrom(...staffIds),
      to: fc.constantFrom('cm-ada', 'cm-bo', 'team-quay'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close' as const), which: few }) },
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

const full = {
  fte: 1,
  experienceYears: 3,
  waiverApprovedOn: undefined,
  employedUntil: undefined,
  highTouch: 0,
} as const;
/** Every history begins with an agency that may serve and two care managers with capacity. */
const beginning = [
  { do: 'supervisor', licensed: true },
  { do: 'attest', until: undefined, aot: 'legacy' },
  { do: 'staff', id: 'cm-ada', ...full, hhPlusElsewhere: 11, lowTouch: 0 },
  { do: 'staff', id: 'cm-bo', ...full, hhPlusElsewhere: 6, lowTouch: 9 },
] as const;

const namedAs = (holder: string) => (holder.startsWith('team') ? { team: holder } : { careManager: holder });

class History {
  readonly store = createMemoryStore();
  readonly open: string[] = [];
  #cases = 0;

  async edit(one: Extract<Command, { do: 'staff' | 'team' | 'attest' | 'supervisor' }>): Promise<void> {
    const seen = await this.store.revision();
    switch (one.do) {
      case 'staff': {
        const { do: _, ...staff } = one;
        return this.store.putEntry('care-managers', aCareManager(staff), seen, anAct);
      }
      case 'team': {
        const { shares, peer, ...rest } = one;
        const members = [
          ...shares.map((share, index) => ({ careManager: staffIds[index]!, fte: share })),
          { role: 'peer' as const, fte: peer },
        ];
        const { hhPlusElsewhere, lowTouch } = rest;
        return this.store.putEntry('teams', aTeam({ members, hhPlusElsewhere, lowTouch }), seen, anAct);
      }
      case 'attest':
        return enterAgency(
          this.store,
          anAgency({ attestations: attested('2020-01-01', one.until), aotAuthority: one.aot }),
        );
      case 'supervisor':
        return this.store.putEntry(
          'supervisors',
          aSupervisor({ licence: one.licensed ? 'psychologist' : undefined }),
          seen,
          anAct,
        );
    }
  }

  /** A case that the agency was offered, and the agency's yes; undefined when it was refused. */
  async assign(
    named: { careManager?: string; team?: string },
    underOrder: boolean,
  ): Promise<CaseRecord | undefined> {
    this.#cases += 1;
    const caseId = caseIdFrom(Uint8Array.from({ length: 12 }, (_, at) => (at === 11 ? this.#cases : 0)));
    const offered = aCase({ caseId, personKey: String(this.#cases).padStart(64, '0') });
    offered.strands.placement = 'cmaAssignment';
    offered.assignment = { round: 1, candidates: ['harbor-cma'], asked: [], offeredTo: 'harbor-cma' };
    if (underOrder) offered.referral.legal.aot = 'activeOrder';
    const draft = new CaseDraft(
      { case: offered, workItems: [], contacts: [] },
      { now: openedAt, actor: careManager },
      true,
    );
    const item = draft.openWorkItem({
      kind: 'cmaAcceptance',
      ownerRole: 'cma',
      ownerOrg: 'harbor-cma',
      anchor: openedAt,
      dueAt: openedAt,
      nextRungAt: openedAt,
    });
    const staff = await readStaff(this.store);
    const agencies = await this.store.agencies();
    try {
      const body = { kind: 'cmaAcceptance', decision: 'accept', ...named } as const;
      completeByAnswer(draft, item, body, {
        by: careManager,
        policy,
        policyFor,
        agencies,
        staff,
        aotProtocolFor,
      });
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
    await this.store.save(draft.write());
    this.open.push(caseId);
    return draft.case;
  }

  async close(which: number): Promise<void> {
    const [caseId] = this.open.splice(which % Math.max(1, this.open.length), 1);
    const snapshot = caseId === undefined ? undefined : await this.store.load(caseId);
    if (!snapshot) return;
    const draft = new CaseDraft(snapshot, { now: openedAt, actor: planner });
    withdraw(draft, { reason: 'died' }, planner, policy);
    await this.store.save(draft.write());
  }

  /** Names a care manager or a team for a case that is there; undefined where there is none, false when it was refused. */
  async name(caseId: string | undefined, holder: string): Promise<boolean | undefined> {
    const snapshot = caseId === undefined ? undefined : await this.store.load(caseId);
    if (!snapshot) return undefined;
    const draft = new CaseDraft(snapshot, { now: openedAt, actor: careManager });
    const body = { ...namedAs(holder), reason: 'other' } as const;
    try {
      changeCareManager(draft, body, await readStaff(this.store));
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
    if (draft.changed) await this.store.save(draft.write());
    return true;
  }

  /** All cases of one go to another, one by one, as far as there is room; listed as the store lists them. */
  async handOn(from: string, to: string): Promise<void> {
    const assignee = { agency: 'harbor-cma', kind: 'careManager', id: from } as const;
    const carried = await this.store.casesAssignedTo(assignee);
    for (const caseId of carried) await this.name(caseId, to);
  }

  async holderOf(caseId: string | undefined): Promise<string | undefined> {
    const { careManager: one, team } = (await this.store.load(caseId ?? ''))?.case.assignment ?? {};
    return one ?? team;
  }

  async recount(): Promise<Map<string, number>> {
    const counted = new Map<string, number>();
    for (const caseId of this.open) {
      const { careManager: one, team } = (await this.store.load(caseId))!.case.assignment;
      const holder = one ?? team ?? 'harbor-cma';
      counted.set(holder, (counted.get(holder) ?? 0) + 1);
    }
    return counted;
  }
}

it(`no history of edits and assignments reaches an unlawful assignment, and counters equal a recount (seed ${seed})`, async () => {
  const taken = { named: 0, unnamed: 0, renamed: 0 };
  const accept = async (history: History, holder: string | undefined, underOrder: boolean): Promise<void> => {
    const before = await history.recount();
    const directory = await readStaff(history.store);
    const agency = (await history.store.agency('harbor-cma'))!;
    const standing = (agency.attestations[0]?.until ?? today) >= today;
    const authority = !underOrder || agency.aotAuthority === 'legacy';
    const hasRoom = placesOf(directory, before, today) > (before.get('harbor-cma') ?? 0);
    const fits = holder === undefined || isLawful(directory, holder, (before.get(holder) ?? 0) + 1, today);
    const assigned = await history.assign(holder === undefined ? {} : namedAs(holder), underOrder);
    // Both ways: nothing unlawful is taken, and nobody is turned away without a reason.
    expect([holder, assigned !== undefined]).toEqual([holder, standing && authority && hasRoom && fits]);
    if (assigned) taken[holder === undefined ? 'unnamed' : 'named'] += 1;
  };
  const name = async (
    history: History,
    { which, holder }: { which: number; holder: string },
  ): Promise<void> => {
    const caseId = history.open[which % Math.max(1, history.open.length)];
    const is = await history.holderOf(caseId);
    const carried = (await history.recount()).get(holder) ?? 0;
    const lawful = isLawful(await readStaff(history.store), holder, carried + 1, today);
    const named = await history.name(caseId, holder);
    if (named === undefined || is === holder) return;
    expect([holder, named]).toEqual([holder, lawful]);
    if (named) taken.renamed += 1;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 60 }), async (commands) => {
      const history = new History();
      for (const one of beginning) await history.edit(one);
      for (const one of commands) {
        if (one.do === 'close') await history.close(one.which);
        else if (one.do === 'assign') await accept(history, one.holder, one.underOrder);
        else if (one.do === 'assignUnnamed') await accept(history, undefined, one.underOrder);
        else if (one.do === 'name') await name(history, one);
        else if (one.do === 'handOn') await history.handOn(one.from, one.to);
        else await history.edit(one);
        const counters = (await history.store.caseloads()).filter(({ count }) => count > 0);
        expect(new Map(counters.map(({ id, count }) => [id, count]))).toEqual(await history.recount());
        for (const { count, joins: _, ...assignee } of counters)
          expect(await history.store.casesAssignedTo(assignee)).toHaveLength(count);
      }
    }),
    { seed, numRuns: 150 },
  );
  expect(taken.named).toBeGreaterThan(50);
  expect(Math.min(taken.unnamed, taken.renamed)).toBeGreaterThan(15);
});
