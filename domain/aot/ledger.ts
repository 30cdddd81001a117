/** The ledger of a case's searches as its readers are shown it, and what is answered to who writes in it. */
import { searchStepDisclosure } from '../access/disclosed-records.ts';
import { disclose, Own } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import { wholeVoided } from '../access/own-voided.ts';
import type { SearchStep } from '../case/search-step.ts';
import type { SeenOutcome } from '../case/aot-record.ts';
import type { Strands } from '../case/strands.ts';
import { sightingAnswerDisclosure } from './aot-answers-disclosure.ts';

const searchStepView = ({ voided, by, ...step }: SearchStep) => ({
  ...step,
  by: by.sub,
  ...wholeVoided({ voided }),
});
export const wholeStep = (step: SearchStep) => new Own(step.by, searchStepView(step));

export const stepAnswer = (step: SearchStep, reader: Reader) =>
  disclose(searchStepDisclosure, wholeStep(step), reader);

export const sightingAnswer = (
  { step, ...effect }: { step: SearchStep; strands: Strands; outcome: SeenOutcome },
  reader: Reader,
) => disclose(sightingAnswerDisclosure, new Own(step.by, { ...searchStepView(step), ...effect }), reader);
