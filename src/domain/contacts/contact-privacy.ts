import { daysUntil, now } from '../clock.ts';
import { dueDay } from '../privacy/retention/clock.ts';
import type { GoverningRule } from '../privacy/retention/governing-rule.ts';

/** A law that keeps the record whatever the rule says, and its last day (`YYYY-MM-DD`), if it ends by itself. */
export interface ContactHold {
  readonly law: string;
  readonly until: string | null;
}

/** How a contact is held, the strongest state first; `dueAt` when a retention rule will anonymise it, and which one. */
export interface ContactPrivacy {
  /** `hold`: a law keeps it. `missing`: no lawful basis is recorded. `due`: anonymised within 30 days. */
  readonly state: 'anonymised' | 'hold' | 'due' | 'missing';
  readonly dueAt: Date | undefined;
  readonly rule: GoverningRule | undefined;
  readonly hold: ContactHold | undefined;
}

/** Days before its date that a record counts as soon due. */
const SOON = 30;

/** What the privacy line of a contact says: the rule that decides, when its time is over, and what keeps it all the same. */
export function privacyOf(contact: {
  readonly anonymisedAt: Date | null;
  readonly lastActivityAt: Date | null;
  readonly createdAt: Date;
  readonly rule: GoverningRule | null;
  readonly hold: ContactHold | null;
}): ContactPrivacy {
  const nothing = { dueAt: undefined, rule: undefined, hold: undefined };
  if (contact.anonymisedAt) return { ...nothing, state: 'anonymised' };
  if (contact.hold) return { ...nothing, state: 'hold', hold: contact.hold };
  if (contact.rule === null) return { ...nothing, state: 'missing' };
  const { rule } = contact;
  const dueAt = new Date(`${dueDay(contact.lastActivityAt ?? contact.createdAt, rule.months)}T00:00:00Z`);
  return { ...nothing, state: daysUntil(dueAt, now()) <= SOON ? 'due' : 'missing', dueAt, rule };
}
