/**
 * A readmission that reversed a discharge, and never was: the discharge stands as it stood, its clocks run on from where they ran,
 * what was taken back is owed again, and a contact since then counts.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { reopenClock, runOn } from '../case/clocks.ts';
import { answeringContact } from '../case/contact.ts';
import { stopAtClosing } from '../case/end-at.ts';
import { resumeJourney } from '../case/executions.ts';
import { followPerson } from '../case/hand-over.ts';
import { keepJourneyFact, planAsItStands } from '../case/journey-fact.ts';
import type { JourneyFactOf } from '../case/journey-fact-record.ts';
import { forensicTeamOf, holderOf, referrerOf } from '../case/parties.ts';
import type { StrandEvent } from '../case/strands.ts';
import { oweAgain, takeWorkOut } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Instant } from '../shared/instant.ts';
import { contactKinds } from './contact-clock.ts';
import { contactsCountFrom, oweFirstContact } from './engagement.ts';
import { markContacted } from './mark-contacted.ts';
import { plansOf, takePlanOut } from './void-plan.ts';

type Readmission = JourneyFactOf<'readmission'>;

/** The work that a readmission takes back. */
const takenBack = ['faceToFaceContact', 'medicaidFollowUp', 'confirmDischarge'] as const;

/** Called before anything is reversed. `from`: where the person was. */
export const keepReadmission = (draft: CaseDraft, at: Instant, from: Readmission['from']): void => {
  const { dischargedAt, dischargedDateOnly, reportedBy, confirmedAt } = draft.case.discharge;
  keepJourneyFact(draft, {
    fact: 'readmission',
    at,
    from,
    before: planAsItStands(draft),
    ...(dischargedAt !== undefined && {
      reversed: {
        at: dischargedAt,
        dateOnly: dischargedDateOnly,
        ...(reportedBy && { reportedBy }),
        ...(confirmedAt !== undefined && { confirmedAt }),
      },
    }),
    tookBack: takenBack.flatMap((kind) => draft.openItem(kind)?.workItemId ?? []),
  });
};

/** What was recorded since rests on the readmission: another discharge, or a move to another facility. */
export const restsOnReadmission = (
  { case: { discharge, formerFacilities = [] } }: CaseDraft,
  { enteredAt }: Readmission,
): boolean => discharge.dischargedAt !== undefined || formerFacilities.some(({ at }) => at >= enteredAt);

/** Where the person is; nobody is readmitted from a stay. */
const stillThere: Readonly<Record<Readmission['from'], StrandEvent<'discharge'>>> = {
  planned: 'planMoved',
  unplanned: 'planVoided',
  discharged: 'readmissionVoided',
  inCommunity: 'communityReadmissionVoided',
  engaging: 'engagedReadmissionVoided',
  contacted: 'contactedReadmissionVoided',
};

const placeBack = (draft: CaseDraft, { from, reversed }: Readmission): void => {
  const { discharge } = draft.case;
  draft.move('discharge', stillThere[from]);
  if (!reversed) return;
  discharge.dischargedAt = reversed.at;
  discharge.dischargedDateOnly = reversed.dateOnly;
  if (reversed.reportedBy) discharge.reportedBy = reversed.reportedBy;
  if (reversed.confirmedAt !== undefined) discharge.confirmedAt = reversed.confirmedAt;
};

/** Of a contact that was voided or entered meanwhile nothing has followed yet. */
const judgeContact = (draft: CaseDraft): void => {
  const from = contactsCountFrom(draft.case);
  if (from === undefined) return;
  const answering = answeringContact(draft.contacts, from);
  const met = draft.case.clocks.findLast(({ kind }) => kind === 'faceToFaceContact')?.metAt;
  if (met !== undefined && met !== answering?.at) {
    for (const kind of contactKinds) reopenClock(draft, kind, met);
    for (const item of draft.work.done('faceToFaceContact', met)) oweAgain(draft, item);
  }
  if (answering) markContacted(draft, answering.at);
  else if (draft.case.strands.discharge === 'contacted')
    draft.move(
      'discharge',
      draft.case.discharge.dischargedAt === undefined ? 'engagementVoided' : 'contactVoided',
    );
};

/** An agency accepted while the person was thought to be in a stay. */
const beginEngagementSince = (draft: CaseDraft, policy: EscalationPolicy): void => {
  const { acceptedAt } = draft.case.assignment;
  if (draft.case.strands.discharge === 'inCommunity' && acceptedAt !== undefined)
    oweFirstContact(draft, acceptedAt, policy);
};

/** Called where nothing rests on it. Run twice: the second finds it voided. */
export const followVoidedReadmission = (
  draft: CaseDraft,
  readmission: Readmission,
  policy: EscalationPolicy,
): void => {
  const clocks = [...contactKinds, 'medicaidFollowUp'] as const;
  const plans = plansOf(draft);
  takePlanOut(draft, readmission, plans.slice(plans.indexOf(readmission) + 1));
  placeBack(draft, readmission);
  draft.record('readmissionVoided', { at: readmission.at }, ['HHP-DIS-03']);
  for (const kind of clocks) runOn(draft, kind, readmission.at);
  for (const id of readmission.tookBack) {
    const item = draft.workItem(id);
    if (item) oweAgain(draft, item);
  }
  for (const item of draft.work.all)
    if (item.kind === 'discharge' && (item.status === 'open' || item.cancelledBy === 'closing'))
      takeWorkOut(draft, item);
  beginEngagementSince(draft, policy);
  stopAtClosing(draft, clocks);
  judgeContact(draft);
  const told = [
    { role: 'spoa', org: draft.case.lgu } as const,
    holderOf(draft.case),
    ...forensicTeamOf(draft.case),
    referrerOf(draft.case),
  ];
  for (const to of told) draft.notify('readmissionVoided', to);
  if (draft.case.strands.case === 'closed') return;
  // Another may have the person since: what is owed again is owed by whoever has them now.
  followPerson(draft);
  resumeJourney(draft, 'readmissionVoided');
};
