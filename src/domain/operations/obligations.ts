import type { Obligation, ObligationKind } from '../outbox.ts';
import { platformRead } from '../tenancy.ts';

/** What is owed of one kind. */
export interface ObligationSummary {
  readonly kind: ObligationKind;
  readonly undone: number;
  readonly due: number;
  readonly running: number;
  readonly dead: number;
  readonly doneToday: number;
  /** When the oldest that is due and not done became due; null when nothing is late. */
  readonly oldestDueAt: Date | null;
}

/** What is owed, by kind, over all tenants: for the operators' page. */
export async function obligationsByKind(): Promise<ObligationSummary[]> {
  return platformRead<ObligationSummary>(
    `select kind, undone, due, running, dead, done_today as "doneToday", 
            case when oldest_due_at <= now() then oldest_due_at end as "oldestDueAt"
       from directory.obligations_by_kind() order by kind`,
  );
}

/** An obligation given up after too many failures. */
export interface DeadLetter extends Obligation {
  readonly attempts: number;
  readonly failure: string | null;
  readonly deadAt: Date;
}

/** The newest dead letters of all tenants: ids and a failure word, nothing personal. */
export async function deadLetters(limit: number): Promise<DeadLetter[]> {
  return platformRead<DeadLetter>(
    `select tenant_id as "tenantId", id, kind, attempts, failure, dead_at as "deadAt" from directory.dead_letters($1)`,
    [limit],
  );
}
