/**
 * Where the warm hand-off stands: which points are open, who has signed what stands now, and who both sides are. Read by the
 * decisions (domain/placement/hand-off-checklist.ts), by the discharge that tells of open points, and by the view.
 */
import { forensicTransitionalTeam } from '../shared/actor.ts';
import type { Recipient } from '../shared/recipient.ts';
import { handOffPoints, handOffSides } from './answer-codes.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseRecord } from './case-record.ts';
import type { HandOffChecklist, HandOffSignature, SettledPoint } from './hand-off-record.ts';
import { forensicTeamOf, holderOf, referrerOf, wasWithForensicTeam } from './parties.ts';

export type HandOffPoint = (typeof handOffPoints)[number];
export type HandOffSide = (typeof handOffSides)[number];

export const namesParole = ({ referral }: Pick<CaseRecord, 'referral'>): boolean =>
  referral.legal.parole !== undefined;

/** The points of this case. */
export const pointsOf = (record: Pick<CaseRecord, 'referral'>): HandOffPoint[] =>
  handOffPoints.filter((point) => point !== 'paroleOfficer' || namesParole(record));

/** Of revision 0 before anybody wrote in it. */
export type Checklist = Omit<HandOffChecklist, 'number'> & { number?: number | undefined };

const isOn = ({ agency }: HandOffChecklist, record: CaseRecord): boolean =>
  agency === undefined || agency === record.assignment.agency;

/**
 * The checklist of the hand-off to who takes the person over now. What was settled before another agency came stands, but for
 * the introduction, and nobody has signed it.
 */
export const checklistOf = (record: CaseRecord): Checklist => {
  const latest = record.handOffChecklists?.at(-1);
  if (!latest) return { revision: 0, points: [], signatures: [] };
  if (isOn(latest, record)) return latest;
  return {
    revision: latest.revision + 1,
    points: latest.points.filter(({ point }) => point !== 'introduction'),
    signatures: [],
  };
};

export const settledAs = ({ points }: Checklist, point: HandOffPoint): SettledPoint | undefined =>
  points.find((settled) => settled.point === point);

export const openPoints = (record: CaseRecord): HandOffPoint[] => {
  const checklist = checklistOf(record);
  return pointsOf(record).filter((point) => (settledAs(checklist, point)?.state ?? 'open') === 'open');
};

/** Who signs for a side; nobody receives yet while no agency has accepted, and nobody sends who was in no State facility. */
export const signerOf = (record: CaseRecord, side: HandOffSide): Recipient | undefined => {
  const { facility, assignment, forensicHandOff } = record;
  if (side === 'receiving')
    return assignment.agency === undefined ? undefined : { role: 'cma', org: assignment.agency };
  const isOfTeam =
    wasWithForensicTeam(record) && (!forensicHandOff || forensicHandOff.to === assignment.agency);
  if (isOfTeam) return { role: 'cma', org: forensicTransitionalTeam };
  return facility === undefined ? undefined : { role: 'planner', org: facility };
};

/** A change since, or another organisation on that side: what was signed is not what stands. */
export const isStale = (record: CaseRecord, { side, revision, by }: HandOffSignature): boolean => {
  const signer = signerOf(record, side);
  return revision !== checklistOf(record).revision || by.role !== signer?.role || by.org !== signer.org;
};

/** The sides that have not signed the checklist as it stands. */
export const unsignedSides = (record: CaseRecord): HandOffSide[] => {
  const { signatures } = checklistOf(record);
  return handOffSides.filter(
    (side) =>
      (side === 'receiving' || signerOf(record, side) !== undefined) &&
      !signatures.some((signature) => signature.side === side && !isStale(record, signature)),
  );
};

/** What stands from now on, in place of the checklist that is on, or as the first of a hand-off to another agency. */
export const keepChecklist = (draft: CaseDraft, { number: _, ...checklist }: Checklist): void => {
  const { agency } = draft.case.assignment;
  const known = draft.case.handOffChecklists ?? [];
  const latest = known.at(-1);
  const replaced = latest && isOn(latest, draft.case) ? latest : undefined;
  const kept: HandOffChecklist = {
    ...checklist,
    ...(agency !== undefined && { agency }),
    ...(replaced?.number !== undefined && { number: replaced.number }),
  };
  draft.case.handOffChecklists = [...known.filter((other) => other !== replaced), kept];
};

/** Puts points and says so in the timeline; a checklist with which nothing changed keeps its revision and signatures. */
export const settlePoints = (draft: CaseDraft, settled: readonly SettledPoint[]): void => {
  if (settled.length === 0) return;
  const before = checklistOf(draft.case);
  const revision = before.revision + 1;
  const changed = settled.map(({ point }) => point);
  keepChecklist(draft, {
    ...before,
    revision,
    points: [...before.points.filter(({ point }) => !changed.includes(point)), ...settled],
  });
  draft.record('handOffChecklistChanged', { revision, changed, open: openPoints(draft.case) }, [
    'HHP-HANDOFF-03',
  ]);
};

/** The person leaves while points are open: both sides and the county hear of it, and nothing is held up. */
export const tellOpenPoints = (draft: CaseDraft): void => {
  const { lgu, triage } = draft.case;
  if (openPoints(draft.case).length === 0) return;
  const told: Recipient[] = [
    referrerOf(draft.case),
    { role: 'spoa', org: lgu },
    ...(triage?.role === 'spoa' ? [triage] : []),
    ...forensicTeamOf(draft.case),
    holderOf(draft.case),
  ];
  for (const to of told) draft.notify('handOffPointsOpen', to);
};
