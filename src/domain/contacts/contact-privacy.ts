import { daysUntil, now } from '../clock.ts';
import { dueDay } from '../privacy/retention-clock.ts';

/** How a contact is held, the strongest state first; `dueAt` when a retention rule will anonymise it. */
export interface ContactPrivacy {
  /** `missing`: no lawful basis is recorded. `due`: anonymised within 30 days. */
  readonly state: 'anonymised' | 'due' | 'missing';
  readonly dueAt: Date | undefined;
}

/** Days before its date that a record counts as soon due. */
const SOON = 30;

/** What the privacy line of a contact says. `ruleMonths` is the tenant's approved retention period, if there is one. */
export function privacyOf(contact: {
  readonly anonymisedAt: Date | null;
  readonly lastActivityAt: Date | null;
  readonly createdAt: Date;
  readonly ruleMonths: number | null;
}): ContactPrivacy {
  if (contact.anonymisedAt) return { state: 'anonymised', dueAt: undefined };
  if (contact.ruleMonths === null) return { state: 'missing', dueAt: undefined };
  const dueAt = new Date(`${dueDay(contact.lastActivityAt ?? contact.createdAt, contact.ruleMonths)}T00:00:00Z`);
  return { state: daysUntil(dueAt, now()) <= SOON ? 'due' : 'missing', dueAt };
}
