/** On what basis the reader of a case under a court order sees clinical information, and the Health Home may enrol (disclosure.ts). */
import * as z from 'zod';

export const disclosureBasisFields = {
  disclosureBasis: z.enum(['source', 'consent', 'treatmentExchange', 'none']),
  enrolmentBasis: z.enum(['consent', 'orderCopy', 'none']),
};
