import { change, sql } from '../tenancy.ts';

/** What the books count. Vouchers without gaps; customers need none, but the mechanism is the same. */
export type SeriesName = 'voucher' | 'customer';

/**
 * The last number of a series, which nobody else counts on until the transaction ends. A row and not a sequence: what is rolled back takes
 * its number along, so that no number is missing (bokføringsforskriften § 5-1-3).
 */
export async function lockedNumber(name: SeriesName): Promise<number> {
  const [row] = await sql<{ last: number }>(`select last_number as last from book_series where name = $1 for update`, [
    name,
  ]);
  if (!row) throw new Error(`no series ${name}`);
  return row.last;
}

/** Counts on, in the transaction that holds the lock. */
export async function setLastNumber(name: SeriesName, number: number): Promise<void> {
  await change(`update book_series set last_number = $2 where name = $1`, [name, number]);
}
