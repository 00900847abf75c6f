import pg from 'pg';

import { loadConfig } from '../../src/config.ts';
import { followRegister } from '../../src/domain/companies/following/follow-register.ts';
import { closeDatabase, openDatabase } from '../../src/domain/database.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { openOutside, outside } from '../../src/domain/outside.ts';
import { checkDigit } from '../../src/domain/register/organisation-number.ts';
import { change, inTenant } from '../../src/domain/tenancy.ts';
import { startRegisterStandIn } from '../../stand-ins/register/server.ts';
import type { UnitFacts } from '../../stand-ins/register/units/unit-facts.ts';
import { round } from '../load.ts';
import { report } from '../report.ts';
import { withEmptyDatabase, type BenchPostgres } from '../surroundings.ts';

/** A day at the register, and who follows it. Every event is about a followed unit, where one in twenty would be usual. */
const day = { tenants: 500, companies: 50_000, events: 5_600, removed: 24 };

/** No limit on calls: what is measured is the work beside waiting for it. */
const unlimited = { perSecond: 1_000_000, concurrency: 8 };

/**
 * The changes of a day brought to all who follow them: feed read, units asked about, companies, sources, news and audit
 * written. `rps` is events per second; the ceiling is one bare UPDATE for each company that changes, tenant by tenant.
 * `requests` must be one for each unit that changed and was not removed, beside the pages of the feed.
 */
export async function measureRegisterFeed(postgres: BenchPostgres, scale: number): Promise<void> {
  const size = {
    tenants: Math.round(day.tenants * scale),
    companies: Math.round(day.companies * scale),
    events: Math.round(day.events * scale),
    removed: Math.round(day.removed * scale),
  };
  await withEmptyDatabase(postgres, 'bench_register_feed', async (dataset) => {
    const units = Array.from({ length: size.companies }, (_, place) => unitAt(place));
    const tenants = await fill(dataset.ownerUrl, units, size.tenants);
    const register = await startRegisterStandIn({ port: 0, units });
    openDatabase({
      url: dataset.appUrl,
      poolSize: 5,
      statementTimeout: 0,
      applicationName: 'onnet-bench',
      onError: (error) => console.error(error.message),
    });
    openOutside({
      ...loadConfig({
        SECRET_KEY: 'b'.repeat(32),
        DATABASE_URL: dataset.appUrl,
        REGISTER_URL: register.url,
        PORT: '0',
      }),
      registerLimits: unlimited,
    });
    try {
      const changed = units.slice(0, size.events - size.removed);
      const bare = await bareUpdates(tenants, changed);
      for (const { number } of changed)
        register.units.edit(number, { navn: `ENDRET ${number} AS`, hjemmeside: 'www.ny.example' });
      for (const { number } of units.slice(changed.length, size.events)) register.units.remove(number);
      const began = performance.now();
      await followRegister();
      const ms = performance.now() - began;
      const asked = register.requests.filter((request) => /enheter\/\d{9}$/.test(request)).length;
      if (asked !== changed.length) throw new Error(`${asked} units were asked about, and ${changed.length} changed`);
      await expectAllWritten(tenants, changed.length);
      report(
        'register-feed-day',
        size.companies,
        1,
        { rps: round((size.events / ms) * 1000), p50: round(ms), p99: round(ms), bytes: 0, requests: asked },
        { ceiling: bare, rss: Math.round(process.memoryUsage.rss() / 1_048_576) },
      );
    } finally {
      outside().register.close();
      await closeDatabase();
      await register.close();
    }
  });
}

/** Numbers of the kind that no real unit has: they begin with 3. */
function unitAt(place: number): UnitFacts {
  for (let digits = 30_000_000 + place * 3; ; digits += 1) {
    const check = checkDigit(String(digits));
    if (check === undefined) continue;
    return {
      number: `${digits}${check}`,
      name: `Måler ${place} AS`,
      form: 'AS',
      address: { lines: [`Kaia ${place}`], postcode: '5003', place: 'BERGEN', municipality: ['4601', 'BERGEN'] },
      industries: [['62.100', 'Programmeringstjenester']],
      vat: true,
      registered: '2010-01-01',
    };
  }
}

interface Followed {
  readonly tenantId: string;
  readonly companyIds: readonly string[];
}

/** Tenants with the same number of companies each, in the order of the units, dealt out one by one. */
async function fill(ownerUrl: string, units: readonly UnitFacts[], tenants: number): Promise<Followed[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const followed: Followed[] = [];
  try {
    for (let place = 0; place < tenants; place += 1) {
      const tenantId = newId();
      const own = units.filter((_, at) => at % tenants === place);
      const ids = own.map(() => newId());
      await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
      await client.query(`insert into tenants (id, slug, name) values ($1, $2, $3)`, [
        tenantId,
        `f-${place}`,
        `Følger ${place} AS`,
      ]);
      await client.query(
        `insert into companies (tenant_id, id, name, sort_name, search_text, organisation_number, legal_form, enrichment_state,
                                enrichment_at, register_status, vat_registered)
         select $1, id, name, lower(name), lower(name) || ' ' || number, number, 'AS', 'found', now() - interval '1 day', 'active', true
           from unnest($2::uuid[], $3::text[], $4::text[]) as u (id, name, number)`,
        [tenantId, ids, own.map(({ name }) => name), own.map(({ number }) => number)],
      );
      await client.query(
        `insert into company_field_sources (tenant_id, company_id, field, source, register_value, register_seen_at)
         select $1, id, field, 'register', jsonb_build_array(name)::text, now() - interval '1 day'
           from unnest($2::uuid[], $3::text[]) as u (id, name), unnest(array['name', 'legalForm']) field`,
        [tenantId, ids, own.map(({ name }) => name)],
      );
      await client.query('commit');
      followed.push({ tenantId, companyIds: ids });
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return followed;
}

/** One statement for each company that will change, in one transaction for each tenant. @returns companies a second */
async function bareUpdates(tenants: readonly Followed[], changed: readonly UnitFacts[]): Promise<number> {
  const began = performance.now();
  for (const [place, { tenantId, companyIds }] of tenants.entries()) {
    const count = changed.filter((_, at) => at % tenants.length === place).length;
    await inTenant(tenantId, () =>
      Promise.all(
        companyIds
          .slice(0, count)
          .map((id) =>
            change(`update companies set updated_at = now(), version = version + 1 where tenant_id = $1 and id = $2`, [
              tenantId,
              id,
            ]),
          ),
      ),
    );
  }
  return round((changed.length / (performance.now() - began)) * 1000);
}

async function expectAllWritten(tenants: readonly Followed[], changed: number): Promise<void> {
  let written = 0;
  for (const { tenantId } of tenants)
    written += await inTenant(tenantId, () =>
      change(`select from companies where tenant_id = $1 and website = 'www.ny.example' and name like 'ENDRET %'`, [
        tenantId,
      ]),
    );
  if (written !== changed) throw new Error(`${written} companies were brought up to date, and ${changed} changed`);
}
