import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { atTime } from '../../src/domain/clock.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { leaseObligation } from '../../src/domain/outbox.ts';
import { contactAnonymisingStatement } from '../../src/domain/privacy/inventory/erasure-sql.ts';
import { carryOutRetentionRun } from '../../src/domain/privacy/retention/carry-out-run.ts';
import {
  approveRetentionRule,
  retentionRule,
  setRetentionRule,
} from '../../src/domain/privacy/retention/general-rule.ts';
import { startRetentionRun } from '../../src/domain/privacy/retention/runs.ts';
import { inTenant, sql } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { fillAnotherTenant, removeMeasuredTenants } from '../dataset.ts';
import { round, type Client } from '../load.ts';
import { report } from '../report.ts';

/** Long after the newest activity of the dataset, and after a rule of one month. */
export const later = new Date(Date.now() + 90 * 86_400_000);

/** How long another tenant's page is measured alone, and how long its reader looks at it, in milliseconds. */
const ALONE = 3_000;
const LOOKING = 50;

/**
 * A retention run over every contact of a tenant, as the worker carries it out: batches with locks, everything about each
 * contact, an audit entry each. `rps` is contacts per second; the ceiling is one bare UPDATE of as many contacts with the
 * same columns, in a tenant made alike. Meanwhile another tenant's page is read several times a second: its median before and
 * during tells whether anybody notices.
 */
export async function measureRetention(
  contacts: number,
  urls: { readonly appUrl: string; readonly ownerUrl: string; readonly superuserUrl: string },
  page: { readonly client: Client; readonly path: string },
): Promise<void> {
  const [bareTenant, tenant] = [
    await fillAnotherTenant(urls.ownerUrl, contacts),
    await fillAnotherTenant(urls.ownerUrl, contacts),
  ];
  try {
    const bare = await bareUpdate(urls.appUrl, bareTenant.tenantId);
    const obligation = await ownRun(tenant);
    const alone = watch(page);
    await sleep(ALONE);
    const before = await alone.stop();
    const during = watch(page);
    const began = performance.now();
    await atTime(later, () => carryOutRetentionRun(obligation, new AbortController().signal));
    const ms = performance.now() - began;
    const noticed = await during.stop();
    const done = await anonymised(tenant.tenantId);
    if (done !== contacts) throw new Error(`the run anonymised ${done} of ${contacts}`);
    report(
      'retention',
      contacts,
      1,
      { rps: round((done / ms) * 1000), p50: round(ms), p99: round(ms), bytes: 0, requests: 1 },
      {
        ceiling: bare,
        rss: Math.round(process.memoryUsage.rss() / 1_048_576),
        otherTenant: { before, during: noticed },
      },
    );
  } finally {
    await removeMeasuredTenants(urls.superuserUrl);
  }
}

/** The same columns of as many contacts in one statement, on one connection, with nothing around it. @returns rows per second */
export async function bareUpdate(appUrl: string, tenantId: string): Promise<number> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
    const { rows } = await client.query<{ id: string }>(`select id from contacts where tenant_id = $1`, [tenantId]);
    const began = performance.now();
    const { rowCount } = await client.query(contactAnonymisingStatement(), [
      tenantId,
      rows.map(({ id }) => id),
      new Date(),
    ]);
    await client.query('commit');
    return ((rowCount ?? 0) / (performance.now() - began)) * 1000;
  } finally {
    await client.end();
  }
}

/** A rule in force and a run begun, by the one member of the tenant. */
export async function ownRun(by: Member): Promise<Parameters<typeof carryOutRetentionRun>[0]> {
  const id = await atTime(later, () =>
    inTenant(by.tenantId, async () => {
      await setRetentionRule(by, '1');
      const rule = await retentionRule(by);
      await approveRetentionRule(by, { version: rule?.version ?? 0, count: Number.MAX_SAFE_INTEGER, confirmed: true });
      const runId = await startRetentionRun(by);
      const [owed] = await sql<{ id: string }>(
        `select id from outbox where tenant_id = $1 and kind = 'retention-run' and key = $2`,
        [by.tenantId, runId],
      );
      return owed?.id ?? newId();
    }),
  );
  const obligation = await leaseObligation(by.tenantId, id);
  if (!obligation) throw new Error('the run was not owed');
  return obligation;
}

/** Reads a page now and then, as people do, until told to stop. */
function watch({ client, path }: { readonly client: Client; readonly path: string }): { stop(): Promise<number> } {
  const times: number[] = [];
  const end = new AbortController();
  const reading = (async () => {
    while (!end.signal.aborted) {
      const began = performance.now();
      await client.get(path);
      times.push(performance.now() - began);
      await sleep(LOOKING);
    }
  })();
  return {
    async stop() {
      end.abort();
      await reading;
      times.sort((a, b) => a - b);
      return round(times[Math.floor(times.length / 2)] ?? 0);
    },
  };
}

async function anonymised(tenantId: string): Promise<number> {
  const [row] = await inTenant(tenantId, () =>
    sql<{ count: number }>(
      `select count(*)::int as count from contacts where tenant_id = $1 and anonymised_at is not null`,
      [tenantId],
    ),
  );
  return row?.count ?? 0;
}
