import type { Obligation, ObligationKind } from '../outbox.ts';
import { isId } from '../identifiers.ts';
import type { MailTemplate } from '../mail/templates.ts';
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
  /** Whose it is; empty when they are erased. */
  readonly tenantName: string;
  /** Which mail it is; null for what is no mail, or one that is gone. */
  readonly mail: MailTemplate | null;
  readonly attempts: number;
  readonly failure: string | null;
  readonly deadAt: Date;
  /** Why an operator has set it aside; null while it waits for one. */
  readonly setAsideFor: SetAsideReason | null;
}

/** Why a dead letter is not tried again. */
export const setAsideReasons = ['done-otherwise', 'cannot-be-done', 'not-needed'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

const columns = `tenant_id as "tenantId", tenant_name as "tenantName", id, kind, mail, attempts, failure, dead_at as "deadAt",
                 set_aside_for as "setAsideFor"`;

/**
 * The newest dead letters of all tenants, those that wait for an operator before those that are set aside: whose, what and a failure
 * word, nothing of who they were to.
 */
export const deadLetters = (limit: number): Promise<DeadLetter[]> =>
  platformRead<DeadLetter>(`select ${columns} from directory.dead_letters($1)`, [limit]);

/** One dead letter. */
export async function deadLetter(tenantId: string, id: string): Promise<DeadLetter | undefined> {
  if (!isId(id)) return undefined;
  const [found] = await platformRead<DeadLetter>(
    `select ${columns} from directory.dead_letters(null) where tenant_id::text = $1 and id = $2`,
    [tenantId, id],
  );
  return found;
}
