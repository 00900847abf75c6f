import { change, sql } from '../tenancy.ts';
import { lockedNumber, setLastNumber } from './series.ts';

/** A customer of OnNet's as the books know them: what a ledger and a SAF-T file have to say of one. */
export interface BookCustomer {
  readonly tenantId: string;
  readonly name: string;
  /** Nine digits; null for a buyer abroad. */
  readonly organisationNumber: string | null;
  readonly addressLines: readonly string[];
  readonly postalCode: string | null;
  readonly place: string | null;
  /** ISO 3166-1, two capitals. */
  readonly country: string;
}

/**
 * The number of a customer in the books, in the open transaction: given the first time, and the same ever after. What is known of them is
 * brought up to date; what stood on their documents is kept there.
 */
export async function customerNumber(customer: BookCustomer): Promise<number> {
  const { tenantId, name, organisationNumber, addressLines, postalCode, place, country } = customer;
  const facts = [tenantId, name, organisationNumber, addressLines, postalCode, place, country];
  const known = await update(facts);
  if (known !== undefined) return known;
  const last = await lockedNumber('customer');
  // Somebody may have been first while we waited for the lock.
  const meanwhile = await update(facts);
  if (meanwhile !== undefined) return meanwhile;
  await setLastNumber('customer', last + 1);
  await change(
    `insert into book_customers
       (number, customer, name, organisation_number, address_lines, postal_code, place, country_code)
     values ($8, $1, $2, $3, $4, $5, $6, $7)`,
    [...facts, last + 1],
  );
  return last + 1;
}

async function update(facts: readonly unknown[]): Promise<number | undefined> {
  const [row] = await sql<{ number: number }>(
    `update book_customers
        set name = $2, organisation_number = $3, address_lines = $4, postal_code = $5, place = $6, country_code = $7
      where customer = $1
     returning number`,
    facts,
  );
  return row?.number;
}
