/** Why a person is taken back from agencies, or handed back by one. */
import * as z from 'zod';
import { handBackReasons, reassignmentReasons } from '../case/answer-codes.ts';
import { longestAnswer } from '../case/placement-record.ts';
import { paragraph } from '../shared/free-text.ts';

const note = paragraph(longestAnswer).optional();

export const reassignmentBodySchema = z.strictObject({ reason: z.enum(reassignmentReasons), note });
export type ReassignmentBody = z.infer<typeof reassignmentBodySchema>;

export const handBackBodySchema = z.strictObject({ reason: z.enum(handBackReasons), note });
export type HandBackBody = z.infer<typeof handBackBodySchema>;
