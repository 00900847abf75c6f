import { now } from '../clock.ts';
import { sql } from '../tenancy.ts';
import { trialSeats } from './plans.ts';
import { lockedSubscription, storedSubscription, type StoredSubscription } from './stored-subscription.ts';

/** How many people a tenant has room for, and who takes the room. */
export interface Seats {
  /** Seats paid for, or that a trial has; null when Stripe did not say, and then there is no limit. */
  readonly total: number | null;
  /** Members, readers too. */
  readonly used: number;
  /** Invitations that can still be accepted: each keeps a seat for who was invited. */
  readonly waiting: number;
}

/** Whether there is no seat that is neither used nor kept for somebody. */
export const isFull = ({ total, used, waiting }: Seats): boolean => total !== null && used + waiting >= total;

/** Whether not everybody who is invited finds a seat. */
export const tooMany = ({ total, used, waiting }: Seats): boolean => total !== null && used + waiting > total;

/** Whether whoever comes now finds no seat. */
export const allTaken = ({ total, used }: Seats): boolean => total !== null && used >= total;

/** The seats a subscription holds; null when Stripe did not say. */
export const seatsIn = ({ plan, seats }: StoredSubscription): number | null => (plan === 'trial' ? trialSeats : seats);

/** The seats of the tenant whose transaction is open. */
export const seatsOf = (tenantId: string): Promise<Seats> => seats(tenantId, storedSubscription(tenantId));

/**
 * As `seatsOf`, and nobody else gives a seat away until the transaction ends.
 * @param without a user who is not counted, to whom a seat is to be given
 */
export const lockedSeats = (tenantId: string, without?: string): Promise<Seats> =>
  seats(tenantId, lockedSubscription(tenantId), without);

// Two statements that travel together: what the lock waited for is seen by the one after it alone.
async function seats(
  tenantId: string,
  subscription: Promise<StoredSubscription | undefined>,
  without: string | null = null,
): Promise<Seats> {
  const [stored, [taken]] = await Promise.all([
    subscription,
    sql<{ used: number; waiting: number }>(
      `select (select count(*)::int from members
                where tenant_id = $1 and ended_at is null and user_id is distinct from $3) as used,
              (select count(*)::int from invitations
                where tenant_id = $1 and accepted_at is null and revoked_at is null and expires_at > $2) as waiting`,
      [tenantId, now(), without],
    ),
  ]);
  return { total: stored ? seatsIn(stored) : null, used: taken?.used ?? 0, waiting: taken?.waiting ?? 0 };
}
