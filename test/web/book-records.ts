import { randomUUID } from 'node:crypto';

import { osloDay } from '../../src/domain/clock.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { customerOf, postSale } from '../domain/books/posted-sales.ts';

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
