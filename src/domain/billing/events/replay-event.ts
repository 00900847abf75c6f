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

/**
 * An operator has looked at an event that waits for somebody and found that nothing is to be done: it waits no more, and what is owed for
 * it ends. It can be followed again later, like any other.
 *
 * @throws NotAllowed when the user is not an operator; NotFound when no such event waits for somebody
 */
export async function setStripeEventAside(operator: Operator, id: string): Promise<void> {
  if (!operator.operator) throw new NotAllowed('operator');
  await inPlatform(async () => {
    const [event] = await sql<{ concerns: string }>(
      `update stripe_events set outcome = 'set-aside', parked_for = null, processed_at = now()
        where id = $1 and outcome is null and parked_for is not null returning concerns`,
      [id],
    );
    if (!event) throw new NotFound('event');
    // Its turn finds nothing to follow, and ends: also where it had been given up.
    await oweAgain('stripe-event', event.concerns);
    await record({ kind: 'operator', id: operator.id }, 'stripe-event.set-aside', { kind: 'stripe-event' });
  });
}

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
