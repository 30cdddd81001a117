/** What one person of an organisation does in a journey, by requests alone. */
import * as z from 'zod';
import type { Role } from '../../domain/shared/roles.ts';
import type { WorkItemKind } from '../../domain/shared/work-item.ts';
import { readEntry, readSample } from '../samples.ts';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, unknown>;
}

/** Sends a request as this person; one that is not taken ends the journey. */
type Send = (method: string, path: string, body?: unknown) => Promise<Answer>;

const itemsSchema = z.object({
  items: z.array(z.looseObject({ workItemId: z.string(), kind: z.string(), caseId: z.string() })),
});

/** One person of one organisation. */
export class Player {
  readonly #send: Send;
  readonly who: { role: Role; org: string };

  constructor(who: { role: Role; org: string }, send: Send) {
    this.#send = send;
    this.who = who;
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.#send('POST', path, body);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.#send('PUT', path, body);
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path);
  }

  /** Submits a sample and returns the case reference. */
  async refer(
    sample: string,
    change: (referral: Record<string, unknown>) => Record<string, unknown> = (same) => same,
  ): Promise<string> {
    const { referral } = readSample(sample);
    const { body } = await this.post('/referrals', change(referral));
    return z.string().parse(body['caseId']);
  }

  /** Enters a sample of another source than a State PC, and returns the case reference. */
  async enter(sample: string): Promise<string> {
    const { body } = await this.post('/referrals', readEntry(sample).referral);
    return z.string().parse(body['caseId']);
  }

  /** The open work item of a kind in this person's inbox. */
  async workItem(kind: WorkItemKind): Promise<string> {
    const { items } = itemsSchema.parse((await this.get('/work-items?limit=100')).body);
    const item = items.find((candidate) => candidate.kind === kind);
    if (!item)
      throw new Error(
        `${this.who.org} has no open ${kind}: ${items.map((open) => open.kind).join(', ') || 'nothing'}.`,
      );
    return item.workItemId;
  }

  /** The open work item of a kind and a case in this person's inbox; undefined while there is none. */
  async workItemOf(caseId: string, kind: WorkItemKind): Promise<string | undefined> {
    const { items } = itemsSchema.parse((await this.get('/work-items?limit=100')).body);
    return items.find((item) => item.kind === kind && item.caseId === caseId)?.workItemId;
  }

  /** Completes the open work item of a kind. */
  async complete(kind: WorkItemKind, answer: Record<string, unknown>): Promise<Answer> {
    const workItemId = await this.workItem(kind);
    return this.post(`/work-items/${workItemId}/completion`, { kind, ...answer });
  }
}
