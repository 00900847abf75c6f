import { isLive } from '../../billing/governing-subscription.ts';
import { storedSubscription } from '../../billing/stored-subscription.ts';
import { newestArchive } from '../../exports/exports-of.ts';
import { countRunningBreaches } from '../../privacy/breaches/breach.ts';
import { openCount } from '../../privacy/requests/request-list.ts';
import { countRestrictions } from '../../privacy/restriction/count-restrictions.ts';
import { seeingRestricted, sql } from '../../tenancy.ts';
import { demand, type Member, type Role } from '../../users/member.ts';

/** What an end has to be looked at for, before it is made. */
export const findingCodes = [
  'claims',
  'archive',
  'requests',
  'breaches',
  'erasures',
  'restricted',
  'holds',
  'work',
  'subscription',
  'unpaid',
  'members',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/**
 * Something that is still open. None of it keeps the data: an owner says that it is seen, and the end goes on. Only `claims`
 * waits until the archive is fetched: what a person needs for a legal claim (Art. 18(1)(c)) would be destroyed for good.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly count: number;
}

/** Everything there is to know before the customer relationship ends. */
export interface PreFlight {
  /** What there is, in rows. */
  readonly records: Readonly<Record<'contacts' | 'companies' | 'deals' | 'activities', number>>;
  readonly findings: readonly Finding[];
  /** Everybody else who is a member. */
  readonly others: readonly { readonly name: string; readonly role: Role }[];
}

interface Counts {
  readonly contacts: number;
  readonly companies: number;
  readonly deals: number;
  readonly activities: number;
  readonly holds: number;
  readonly erasures: number;
  readonly work: number;
  readonly claims: number;
}

/**
 * Looks at everything at once, in the open transaction (hard case 29): what is there, what runs, who has asked for something,
 * what a law holds, what is owed and who else works here. Drafts count, and so does what lies in the trash or is restricted.
 * Await it alone.
 * @throws NotAllowed for those who may not look after people's data
 */
export async function preFlight(by: Member): Promise<PreFlight> {
  demand(by, 'privacy');
  const counts = await countAll(by.tenantId);
  const [others, subscription, archive, requests, restricted, running] = await Promise.all([
    sql<{ name: string; role: Role }>(
      `select name, role from members where tenant_id = $1 and id <> $2 and ended_at is null order by name, id limit 500`,
      [by.tenantId, by.id],
    ),
    storedSubscription(by.tenantId),
    newestArchive(by.tenantId),
    openCount(by.tenantId),
    countRestrictions(),
    countRunningBreaches(),
  ]);
  const { holds, erasures, work, claims, ...records } = counts;
  const status = subscription?.subscriptionId ? subscription.status : undefined;
  const found: Readonly<Record<FindingCode, number>> = {
    claims,
    archive: archive?.fetchedAt ? 0 : 1,
    requests,
    breaches: running,
    erasures,
    restricted: restricted.contacts + restricted.activities,
    holds,
    work,
    subscription: status !== undefined && isLive(status) ? 1 : 0,
    unpaid: status === 'past_due' || status === 'unpaid' ? 1 : 0,
    members: others.length,
  };
  return {
    records,
    findings: findingCodes.flatMap((code) => (found[code] > 0 ? [{ code, count: found[code] }] : [])),
    others,
  };
}

async function countAll(tenantId: string): Promise<Counts> {
  const [row] = await seeingRestricted(() =>
    sql<Counts>(
      `select (select count(*)::int from contacts where tenant_id = $1) as contacts,
            (select count(*)::int from companies where tenant_id = $1) as companies,
            (select count(*)::int from deals where tenant_id = $1) as deals,
            (select count(*)::int from activities where tenant_id = $1) as activities,
            (select count(*)::int from legal_holds where tenant_id = $1 and released_at is null) as holds,
            (select count(*)::int from erasures where tenant_id = $1 and state <> 'done') as erasures,
            (select count(*)::int from exports where tenant_id = $1 and state in ('waiting', 'running'))
              + (select count(*)::int from retention_runs where tenant_id = $1 and state <> 'finished')
              + (select count(*)::int from access_packages
                  where tenant_id = $1 and state in ('searching', 'review', 'writing')) as work,
            (select count(*)::int from restrictions r
              where r.tenant_id = $1 and r.lifted_at is null and r.ground = 'claims'
                and not exists (select from exports e where e.tenant_id = $1 and e.kind = 'everything'
                                   and e.fetched_at is not null and e.created_at > r.restricted_at)) as claims`,
      [tenantId],
    ),
  );
  if (!row) throw new Error('counts answer one row');
  return row;
}
