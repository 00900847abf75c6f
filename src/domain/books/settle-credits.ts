import { osloDay } from '../clock.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { inPlatform, platformRead, readingTenant, sql } from '../tenancy.ts';
import { aboutClaim, exchangeDifference, onClaim, openClaimsOf, partOf, type Claim } from './claims.ts';
import { postVoucher } from './post-voucher.ts';
import { credit, debit } from './voucher.ts';

/**
 * Sets what customers had to their credit against the invoices that it paid. Stripe takes it from the customer's balance and moves no
 * money, so without this the old claim would stand as owed to the customer for ever, and the new one as owed by them. An invoice says
 * how much of it was paid so; nothing beyond that is set off.
 */
export async function settleCredits(): Promise<void> {
  // Only of a customer who has both.
  const customers = await platformRead<{ customer: number }>(
    `select customer from (
       select v.customer, l.claim, sum(l.amount) as open from voucher_lines l join vouchers v on v.number = l.voucher
        where l.claim is not null group by 1, 2 having sum(l.amount) <> 0) claims
      group by customer having min(open) < 0 and max(open) > 0 order by customer`,
  );
  for (const { customer } of customers) {
    const claims = await openClaimsOf(customer);
    const credits = claims.filter(({ open, openOwn }) => open < 0 && openOwn < 0);
    for (const owed of claims.filter(({ open, openOwn }) => open > 0 && openOwn > 0)) {
      const left = await prepaidLeftOf(owed.id);
      const had = left > 0 ? credits.find(({ currency }) => currency === owed.currency) : undefined;
      if (!had) continue;
      await settle(had, owed, left);
      // What is left of either is found by the next round.
      return settleCredits();
    }
  }
}

/** How much of an invoice was paid by what the customer had, less what is set off already. In its own currency. */
async function prepaidLeftOf(invoice: string): Promise<number> {
  const [row] = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<{ left: number }>(
      `select (d.snapshot::json->'totals'->>'prepaid')::bigint
              + coalesce((select sum(l.currency_amount) from voucher_lines l join vouchers v on v.number = l.voucher
                           where l.claim = $2 and v.kind = 'settlement' and l.amount < 0), 0)::bigint as left
         from sales_documents d where d.tenant_id = $1 and d.kind = 'invoice' and d.stripe_object_id = $2`,
      [PLATFORM_TENANT_ID, invoice],
    ),
  );
  return row?.left ?? 0;
}

/** @param left how much of what is owed was paid so and is not set off yet, in the currency of both */
function settle(had: Claim, owed: Claim, left: number): Promise<unknown> {
  const own = Math.min(left, owed.openOwn, -had.openOwn);
  const text = `Motregning, faktura ${had.document ?? had.id} mot ${owed.document ?? owed.id}`;
  const given = -partOf(had, -own);
  const taken = partOf(owed, own);
  return inPlatform(() =>
    postVoucher({
      kind: 'settlement',
      // What is left only becomes less, so this names one step of it.
      reference: `${owed.id}:${left}`,
      date: osloDay(),
      text,
      ...aboutClaim(owed),
      lines: [
        debit('1500', given, onClaim(had, text, own)),
        credit('1500', taken, onClaim(owed, text, -own)),
        ...exchangeDifference(given - taken),
      ],
    }),
  );
}
