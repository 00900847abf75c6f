import { randomUUID } from 'node:crypto';

import { osloDay } from '../../src/domain/clock.ts';
import { change, inPlatform } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { customerOf, postSale } from '../domain/books/posted-sales.ts';
import { newColleague } from './route-records.ts';

/** A sale in the books that nobody has paid, of this year. */
export async function postedSale({ tenantId }: Member): Promise<Record<string, string>> {
  const invoice = `in_${randomUUID()}`;
  const year = osloDay().slice(0, 4);
  await postSale({
    invoice,
    customer: customerOf(tenantId),
    gross: 187_125,
    date: osloDay(),
    document: '10001',
    period: { from: `${year}-01-01`, to: `${Number(year) + 1}-01-31` },
  });
  return {};
}

/** A movement at Stripe of a kind that nobody has decided about. */
export async function unknownMovement(): Promise<{ id: string }> {
  const id = `txn_${randomUUID()}`;
  await inPlatform(() =>
    change(
      `insert into balance_movements (id, type, category, source, amount, fee, currency, made_at, failure)
       values ($1, 'adjustment', 'other_adjustment', null, 12500, 250, 'NOK', now(), 'movement-unknown')`,
      [id],
    ),
  );
  return { id };
}

/** Somebody whom the operators have let read the books. */
export async function accountant(member: Member): Promise<{ id: string }> {
  const { userId } = await newColleague(member, 'reader');
  await inPlatform(() => change(`update users set accountant = true where id = $1`, [userId]));
  return { id: userId };
}
