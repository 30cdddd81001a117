/**
 * Voids what came after the rules had decided: a later fact, an admission. They decide anew on what stands, and the decision before
 * is kept. An admission that reversed a discharge is a readmission: the discharge stands again. What it said of a person who was
 * looked for goes with it.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { journeyFactNamed } from '../case/journey-fact.ts';
import type { SearchStep } from '../case/search-step.ts';
import type { VoidOf } from '../case/void-contract.ts';
import { isVoided } from '../case/voided.ts';
import { followVoidedAdmission } from '../discharge/admission.ts';
import { followVoidedReadmission, restsOnReadmission } from '../discharge/void-readmission.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { decideAnew } from './decide-anew.ts';
import type { VoidContext } from './void-context.ts';
import { laterFactStands } from './void-journey.ts';
import { notOnRecord, refuseForeign, refuseVoided, ruleOfVoids, voidedBy } from './void-rules.ts';
import { type AroundFact, takeStepOut } from './void-step-fact.ts';

/** The sighting that an admission was of a person who was looked for. */
export const isSightingOfAdmission = (
  { what, voided }: Pick<SearchStep, 'what' | 'voided'>,
  { at }: { at: Instant },
): boolean =>
  what.kind === 'sighting' &&
  !voided &&
  what.at === at &&
  what.how === 'provider' &&
  what.located?.place === 'hospital';

/** Run twice: the second is refused, since it is voided. */
export const voidAdmission = (
  draft: CaseDraft,
  body: VoidOf<'admission'>,
  by: Person,
  around: AroundFact,
  context: VoidContext,
): void => {
  const { at, place } = body;
  const { policy } = context.reopening;
  const { admissions: all = [] } = draft.case;
  const admissions = all.filter((one) => one.at === at && one.place === place);
  const admission = admissions.findLast((one) => !isVoided(one)) ?? admissions.at(-1);
  const readmission =
    place === 'stateFacility' ? journeyFactNamed(draft, 'readmission', (one) => one.at === at) : undefined;
  const known = [readmission, admission].find((one) => one && !isVoided(one)) ?? admission ?? readmission;
  if (!known) throw notOnRecord('at');
  refuseForeign(draft, by, { writer: known.by, field: 'at', takesPart: around.takesPart });
  refuseVoided(draft, known);
  if (known === readmission && restsOnReadmission(draft, readmission)) throw laterFactStands();
  const voided = voidedBy(draft, body, by);
  known.voided = voided;
  draft.record('factVoided', { kind: 'admission', id: at, reason: body.reason }, [ruleOfVoids]);
  const sighting = around.steps.find(
    (step) => step.enteredAt === known.enteredAt && isSightingOfAdmission(step, body),
  );
  if (sighting) takeStepOut(draft, sighting, voided, around, context);
  if (known === readmission) {
    followVoidedReadmission(draft, readmission, policy);
    return;
  }
  followVoidedAdmission(draft, all);
  decideAnew(draft, 'factVoided', policy);
};

/** Run twice: the second is refused, since it is voided. */
export const voidLaterFact = (
  draft: CaseDraft,
  body: VoidOf<'laterFact'>,
  by: Person,
  { takesPart }: AroundFact,
  policy: EscalationPolicy,
): void => {
  const known = draft.case.laterFacts?.find(({ number }) => number === body.number);
  if (known?.enteredAt !== body.enteredAt) throw notOnRecord(known ? 'enteredAt' : 'number');
  refuseForeign(draft, by, { writer: known.by, field: 'number', takesPart });
  refuseVoided(draft, known);
  known.voided = voidedBy(draft, body, by);
  draft.record('factVoided', { kind: 'laterFact', id: body.number, reason: body.reason }, [ruleOfVoids]);
  decideAnew(draft, 'factVoided', policy);
};
