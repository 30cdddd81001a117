/**
 * POST /care-managers/{id}/reassignment: all cases of one care manager or team of the caller's agency go to others, or are
 * covered. The preview writes nothing. The act decides on each case anew and writes it by itself, so that one that finds no
 * room holds up no other; sent again, it goes on with what is left. Each case that is looked at is in its access log.
 */
import { disclose } from '../../../domain/access/disclosure.ts';
import { confirmedTimes } from '../../../domain/api/order-of-times.ts';
import { recipientOf } from '../../../domain/api/access.ts';
import { reassignmentDisclosure } from '../../../domain/placement/care-manager-disclosure.ts';
import { mostReasons, mostReassigned } from '../../../domain/placement/care-manager-contract.ts';
import { refuseCover } from '../../../domain/placement/cover-absence.ts';
import { ownAssignee } from '../../../domain/placement/leavers.ts';
import { receiversOf, roomOfReceivers } from '../../../domain/placement/reassign.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { inOwnList } from '../../../domain/views/addressed.ts';
import { answerOnce } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readStaff } from '../../read-registry.ts';
import { refuseForeignList } from '../../reach-case.ts';
import {
  isMoving,
  moveOne,
  previewOf,
  type ReassignDeps,
  type Reassigned,
  type Request,
} from './each-case.ts';

const reassign = async (
  deps: ReassignDeps,
  request: Request,
): Promise<ApiResponse<'reassignCareManager'>> => {
  const { actor, body, path } = request;
  const staff = await readStaff(deps.registry);
  const from = ownAssignee(staff, actor.org, path.careManagerId);
  if (!from) throw notFound();
  const now = deps.clock.now();
  confirmedTimes(request, { floors: {} }, now);
  if (body.cover) refuseCover({ agency: from.agency, [from.kind]: from.id }, body.cover, staff, now);
  const assigned = await deps.cases.casesAssignedTo(from);
  const listed = body.cases?.map(({ caseId }) => caseId);
  const meant = (listed ? assigned.filter((caseId) => listed.includes(caseId)) : assigned).slice(
    0,
    mostReassigned,
  );
  const strangers = (listed ?? []).filter((caseId) => !assigned.includes(caseId));
  const preview = previewOf(deps, request, { from, staff, now });
  const done: Reassigned[] = [];
  for (const caseId of meant)
    done.push(await (body.preview ? preview.next(caseId) : moveOne(deps, request, from, caseId)));
  const after = body.preview ? preview.staff() : await readStaff(deps.registry);
  const whole = {
    careManagerId: from.id,
    preview: body.preview,
    to: roomOfReceivers(receiversOf(body, from.agency), after, localDate(now)),
    cases: [
      ...done.map(({ caseId, outcome, to, refusedBy = [] }) => ({
        caseId,
        outcome,
        ...(to && { to: { kind: to.kind, id: to.id } }),
        refusedBy: refusedBy.map(({ assignee, reasons }) => ({
          kind: assignee.kind,
          id: assignee.id,
          ruleIds: reasons.slice(0, mostReasons).map(({ ruleId }) => ruleId),
        })),
      })),
      ...strangers.map((caseId) => ({ caseId, outcome: 'notOnCaseload' as const, refusedBy: [] })),
    ],
    left: assigned.length - done.filter(isMoving).length,
  };
  return { status: 200, body: disclose(reassignmentDisclosure, whole, inOwnList(actor)) };
};

export const createReassignCareManager =
  (deps: ReassignDeps): ApiUseCase<'reassignCareManager'> =>
  (request) => {
    refuseForeignList(request, recipientOf(request.actor));
    return answerOnce(deps, request, async () => {
      const response = await reassign(deps, request);
      const now = deps.clock.now();
      // Nothing came of a preview: asked again, it looks again.
      if (request.body.preview) return { response, now };
      return {
        response,
        now,
        save: async (record) => {
          if (record) await deps.cases.keepAnswer(record, now);
        },
      };
    });
  };
