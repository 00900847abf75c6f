import { record } from '../audit/audit.ts';
import { daysAfter, isDay, now, osloDay, type Day } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { newId, PLATFORM_TENANT_ID } from '../identifiers.ts';
import { demandOperator, type Operator } from '../privacy/registers/operator.ts';
import { change, currentTenantId, inPlatform, platformRead, sql } from '../tenancy.ts';
import type { NokRate, SaleFacts } from './facts.ts';

/** The currencies that a rate can be entered for: those of buyers nearby, all with a hundred to the unit. */
export const rateCurrencies = ['EUR', 'SEK', 'DKK', 'USD', 'GBP', 'CHF'] as const;

/** How old a rate may be. Norges Bank publishes none at weekends and holidays; the longest run of those is Easter’s. */
const OLDEST_DAYS = 7;

/** A rate that differs more than this from the one before is a slip of the hand. */
const LARGEST_STEP = 0.2;

/**
 * What the currency of a sale was worth, in OnNet's own open transaction. What is credited was worth what it was on the invoice, so that
 * it takes back the same kroner; an invoice has the newest rate of its day or before.
 * @returns undefined for NOK, and where nobody has entered a rate; then the document waits
 */
export async function exchangeOf(
  { currency, exchange, credits }: SaleFacts,
  issuedOn: Day,
): Promise<NokRate | undefined> {
  if (currency === 'NOK' || exchange) return exchange;
  const [row] = credits
    ? await sql<NokRate>(
        `select x.exchange->>'rate' as rate, x.exchange->>'source' as source, x.exchange->>'on' as "on"
           from (select snapshot::json->'exchange' as exchange from sales_documents
                  where tenant_id = $1 and stripe_object_id = $2 and kind = 'invoice' and currency = $3) x`,
        [currentTenantId(), credits.stripeInvoiceId, currency],
      )
    : await sql<NokRate>(
        `select rate::text as rate, source, day::text as "on" from exchange_rates
          where currency = $1 and day between $2::date - ${OLDEST_DAYS} and $2::date
          order by day desc, entered_at desc, id desc limit 1`,
        [currency, issuedOn],
      );
  return row;
}

/** A rate that somebody entered. */
export interface EnteredRate extends NokRate {
  readonly currency: string;
}

/** The rates that were entered last. @throws NotAllowed for others than operators */
export async function newestRates(operator: Operator): Promise<EnteredRate[]> {
  demandOperator(operator);
  return platformRead<EnteredRate>(
    `select currency, rate::text as rate, source, day::text as "on" from exchange_rates
      order by day desc, entered_at desc, id desc limit 12`,
  );
}

/** A rate as it is typed. */
export interface TypedRate {
  readonly currency: string;
  /** What so many units are worth, `11,7345`. */
  readonly rate: string;
  /** `1` or `100`: Norges Bank gives some currencies by the hundred. */
  readonly units: string;
  readonly day: string;
  readonly source: string;
}

/**
 * Enters what a currency was worth on a day, and has the documents that waited for it tried at once. Rates are added and never changed; of
 * two for one day the last holds, for documents to come.
 * @throws Invalid by field; NotAllowed
 */
export async function enterRate(operator: Operator, typed: TypedRate): Promise<void> {
  demandOperator(operator);
  const { currency, day, source } = typed;
  const value = Number(typed.rate.replace(',', '.'));
  const rate = typed.units === '100' ? byTheUnit(typed.rate) : typed.rate.replace(',', '.');
  const problems: Record<string, string> = {};
  if (!rateCurrencies.some((known) => known === currency)) problems['currency'] = 'rates.problem.currency';
  if (!/^\d{1,4}([.,]\d{1,8})?$/.test(typed.rate) || !(value > 0)) problems['rate'] = 'rates.problem.rate';
  if (!isDay(day) || day > osloDay() || day < daysAfter(osloDay(), -366)) problems['day'] = 'rates.problem.day';
  if (source === '' || source.length > 60) problems['source'] = 'rates.problem.source';
  if (Object.keys(problems).length === 0 && (await isFarFromTheLast(currency, Number(rate))))
    problems['rate'] = 'rates.problem.far';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await inPlatform(async () => {
    await change(
      `insert into exchange_rates (id, currency, day, rate, source, entered_at)
       values ($1, $2, $3, $4::numeric, $5, $6)`,
      [newId(), currency, day, rate, source, now()],
    );
    await change(
      `update outbox set due_at = $2
        where tenant_id = $1 and kind = 'sales-document' and done_at is null and failure = 'document-no-rate' and due_at > $2`,
      [PLATFORM_TENANT_ID, now()],
    );
    await record(
      { kind: 'operator', id: operator.id },
      'exchange-rate.entered',
      { kind: 'exchange-rate' },
      { currency, day, rate },
    );
  });
}

/** The same for one unit, by moving the sign two places: exact, as a division is not. */
function byTheUnit(text: string): string {
  const [whole = '', decimals = ''] = text.split(/[.,]/);
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`.replace(/^0+(?=\d)/, '');
}

async function isFarFromTheLast(currency: string, rate: number): Promise<boolean> {
  const [last] = await platformRead<{ rate: number }>(
    `select rate::float8 as rate from exchange_rates where currency = $1 order by day desc, entered_at desc, id desc limit 1`,
    [currency],
  );
  return last !== undefined && Math.abs(rate - last.rate) > last.rate * LARGEST_STEP;
}
