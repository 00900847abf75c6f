// OnNet's own books, as its accountant sees them.
import type { Messages } from './message.ts';

export const operatorBooks = {
  'books.title': { nb: 'Regnskap', en: 'Books' },
  'books.vouchers': { nb: 'Bilagsliste', en: 'Voucher list' },
  'books.documents': { nb: 'Fakturaer', en: 'Invoices' },
  'books.file.vouchers': { nb: 'bilagsliste-{year}.csv', en: 'vouchers-{year}.csv' },
  'books.file.saft': { nb: 'saft-{year}.xml', en: 'saft-{year}.xml' },
  'books.file.documents': { nb: 'fakturaer-{year}.zip', en: 'invoices-{year}.zip' },
  'books.year': { nb: 'År', en: 'Year' },
  'books.on': { nb: 'Per dato', en: 'As of' },
  'books.show': { nb: 'Vis', en: 'Show' },
  'books.date': { nb: 'Dato', en: 'Date' },
  'books.due': { nb: 'Forfall', en: 'Due' },
  'books.month': { nb: 'Måned', en: 'Month' },
  'books.amount': { nb: 'Beløp', en: 'Amount' },
  'books.customer': { nb: 'Kunde', en: 'Customer' },
  'books.document': { nb: 'Faktura', en: 'Invoice' },

  'books.series': { nb: 'Bilagsnumre', en: 'Voucher numbers' },
  'books.empty': { nb: 'Ingenting er bokført ennå.', en: 'Nothing has been posted yet.' },
  'books.series.whole': {
    nb: 'Bilag {first} til {last} er der, uten hull',
    en: 'Vouchers {first} to {last} are there, without gaps',
  },
  'books.series.missing': { nb: 'Bilag som mangler: {numbers}', en: 'Missing vouchers: {numbers}' },
  'books.unposted': {
    nb: {
      one: '{count} bevegelse hos Stripe er ikke bokført:',
      other: '{count} bevegelser hos Stripe er ikke bokført:',
    },
    en: { one: '{count} movement at Stripe is not posted:', other: '{count} movements at Stripe are not posted:' },
  },
  'books.unposted.new': { nb: 'den bokføres innen en time', en: 'it is posted within the hour' },
  'books.unposted.sale-not-posted': { nb: 'fakturaen er ikke utstedt', en: 'the invoice has not been issued' },
  'books.unposted.movement-unknown': {
    nb: 'den gjelder ingen faktura eller er av et ukjent slag, se på den',
    en: 'it is about no invoice or of an unknown kind, look into it',
  },
  'books.unposted.balance-not-in-kroner': { nb: 'saldoen er ikke i kroner', en: 'the balance is not in kroner' },

  'books.open': { nb: 'Åpne poster per {date}', en: 'Open items as of {date}' },
  'books.open.none': { nb: 'Ingen kunder skylder noe da.', en: 'No customer owes anything then.' },

  'books.vat': { nb: 'Merverdiavgift per termin', en: 'VAT by term' },
  'books.vat.none': { nb: 'Ingen salg er bokført dette året.', en: 'No sale has been posted this year.' },
  'books.vat.term': { nb: 'Termin', en: 'Term' },
  'books.vat.term.number': { nb: '{number}. termin', en: 'Term {number}' },
  'books.vat.code': { nb: 'Kode', en: 'Code' },
  'books.vat.base': { nb: 'Grunnlag', en: 'Base' },
  'books.vat.amount': { nb: 'Avgift', en: 'VAT' },
  'books.vat.3': { nb: 'alminnelig sats', en: 'regular rate' },
  'books.vat.5': { nb: 'fritatt', en: 'zero rate' },
  'books.vat.51': { nb: 'omvendt avgiftsplikt', en: 'reverse charge' },
  'books.vat.52': { nb: 'utførsel', en: 'export' },
  'books.vat.6': { nb: 'utenfor loven', en: 'outside the Act' },

  'books.payouts': { nb: 'Utbetalinger fra Stripe', en: 'Payouts from Stripe' },
  'books.payouts.none': { nb: 'Ingen utbetalinger dette året.', en: 'No payouts this year.' },
  'books.payout': { nb: 'Utbetaling', en: 'Payout' },
  'books.payout.charges': { nb: 'Innbetalt', en: 'Paid in' },
  'books.payout.refunds': { nb: 'Tilbakebetalt', en: 'Refunded' },
  'books.payout.disputes': { nb: 'Innsigelser', en: 'Disputes' },
  'books.payout.other': { nb: 'Annet', en: 'Other' },
  'books.payout.fees': { nb: 'Gebyr', en: 'Fees' },
  'books.payout.bank': { nb: 'Til banken', en: 'To the bank' },
  'books.payout.agrees': { nb: 'Stemmer', en: 'Agrees' },
  'books.payout.untold': { nb: 'Stripe sier ikke hva den gjelder', en: 'Stripe does not say what it carried' },
  'books.payout.yes': { nb: 'Ja', en: 'Yes' },

  'books.problem.term': {
    nb: 'Terminen er lukket alt, eller det er en annen sin tur',
    en: 'The term is closed already, or it is another’s turn',
  },

  'books.deferred': { nb: 'Fakturert for tiden etter {date}', en: 'Invoiced for the time after {date}' },
  'books.deferred.none': {
    nb: 'Ingenting er fakturert for tiden etter.',
    en: 'Nothing has been invoiced for the time after.',
  },
} as const satisfies Messages;
