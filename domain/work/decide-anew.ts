/**
 * The rules decide anew on a fact that came later: a residence, an indicator, an admission, a court order that arrives or ends.
 * The decision before is kept with the fact that replaced it; the HH+ episode follows, and the plan hears where the rate changed.
 * Nobody loses an agency by it: what follows for the person is people's to decide.
 */
import type { DecisionCause } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { FormerDecision } from '../case/later-facts-record.ts';
import { caseFacts } from '../case/case-facts.ts';
import { holderOf } from '../case/parties.ts';
import { tellPlanOfStatus } from '../case/tell-plan.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { isEligibleBy, screen } from '../referral/screening.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';

type Screening = NonNullable<CaseDraft['case']['screening']>;

const ruleId = 'HHP-ANEW-01';

/** What the orders and agreements of a case make of a decision. */
const ofOrders: ReadonlySet<string> = new Set(['HHP-EL-01', 'HHP-EL-01E', 'HHP-EL-02', 'HHP-EL-03R']);
const saidOfOrders = ({ findings }: Pick<Screening, 'findings'>): string =>
  findings
    .filter((finding) => finding.met && ofOrders.has(finding.ruleId))
    .map((finding) => finding.ruleId)
    .join(' ');

/** With what it can be taken again by. */
const asKept = ({ record, ...said }: Screening): FormerDecision['screening'] => {
  if (!record) return said;
  const { decision: _, ...takenOn } = record;
  return { ...said, record: takenOn };
};

/** Keeps the decision that stands, before another takes its place. */
export const keepDecision = (draft: CaseDraft, because: DecisionCause): void => {
  const { screening, episode, formerDecisions = [] } = draft.case;
  if (!screening) return;
  draft.case.formerDecisions = [
    ...formerDecisions,
    { replacedAt: draft.now, because, inEpisode: episode !== undefined, screening: asKept(screening) },
  ];
};

const tellOf = (draft: CaseDraft): void => {
  const { lgu, assignment } = draft.case;
  const told: Recipient[] = [{ role: 'spoa', org: lgu }, holderOf(draft.case)];
  if (assignment.healthHome !== undefined) told.push({ role: 'healthHome', org: assignment.healthHome });
  for (const to of told) draft.notify('decidedAnew', to);
};

/** Whether somebody may be told anything of the person was decided at the door, and is not what a later fact is about. */
const decisionOn = (draft: CaseDraft): { screening: Screening; decisive: string[] } => {
  const { decisive, throughForensicTeam: _, ...screening } = screen(draft.case, draft.now);
  const eligible = isEligibleBy(screening.record);
  return { screening: { ...screening, eligible }, decisive };
};

const replaceDecision = (
  draft: CaseDraft,
  before: Screening,
  { screening, decisive }: ReturnType<typeof decisionOn>,
  because: DecisionCause,
  policy: Pick<EscalationPolicy, 'followUps'>,
): void => {
  const { eligible, hhPlusRate } = screening;
  keepDecision(draft, because);
  draft.case.screening = screening;
  if (draft.case.episode) draft.case.episode = { ...draft.case.episode, hhPlusRate };
  const was = { wasEligible: before.eligible, wasHhPlusRate: before.hhPlusRate };
  draft.record('decidedAnew', { because, eligible, hhPlusRate, ...was }, [ruleId, ...decisive]);
  if (hhPlusRate !== before.hhPlusRate)
    tellPlanOfStatus(draft, hhPlusRate ? 'rateBegan' : 'rateEnded', policy);
  if (hhPlusRate !== before.hhPlusRate || eligible !== before.eligible) tellOf(draft);
};

/** Before the first decision nothing is taken anew: that one will know the fact. */
export const decideAnew = (
  draft: CaseDraft,
  because: DecisionCause,
  policy: Pick<EscalationPolicy, 'followUps'>,
): void => {
  const { screening } = draft.case;
  if (screening) replaceDecision(draft, screening, decisionOn(draft), because, policy);
};

/** After the time was voided at which the person left or was to leave, where the decision that stands was taken on it. */
export const decideAnewWithout = (
  draft: CaseDraft,
  at: Instant,
  policy: Pick<EscalationPolicy, 'followUps'>,
): void => {
  const was = draft.case.screening?.record?.facts.stateDischargeOn;
  if (was === localDate(at) && caseFacts(draft.case, draft.now).stateDischargeOn !== was)
    decideAnew(draft, 'factVoided', policy);
};

/** After orders were recorded, and once a day: only where they make another decision. Run twice: the second finds nothing. */
export const decideAnewOnOrders = (draft: CaseDraft, policy: Pick<EscalationPolicy, 'followUps'>): void => {
  const { screening, strands } = draft.case;
  if (!screening || strands.case === 'closed' || !draft.hasRoom()) return;
  const anew = decisionOn(draft);
  if (saidOfOrders(anew.screening) !== saidOfOrders(screening))
    replaceDecision(draft, screening, anew, 'order', policy);
};
