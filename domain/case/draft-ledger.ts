/**
 * The contacts and search steps of a draft: those that it read, those that it adds, and those that it puts right. What no
 * longer counts is past at once, so that it takes the place of nothing that counts.
 */
import { contactsToRetire } from './case-past.ts';
import type { CaseWrite } from './case-write.ts';
import { type Contact, isStanding, isWaiting } from './contact.ts';
import type { SearchStep } from './search-step.ts';
import { isVoided } from './voided.ts';

type Written = Pick<CaseWrite, 'contacts' | 'changedContacts' | 'searchSteps' | 'changedSteps'> & {
  retired: readonly Contact[];
};

export class DraftLedger {
  readonly #contacts: Map<string, Contact>;
  readonly #past: ReadonlySet<string>;
  readonly #new = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #steps: SearchStep[] = [];
  readonly #changedSteps: SearchStep[] = [];

  constructor(contacts: readonly Contact[], past: ReadonlySet<string>) {
    this.#contacts = new Map(contacts.map((contact) => [contact.contactId, contact]));
    this.#past = past;
  }

  /** Those that count. */
  get standing(): Contact[] {
    return [...this.#contacts.values()].filter(isStanding);
  }

  /** Those of which somebody must still say whether they are another's. */
  get waiting(): Contact[] {
    return [...this.#contacts.values()].filter(isWaiting);
  }

  /** Whether it counts or not. */
  contact(contactId: string): Contact | undefined {
    return this.#contacts.get(contactId);
  }

  add(contact: Contact): void {
    this.#new.add(contact.contactId);
    this.#contacts.set(contact.contactId, contact);
  }

  put(contact: Contact): void {
    this.#changed.add(contact.contactId);
    this.#contacts.set(contact.contactId, contact);
  }

  addStep(step: SearchStep): void {
    this.#steps.push(step);
  }

  putStep(step: SearchStep): void {
    this.#changedSteps.push(step);
  }

  /** How many items it writes. */
  get weight(): number {
    return this.#new.size + this.#changed.size + this.#steps.length + this.#changedSteps.length;
  }

  /** `room` is how many contacts may become past that count still. */
  written(room: number): Written {
    const contacts = [...this.#contacts.values()];
    const isPast = (contact: Contact): boolean => this.#past.has(contact.contactId) || isVoided(contact);
    const changed = contacts.filter(({ contactId }) => this.#changed.has(contactId));
    const current = contacts.filter((contact) => !isPast(contact) && !isWaiting(contact));
    const tooMany = contactsToRetire(current)
      .filter(({ contactId }) => !this.#new.has(contactId))
      .slice(0, room);
    return {
      contacts: contacts.filter(({ contactId }) => this.#new.has(contactId)),
      changedContacts: changed.filter((contact) => !isPast(contact) && !tooMany.includes(contact)),
      retired: [...changed.filter(isPast), ...tooMany],
      searchSteps: this.#steps,
      changedSteps: this.#changedSteps,
    };
  }
}
