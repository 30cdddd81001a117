/** The registry's revision is the ETag of its entries: a PUT may name the one that it was decided on. */
import { Refused } from '../domain/shared/refusal.ts';

export const registryEtag = (revision: number): { etag: string } => ({ etag: `"${revision}"` });

export const refuseStaleRegistry = (revision: number, ifMatch: number | undefined): void => {
  if (ifMatch === undefined || ifMatch === revision) return;
  throw new Refused({
    code: 'registryChanged',
    detail: 'The registry has changed since you read it.',
  });
};
