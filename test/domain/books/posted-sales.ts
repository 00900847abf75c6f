import type { BookCustomer } from '../../../src/domain/books/book-customers.ts';
import { postVoucher } from '../../../src/domain/books/post-voucher.ts';
import { credit, debit, type Voucher } from '../../../src/domain/books/voucher.ts';
import type { Day } from '../../../src/domain/clock.ts';
import { inPlatform } from '../../../src/domain/tenancy.ts';
import type { TestDatabase } from '../../support/database.ts';
import { asSuperuser } from '../../support/superuser.ts';

/** Empties the books, past the application, which cannot. */
export const emptyBooks = (database: TestDatabase): Promise<unknown> =>
  asSuperuser(database, (client) =>
    client.query(`begin; set constraints all deferred; delete from voucher_lines; delete from vouchers; commit;
                  delete from book_customers; delete from balance_movements; update balance_listing set whole_until = null;
                  delete from book_closings; delete from book_openings;
                  update book_series set last_number = 0, erased = '{}'`),
  );

/** A customer in the books. */
export const customerOf = (tenantId: string, name = 'Nordlys AS'): BookCustomer => ({
  tenantId,
  name,
  organisationNumber: '923609016',
  addressLines: ['Storgata 1'],
  postalCode: '0155',
  place: 'OSLO',
  country: 'NO',
});

/** What a sale or credit note is made of here. `gross` in øre, 25 % VAT in it. */
export interface Sale {
  readonly invoice: string;
  readonly customer: BookCustomer;
  readonly gross: number;
  readonly date: Day;
  readonly document: string;
  readonly kind?: 'sale' | 'credit';
  /** The object of a credit note; the invoice itself for a sale. */
  readonly reference?: string;
  readonly period?: { readonly from: Day; readonly to: Day };
}

/** The voucher of a sale with 25 % VAT, or of a credit note on it, as sales documents post them. */
export function saleVoucher({
  invoice,
  customer,
  gross,
  date,
  document,
  kind = 'sale',
  reference,
  period,
}: Sale): Voucher {
  const sign = kind === 'sale' ? 1 : -1;
  const vat = Math.round(gross / 5);
  const net = gross - vat;
  const text = `${kind === 'sale' ? 'Faktura' : 'Kreditnota'} ${document}`;
  return {
    kind,
    reference: reference ?? invoice,
    date,
    currency: 'NOK',
    text,
    customer,
    document,
    due: date,
    lines: [
      debit('1500', sign * gross, { text, claim: invoice }),
      credit('3000', sign * net, {
        text: 'OnNet CRM Team',
        vat: { code: '3', rate: 2500, base: net, amount: vat },
        ...(period ? { period } : {}),
      }),
      credit('2700', sign * vat, { text: 'Utgående mva 25 %' }),
    ],
  };
}

export const postSale = (sale: Sale): Promise<unknown> => inPlatform(() => postVoucher(saleVoucher(sale)));
