import { record } from '../audit/audit.ts';
import { osloDay } from '../clock.ts';
import { Invalid, NotFound } from '../errors.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { oneLine } from '../names.ts';
import { inPlatform, platformRead, readingTenant, sql } from '../tenancy.ts';
import { accountNumbers, isAccount, type AccountNumber } from './chart-of-accounts.ts';
import { aboutClaim, findClaim, onClaim, type Claim } from './claims.ts';
import { feeOf } from './movement-vouchers.ts';
import { notePosted, unknownMovement } from './movements.ts';
import { postVoucher } from './post-voucher.ts';
import { demandBookReader, type BookReader } from './readers.ts';
import { isVatCode, vatCodeOf, type VatCodeNumber } from './vat-codes.ts';
import { credit, debit, type Voucher, type VoucherLine } from './voucher.ts';

/** Where the other side of a movement can be posted: VAT follows from its code, equity from the years before, and the balance at Stripe is the one side already. */
export const accountsByHand: readonly AccountNumber[] = accountNumbers.filter(
  (account) => account !== '1960' && account !== '2050' && account !== '2700',
);

/** What is typed about a movement of a kind that the program does not know. */
export interface TypedPosting {
  readonly account: string;
  /** Empty for none. */
  readonly vatCode: string;
  /** The number of the invoice that is paid or paid back; empty for none. */
  readonly document: string;
  /** What it is and why it is posted so. */
  readonly text: string;
}

/** The longest text, which SAF-T takes whole. */
const LONGEST = 70;

/**
 * Posts a movement at Stripe that the program does not know how to post, as somebody says: what moved on the account they choose, what Stripe kept as
 * a fee. Debit is credit by itself, a movement is posted once, and the trail says who said so and why.
 *
 * @returns the number of the voucher; undefined when it was posted already, by somebody else or by itself
 * @throws Invalid by field; NotFound for what does not wait for somebody; NotAllowed for others than operators and accountants
 */
export async function postByHand(reader: BookReader, id: string, typed: TypedPosting): Promise<number | undefined> {
  demandBookReader(reader);
  const movement = await unknownMovement(id);
  if (!movement) throw new NotFound('movement');
  if (movement.isPosted) return undefined;
  const { account, vatCode, text, claim } = await checked(typed);
  const voucher: Voucher = {
    kind: 'manual',
    reference: movement.id,
    date: osloDay(movement.madeAt),
    currency: 'NOK',
    text,
    ...(movement.source === null ? {} : { stripeId: movement.source }),
    ...(claim ? aboutClaim(claim) : {}),
    lines: [
      debit('1960', movement.amount, { text }),
      ...otherSide({ account, vatCode, text, claim, amount: movement.amount }),
    ],
  };
  return inPlatform(async () => {
    // The row is locked by this, so that nobody else posts it meanwhile.
    if ((await notePosted(movement.id)) === 0) return undefined;
    const posted = await postVoucher(voucher);
    for (const fee of feeOf(movement)) await postVoucher(fee);
    await record(
      { kind: reader.operator ? 'operator' : 'user', id: reader.id },
      'books.posted-by-hand',
      { kind: 'books' },
      { voucher: posted?.number ?? 0, movement: movement.id, account },
    );
    return posted?.number ?? 0;
  });
}

interface Checked {
  readonly account: AccountNumber;
  readonly vatCode: VatCodeNumber | undefined;
  readonly text: string;
  readonly claim: Claim | undefined;
}

/** @throws Invalid by field */
async function checked(typed: TypedPosting): Promise<Checked> {
  const problems: Record<string, string> = {};
  const { account } = typed;
  const text = oneLine(typed.text);
  const vatCode = typed.vatCode === '' ? undefined : typed.vatCode;
  if (!isAccount(account) || !accountsByHand.includes(account))
    throw new Invalid({ account: 'books.hand.problem.account' });
  if (text.length < 3 || text.length > LONGEST) problems['text'] = 'books.hand.problem.text';
  const isRevenue = ['3000', '3100', '3200'].includes(account);
  const fits = vatCode !== undefined && isVatCode(vatCode) && vatCodeOf(vatCode).revenue === account;
  if (isRevenue ? !fits : vatCode !== undefined) problems['vatCode'] = 'books.hand.problem.vatCode';
  const claim = account === '1500' ? await claimOfDocument(typed.document.trim()) : undefined;
  if (account === '1500' && claim?.currency !== 'NOK') problems['document'] = 'books.hand.problem.document';
  if (account !== '1500' && typed.document.trim() !== '') problems['document'] = 'books.hand.problem.noDocument';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return { account, vatCode: vatCode !== undefined && isVatCode(vatCode) ? vatCode : undefined, text, claim };
}

async function claimOfDocument(document: string): Promise<Claim | undefined> {
  const [sale] = await platformRead<{ invoice: string }>(
    `select reference as invoice from vouchers where kind = 'sale' and document = $1`,
    [document],
  );
  return sale && findClaim(sale.invoice);
}

/** @param posting `amount` in øre with the VAT in it; positive came in */
function otherSide({ account, vatCode, text, claim, amount }: Checked & { readonly amount: number }): VoucherLine[] {
  if (claim) return [credit('1500', amount, onClaim(claim, text, -amount))];
  if (vatCode === undefined) return [credit(account, amount, { text })];
  const { rate } = vatCodeOf(vatCode);
  const vat = Math.round((amount * rate) / (10_000 + rate));
  const net = amount - vat;
  return [
    credit(account, net, { text, vat: { code: vatCode, rate, base: Math.abs(net), amount: Math.abs(vat) } }),
    credit('2700', vat, { text }),
  ];
}

/** A voucher that somebody posted. */
export interface PostedByHand {
  readonly voucher: number;
  readonly date: string;
  readonly account: AccountNumber;
  /** Øre; positive came in. */
  readonly amount: number;
  readonly text: string;
  /** Null for somebody whose account is gone. */
  readonly by: string | null;
}

/** What was posted by hand in a period, newest first, with who did. */
export async function postedByHand({
  from,
  to,
}: {
  readonly from: string;
  readonly to: string;
}): Promise<PostedByHand[]> {
  const rows = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<Omit<PostedByHand, 'account'> & { readonly account: string }>(
      `select v.number as voucher, v.voucher_date::text as date, a.details->>'account' as account, s.amount, v.description as text, u.name as by
         from vouchers v
         join voucher_lines s on s.voucher = v.number and s.account = '1960'
         left join audit_entries a on a.tenant_id = $1 and a.action = 'books.posted-by-hand' and a.details->>'movement' = v.reference
         left join users u on u.id = a.actor_id
        where v.kind = 'manual' and v.voucher_date between $2::date and $3::date
        order by v.number desc limit 200`,
      [PLATFORM_TENANT_ID, from, to],
    ),
  );
  return rows.flatMap(({ account, ...row }) => (isAccount(account) ? [{ ...row, account }] : []));
}
