import { record } from '../../audit/audit.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import { oweAgain } from '../../outbox.ts';
import { inPlatform, sql } from '../../tenancy.ts';
import type { SignedInUser } from '../../users/sessions.ts';

type Operator = Pick<SignedInUser, 'id' | 'operator'>;

/**
 * An operator has an event followed again: one that waits for somebody, and any other too, since following is safe to repeat. What is
 * true is fetched, so it does not matter how old the event is or which version it was made for.
 *
 * @throws NotAllowed when the user is not an operator; NotFound when there is no such event any more
 */
export async function replayStripeEvent(operator: Operator, id: string): Promise<void> {
  if ((await replay(operator, `id = $1`, [id])) === 0) throw new NotFound('event');
}

/** As `replayStripeEvent`, all that wait for somebody. @returns how many there were */
export const replayParkedEvents = (operator: Operator): Promise<number> =>
  replay(operator, `outcome is null and parked_for is not null`, []);

async function replay(operator: Operator, which: string, values: readonly unknown[]): Promise<number> {
  if (!operator.operator) throw new NotAllowed('operator');
  return inPlatform(async () => {
    const replayed = await sql<{ concerns: string }>(
      `update stripe_events set outcome = null, parked_for = null, processed_at = null where ${which} returning concerns`,
      values,
    );
    for (const concerns of new Set(replayed.map((event) => event.concerns))) await oweAgain('stripe-event', concerns);
    if (replayed.length > 0)
      await record(
        { kind: 'operator', id: operator.id },
        'stripe-event.replayed',
        { kind: 'stripe-event' },
        { count: replayed.length },
      );
    return replayed.length;
  });
}
