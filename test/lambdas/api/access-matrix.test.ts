/**
 * The matrix of docs/access.md against the API itself: in cases of several phases everybody asks for everything, and the
 * access log says how each request was decided. A denial is answered by 403, 404 or, for its phase, 409; never by a case.
 */
import { describe, expect, it } from '@jest/globals';
import { accessMatrix } from '../../../domain/api/matrix.ts';
import { isAbout } from '../../../domain/api/access.ts';
import { standingOf } from '../../../domain/access/standing.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { addedSince, wholeLog } from '../../fixtures/access-log.ts';
import { forensicTransitionalTeam } from '../../../domain/shared/actor.ts';
import {
  admin,
  agency,
  Desk,
  healthHome,
  otherAgency,
  otherPlanner,
  otherSpoa,
  planner,
  spoa,
  stateOffice,
  type Who,
} from './desk.ts';
import { anAuditor, auditGrant, everyRequest, onAccess } from './requests.ts';
import { refer, referralOf, type Scene, sceneAt, withdrawn } from './stages.ts';

const matrix = new Map(accessMatrix().map((row) => [`${row.operation} ${row.role}`, row.cells]));
const night: Who = { role: 'cma', org: 'sample-cma-twin-bridges', sub: 'night-nurse' };
const auditor: Who = { ...stateOffice, sub: anAuditor };
const team: Who = { role: 'cma', org: forensicTransitionalTeam };
const people = [
  planner,
  otherPlanner,
  spoa,
  otherSpoa,
  agency,
  otherAgency,
  healthHome,
  { role: 'healthHome', org: 'sample-hh-five-boroughs' },
  team,
  { role: 'planner', org: 'cnypc' },
  { role: 'spoa', org: 'nyc' },
  night,
  auditor,
  { ...stateOffice, sub: 'without-a-grant' },
  admin,
] as const satisfies readonly Who[];

const forensic = async (): Promise<Scene> => {
  const desk = await Desk.open();
  const caseId = await refer(
    desk,
    { role: 'planner', org: 'cnypc' },
    referralOf(desk, 'cnypc-to-brooklyn-on-parole'),
  );
  return { desk, caseId };
};

const scenes: readonly (readonly [string, () => Promise<Scene>])[] = [
  ['before the SPOA', () => sceneAt('referred')],
  ['offered', () => sceneAt('offered')],
  ['accepted', () => sceneAt('accepted')],
  ['placed', () => sceneAt('placed')],
  ['discharged', () => sceneAt('discharged')],
  ['in the episode', () => sceneAt('episode')],
  ['with the forensic team', forensic],
  ['withdrawn', withdrawn],
];

describe.each(scenes)('a case %s', (_name, open) => {
  it('is open to each person as the matrix says, and the log agrees', async () => {
    const { desk, caseId } = await open();
    // The night nurse has opened it in an emergency where that is possible; the auditor has a grant.
    await desk.send({ ...onAccess.openEmergencyAccess(caseId), who: night });
    await desk.send({ ...auditGrant([caseId]), who: admin });
    const record = (await desk.store.load(caseId))?.case;
    if (!record) throw new Error('No case.');
    const now = desk.world.runtime.now();
    const grants = await desk.store.auditGrantsOf(anAuditor, now);
    let walked = 0;
    for (const who of people) {
      const person = { kind: 'person' as const, sub: `${who.role}-${who.org}`, ...who };
      const standing = standingOf(record, person, now, grants);
      for (const [operation, request] of everyRequest(caseId, {})) {
        if (!isAbout('case', operation)) continue;
        const allowed =
          matrix.get(`${operation} ${who.role}`)?.[standing]?.includes(phaseOf(record)) ?? false;
        const before = await wholeLog(desk.store, caseId);
        // A stale version keeps what is allowed from changing anything.
        const headers = { 'if-match': '"999999"' };
        const answer = await desk.send({ ...request, who, headers });
        const entries = addedSince(before, await wholeLog(desk.store, caseId));
        const said = { operation, role: who.role, standing, phase: phaseOf(record) };
        const hasOrder = record.aot !== undefined;
        const needsOrder = [
          'listSearchSteps',
          'listSignificantEvents',
          'getCairsReports',
          'getSearchPacket',
        ].includes(operation);
        if (needsOrder && allowed && !hasOrder && entries[0]?.reason === 'noLegalBasis') continue;
        expect({ ...said, decided: entries.map(({ decision }) => decision) }).toEqual({
          ...said,
          decided: [allowed ? 'allow' : 'deny'],
        });
        if (!allowed) expect([403, 404, 409, 412]).toContain(answer.status);
        if (!allowed) expect(answer.text).not.toContain('"person"');
        walked += 1;
      }
    }
    expect(walked).toBeGreaterThan(250);
  });
});
