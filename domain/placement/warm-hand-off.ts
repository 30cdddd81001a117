/**
 * After an agency accepted: the Health Home and the person's plan are told, the agency and the person meet. Guidance,
 * Communicating with Managed Care Plans: the CMA informs the Health Home, the Health Home informs the MCO.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { isUnderWay } from '../case/case-record.ts';
import { meetClock } from '../case/clocks.ts';
import { keepJourneyFact } from '../case/journey-fact.ts';
import { forensicTeamOf, referrerOf } from '../case/parties.ts';
import { askForParoleContact } from '../case/parole-contact.ts';
import type { Recipient } from '../shared/recipient.ts';
import { meetTellPlan, settlePlan, tellPlanOfStatus } from '../case/tell-plan.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import { followPerson } from '../case/hand-over.ts';
import type { CompletionOf } from './completion-contract.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';

/** Task `Tell Health Home And MCO`. Run twice: tells once. */
export const tellHealthHome = (draft: CaseDraft, policy: EscalationPolicy): void => {
  const { assignment, lgu, strands } = draft.case;
  if (strands.placement !== 'handOff' || assignment.healthHomeToldAt !== undefined) return;
  assignment.healthHomeToldAt = draft.now;
  draft.record(
    'placementTold',
    { agency: assignment.agency ?? '', healthHome: assignment.healthHome ?? '' },
    ['HHP-PLAN-01'],
  );
  draft.notify('placementMade', referrerOf(draft.case));
  draft.notify('placementMade', { role: 'spoa', org: lgu });
  for (const team of forensicTeamOf(draft.case)) draft.notify('placementMade', team);
  askForParoleContact(draft, policy);
  if (assignment.healthHome === undefined) return;
  draft.notify('placementMade', { role: 'healthHome', org: assignment.healthHome });
  tellPlanOfStatus(draft, 'hhPlusBegan', policy);
  settlePlan(draft, policy);
};

export const completeTellPlan = (draft: CaseDraft, item: WorkItem, body: CompletionOf<'tellPlan'>): void => {
  refuseFuture(body.toldAt, draft.now, 'body.toldAt', 'HHP-PLAN-01');
  completeWorkItem(draft, item, 'told', body.toldAt);
  meetTellPlan(draft, item, body.toldAt);
};

/** Of a person whom the forensic transitional team had first: who handed over and who took over, and both are told. */
const handOverFromTeam = (draft: CaseDraft, team: Recipient, at: Instant) => {
  const { agency, careManager, team: ofAgency } = draft.case.assignment;
  if (agency === undefined) return {};
  const takenOver = {
    to: agency,
    ...(careManager !== undefined && { careManager }),
    ...(ofAgency !== undefined && { team: ofAgency }),
  };
  draft.case.forensicHandOff = { at, ...takenOver };
  draft.notify('handedOff', team);
  draft.notify('handedOff', { role: 'cma', org: agency });
  return { from: team.org, ...takenOver };
};

/** The warm hand-off happened: the person and the care manager know each other. */
export const completeWarmHandOff = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'warmHandOff'>,
): void => {
  refuseFuture(body.handedOffAt, draft.now, 'body.handedOffAt', 'HHP-HANDOFF-01');
  const [team] = forensicTeamOf(draft.case);
  draft.move('placement', 'handedOff');
  draft.case.assignment.handedOffAt = body.handedOffAt;
  keepJourneyFact(draft, { fact: 'handOff', at: body.handedOffAt });
  const between = team ? handOverFromTeam(draft, team, body.handedOffAt) : {};
  draft.record('handedOff', { at: body.handedOffAt, introduction: body.introduction, ...between }, [
    'HHP-HANDOFF-01',
  ]);
  completeWorkItem(draft, item, 'handedOff', body.handedOffAt);
  meetClock(draft, 'warmHandOff', body.handedOffAt);
  draft.notify('handedOff', { role: 'spoa', org: draft.case.lgu });
  draft.notify('handedOff', referrerOf(draft.case));
};

/** The forensic transitional team refers the person on; from now the county is asked, and holds. */
export const completeForensicTransition = (draft: CaseDraft, item: WorkItem): void => {
  draft.move('placement', 'forensicTeamReferred');
  draft.record('forensicTeamReferred', {}, ['HHP-FT-01']);
  completeWorkItem(draft, item, 'referred', draft.now);
  meetClock(draft, 'forensicTransition', draft.now);
  followPerson(draft);
};

/**
 * Task `Open HH+ Episode`: both strands are through. Run twice: opens once. Throws JourneyGoesOn when the record shows
 * that a strand was reopened meanwhile. The person's lock is freed: a later discharge may bring a new referral.
 */
export const openEpisode = (draft: CaseDraft): void => {
  const { strands, screening } = draft.case;
  if (!isUnderWay(draft.case)) return;
  if (strands.placement !== 'placed' || strands.discharge !== 'contacted')
    throw new WorkflowSignal('JourneyGoesOn');
  const hhPlusRate = screening?.hhPlusRate ?? false;
  draft.case.episode = { openedAt: draft.now, hhPlusRate };
  draft.record('episodeOpened', { hhPlusRate }, ['HHP-EL-03']);
  draft.freePersonLock();
};
