import { beginCsv, csvRows } from '../exports/csv.ts';
import { kroner } from './amount-text.ts';
import { accountBalances, customersWithBalances } from './balances.ts';
import { accountNumbers, accountOf } from './chart-of-accounts.ts';
import { postings, type Posting } from './postings.ts';
import type { BookPeriod } from './terms.ts';
import { voucherKinds } from './voucher-kinds.ts';

const manner = { delimiter: ';' } as const;

/** A list of what was posted on one thing after the other, each with its balance before and after. */
interface Ledger {
  readonly key: readonly string[];
  readonly opening: number;
  readonly lines: readonly Posting[];
}

/** The account specification of a period («kontospesifikasjon», bokføringsforskriften § 3-1 no. 2) as CSV: each account with every line. */
export async function accountLedger(period: BookPeriod): Promise<string> {
  const [lines, balances] = await Promise.all([postings(period), accountBalances(period)]);
  return written(
    ['konto', 'kontonavn'],
    accountNumbers.flatMap((account): Ledger[] => {
      const own = lines.filter((line) => line.account === account);
      const opening = balances.get(account)?.opening ?? 0;
      return own.length === 0 && opening === 0 ? [] : [{ key: [account, accountOf(account).nb], opening, lines: own }];
    }),
  );
}

/** The customer specification of a period («kundespesifikasjon», § 3-1 no. 3) as CSV: each customer with every line on their claims. */
export async function customerLedger(period: BookPeriod): Promise<string> {
  const [lines, customers] = await Promise.all([postings(period), customersWithBalances(period)]);
  return written(
    ['kundenr', 'navn', 'orgnr'],
    customers.map(({ number, name, organisationNumber, opening }) => ({
      key: [String(number), name, organisationNumber ?? ''],
      opening,
      lines: lines.filter((line) => line.customer === number && line.claim !== null),
    })),
  );
}

const columns = ['dato', 'bilagsnr', 'bilagstype', 'dokument', 'beskrivelse', 'debet', 'kredit', 'saldo'] as const;

function written(key: readonly string[], ledgers: readonly Ledger[]): string {
  const rows = ledgers.flatMap((ledger) => {
    let balance = ledger.opening;
    const opening = ['', '', '', '', 'Inngående saldo', '', '', kroner(balance)];
    const lines = ledger.lines.map((line) => {
      balance += line.amount;
      return [
        line.date,
        String(line.voucher),
        voucherKinds[line.kind].word,
        line.document ?? '',
        line.text,
        line.amount > 0 ? kroner(line.amount) : '',
        line.amount < 0 ? kroner(-line.amount) : '',
        kroner(balance),
      ];
    });
    return [opening, ...lines, ['', '', '', '', 'Utgående saldo', '', '', kroner(balance)]].map((row) => [
      ...ledger.key,
      ...row,
    ]);
  });
  return beginCsv([...key, ...columns], manner) + (rows.length === 0 ? '' : csvRows(rows, manner));
}
