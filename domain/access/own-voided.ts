/** A fact that was voided is whose it is; why, in words, is whose word that was. */
import type { Voided } from '../case/voided.ts';
import { Own } from './disclosure.ts';

export const wholeVoided = ({ voided }: { voided?: Voided | undefined }) =>
  voided && { voided: new Own(voided.by, { ...voided, by: voided.by.sub }) };
