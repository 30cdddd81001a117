/** A care manager leaves: her people are handed on in one call, and whoever finds no room is named another by a day. */
import * as z from 'zod';
import { people, enrolled, type Journey } from './journeys.ts';
import type { World } from './world.ts';

const agency = 'sample-cma-great-south-bay';
const peopleInHerCare = 3;

/** Two care managers of the agency, who are not among the samples: one who leaves, and one with one place. */
const careManager = (id: string, fields: object) => ({
  id,
  name: 'Invented Person',
  agency,
  employedFrom: '2020-01-01',
  fte: 1,
  supervisor: 'sample-sup-marigold',
  mastersField: 'socialWork',
  casac: false,
  experienceYears: 3,
  healthHomeYears: 0,
  hhPlusElsewhere: 0,
  highTouch: 0,
  lowTouch: 0,
  ...fields,
});

const register = async (world: World, id: string, fields: object): Promise<void> => {
  await world.person('admin', 'operations').put(`/registry/care-managers/${id}`, careManager(id, fields));
};

const anotherPerson = (number: number) => (referral: Record<string, unknown>) => {
  const person = Object(referral['person']) as Record<string, unknown>;
  return { ...referral, person: { ...person, medicaidCin: `ZZ${String(30_000 + 11 * number)}B` } };
};

const answerSchema = z.object({
  cases: z.array(z.object({ caseId: z.string(), outcome: z.string() })),
  left: z.int(),
});

const careManagerLeaves: Journey = {
  name: 'care-manager-leaves',
  story:
    'A care manager leaves on Friday: her three people are previewed and handed on in one call; one finds no room, is asked for by a day, and is named another when there is.',
  ends: { phase: 'warmHandOff' },
  async play(world) {
    const { planner, spoa, agency: ofAgency } = people(world);
    const bay = ofAgency();
    await register(world, 'sample-cm-ines', {});
    await register(world, 'sample-cm-jonah', { hhPlusElsewhere: 14 });
    for (let number = 1; number <= peopleInHerCare; number += 1) {
      await planner.refer(enrolled, anotherPerson(number));
      await spoa.complete('spoaDecision', { decision: 'accept', candidates: [agency] });
      await bay.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-ines' });
    }
    await world.at('2026-03-06T10:00:00-05:00');
    const handOn = async (preview: boolean) => {
      const to = [{ careManager: 'sample-cm-beatrix' }, { careManager: 'sample-cm-jonah' }];
      const path = '/care-managers/sample-cm-ines/reassignment';
      return answerSchema.parse((await bay.post(path, { preview, to, reason: 'left' })).body);
    };
    await handOn(true);
    await handOn(false);
    // Sent again when her last day is on record, it says by when another is owed for whoever found no room.
    await register(world, 'sample-cm-ines', { employedUntil: '2026-03-06' });
    const { cases } = await handOn(false);
    const { caseId = '' } = cases.find(({ outcome }) => outcome === 'noRoom') ?? {};
    await bay.post(`/work-items/${await bay.workItem('nameCareManager')}/claim`);
    await world.at('2026-03-09T10:00:00-04:00');
    // A colleague gives back what she took on and cannot do any more.
    await bay.post(`/work-items/${await bay.workItem('nameCareManager')}/release`);
    await world.at('2026-03-10T12:00:00-04:00');
    await register(world, 'sample-cm-jonah', { hhPlusElsewhere: 13 });
    await bay.complete('nameCareManager', { careManager: 'sample-cm-jonah' });
    return caseId;
  },
};

export const careManagerJourneys: readonly Journey[] = [careManagerLeaves];
