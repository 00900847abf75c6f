import type { AuditDetails } from '../../audit/audit.ts';
import { dueDay } from './clock.ts';
import type { RuleKind } from './rule-kinds.ts';

/** A row that is due, with when its period began; null for what is no contact. */
export interface DueRow {
  readonly id: string;
  /** Which clock it was. */
  readonly clock: 'created' | 'lastUsed' | 'withdrawn' | null;
  /** `YYYY-MM-DD` in Norway. */
  readonly since: string | null;
}

/** The columns of a `DueRow` beside its id, as SQL on the row `r`. */
export const periodOf = ({ selector, clock, since }: RuleKind): string =>
  selector === 'contacts'
    ? `to_char((${since}) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as since,
       ${clock === 'withdrawal' ? `'withdrawn'` : `case when r.last_activity_at is null then 'created' else 'lastUsed' end`} as clock`
    : 'null as since, null as clock';

/**
 * What the trail says of a contact's period, each as `YYYY-MM`: when it began, and when it ended. No day, since an anonymised
 * contact keeps none either: a day would tell whom a list from before means.
 */
export function periodWords({ clock, since }: DueRow, months: number): AuditDetails {
  if (clock === null || since === null) return {};
  const ended = dueDay(new Date(`${since}T12:00:00Z`), months);
  return { [clock]: since.slice(0, 7), periodEnded: ended.slice(0, 7) };
}
