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
 * - `not-finalized`: an invoice that Stripe could not make final; nobody is asked for the money until somebody has mended what is wrong
 * - `credit-voided`: a credit note was made void at Stripe that we have issued; what is owed is owed again, and needs an invoice
 */
export const alarmKinds = [
  'gap',
  'stripe-gap',
  'changed',
  'not-issued',
  'refund-without-credit',
  'credit-voided',
  'not-finalized',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export interface Alarm {
  readonly kind: AlarmKind;
  /** A number of ours, or an id or number of Stripe's. */
  readonly about: string;
  readonly foundAt: Date;
  /** Stripe's word for why, where it has one. */
  readonly detail: string | null;
  /** The customer it is about, where that is one of ours now. */
  readonly buyerName: string | null;
}

/** What is said of an alarm when it is raised. */
export interface Found {
  readonly kind: AlarmKind;
  readonly about: string;
  readonly detail?: string;
  /** A tenant's id. */
  readonly buyer?: string | undefined;
}

/**
 * Makes the alarms of some kinds equal to what was found just now, in OnNet's own open transaction: what is new is raised, what
 * is not there any more is settled, and what stands keeps its date.
 */
export async function setAlarms(kinds: readonly AlarmKind[], found: readonly Found[]): Promise<void> {
  const [about, of] = [found.map((one) => one.about), found.map(({ kind }) => kind)];
  await change(
    `update sales_document_alarms a set settled_at = $5
      where tenant_id = $1 and kind = any($2::text[]) and settled_at is null
        and not exists (select from unnest($3::text[], $4::text[]) f(kind, about) where f.kind = a.kind and f.about = a.about)`,
    [currentTenantId(), kinds, of, about, now()],
  );
  for (const one of found) await raise(one);
}

/**
 * Raises one alarm, in OnNet's own open transaction. One that stands keeps its date, one that was settled is raised anew.
 * @returns whether it did not stand before
 */
export async function raise({ kind, about, detail, buyer }: Found): Promise<boolean> {
  const raised = await change(
    `insert into sales_document_alarms (tenant_id, id, kind, about, found_at, detail, buyer) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, kind, about) do update set found_at = excluded.found_at, settled_at = null, detail = excluded.detail
       where sales_document_alarms.settled_at is not null`,
    [currentTenantId(), newId(), kind, about, now(), detail ?? null, buyer ?? null],
  );
  if (raised === 0)
    await change(
      `update sales_document_alarms set detail = $4
        where tenant_id = $1 and kind = $2 and about = $3 and detail is distinct from $4`,
      [currentTenantId(), kind, about, detail ?? null],
    );
  return raised === 1;
}

/** Settles one alarm if it stands, in OnNet's own open transaction. */
export const settleAlarm = (kind: AlarmKind, about: string): Promise<number> =>
  change(
    `update sales_document_alarms set settled_at = $4 where tenant_id = $1 and kind = $2 and about = $3 and settled_at is null`,
    [currentTenantId(), kind, about, now()],
  );

/** The alarms that stand, oldest first, in OnNet's own open transaction. */
export const standingAlarms = (): Promise<Alarm[]> =>
  sql<Alarm>(
    `select a.kind, a.about, a.found_at as "foundAt", a.detail, t.name as "buyerName"
       from sales_document_alarms a left join directory.subscriptions_of_tenants() t on t.tenant_id = a.buyer
      where a.tenant_id = $1 and a.settled_at is null order by a.found_at, a.about limit 200`,
    [currentTenantId()],
  );
