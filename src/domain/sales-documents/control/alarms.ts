import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';

/**
 * What somebody has to look at:
 *
 * - `gap`: a number of ours that no document bears
 * - `stripe-gap`: a number of Stripe's that no invoice there bears
 * - `changed`: a document whose hash is not its own any more
 * - `not-issued`: an invoice or credit note at Stripe that has had no document for a day
 * - `refund-without-credit`: money of an invoice was given back, and no credit note says so
 * - `credit-voided`: a credit note was made void at Stripe that we have issued; what is owed is owed again, and needs an invoice
 */
export const alarmKinds = [
  'gap',
  'stripe-gap',
  'changed',
  'not-issued',
  'refund-without-credit',
  'credit-voided',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export interface Alarm {
  readonly kind: AlarmKind;
  /** A number of ours, or an id or number of Stripe's. */
  readonly about: string;
  readonly foundAt: Date;
}

/**
 * Makes the alarms of some kinds equal to what was found just now, in OnNet's own open transaction: what is new is raised, what
 * is not there any more is settled, and what stands keeps its date.
 */
export async function setAlarms(kinds: readonly AlarmKind[], found: readonly Omit<Alarm, 'foundAt'>[]): Promise<void> {
  const [about, of] = [found.map((one) => one.about), found.map(({ kind }) => kind)];
  await change(
    `update sales_document_alarms a set settled_at = $5
      where tenant_id = $1 and kind = any($2::text[]) and settled_at is null
        and not exists (select from unnest($3::text[], $4::text[]) f(kind, about) where f.kind = a.kind and f.about = a.about)`,
    [currentTenantId(), kinds, of, about, now()],
  );
  for (const { kind, about: what } of found) await raise(kind, what);
}

/** Raises one alarm, in OnNet's own open transaction. One that stands is left as it is, one that was settled is raised anew. */
export async function raise(kind: AlarmKind, about: string): Promise<void> {
  await change(
    `insert into sales_document_alarms (tenant_id, id, kind, about, found_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, kind, about) do update set found_at = excluded.found_at, settled_at = null
       where sales_document_alarms.settled_at is not null`,
    [currentTenantId(), newId(), kind, about, now()],
  );
}

/** The alarms that stand, oldest first, in OnNet's own open transaction. */
export const standingAlarms = (): Promise<Alarm[]> =>
  sql<Alarm>(
    `select kind, about, found_at as "foundAt" from sales_document_alarms
      where tenant_id = $1 and settled_at is null order by found_at, about limit 200`,
    [currentTenantId()],
  );
