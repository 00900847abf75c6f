import { expect } from 'chai';
import type pg from 'pg';

import { inTenant } from '../../src/domain/tenancy.ts';
import { joinTenant } from '../../src/domain/users/join-tenant.ts';
import type { Asking } from '../support/visitor.ts';
import { asSuperuser } from '../support/superuser.ts';
import { useRouteCallers } from './route-callers.ts';
import { routeSamples, type Params, type RouteSample } from './route-samples.ts';
import { useGoogle } from '../support/google-in-use.ts';

/** What nobody is called, and what every page must show as plain text. */
const canary = `<b hx-get=/x onmouseover=1>"'&`;
/** The beginning of the canary where somebody forgot to escape it. */
const hatched = /<b hx-get/i;

const asPages: readonly Asking[] = [{}, { htmx: 'partial' }];

describe('The views', function () {
  this.timeout(180_000);
  const { town, rightPerson, paramsOf, addressOf, call } = useRouteCallers({ GTM_ID: 'GTM-VIEWS1' });
  useGoogle();

  it('show whatever people and outside parties wrote as plain text', async () => {
    const pages: { sample: RouteSample; params: Params }[] = [];
    for (const sample of routeSamples.filter(({ method }) => method === 'get'))
      pages.push({ sample, params: await paramsOf(sample, town.astrid) });
    await fillLists();
    await asSuperuser(town.database, poison);
    let shown = 0;
    for (const { sample, params } of pages)
      for (const asking of asPages) {
        const { visitor } = await rightPerson(sample);
        const address = addressOf(sample, params);
        const query = new URLSearchParams({ q: canary, name: canary, company: canary, contact: canary, kind: canary });
        for (const where of [address, `${address}${address.includes('?') ? '&' : '?'}${query.toString()}`]) {
          const { text, status, headers } = await call(visitor, sample, where, asking);
          expect(status, where).to.be.below(500);
          // A file to keep is never shown as a page, and neither is what programs read.
          if (headers.get('content-type')?.startsWith('application/json')) continue;
          if (headers.get('content-disposition')?.startsWith('attachment')) continue;
          expect(text, where).not.to.match(hatched);
          if (text.includes('&lt;b hx-get')) shown++;
        }
      }
    expect(shown, 'answers with the canary in them').to.be.above(400);
  });

  /** What no page is made for, and some list: what is in the trash, rates and movements of OnNet's books, a second tenant. */
  async function fillLists(): Promise<void> {
    const { astrid, clara } = town;
    for (const sample of routeSamples.filter(({ method }) => method === 'post')) {
      if (sample.pattern.endsWith('/restoration')) await paramsOf(sample, astrid);
      if (!/^\/operator\/(exchange-rates|books\/movements)/.test(sample.pattern)) continue;
      const { visitor, by } = await rightPerson(sample);
      const params = await paramsOf(sample, by);
      await call(visitor, sample, addressOf(sample, params), { by, params });
    }
    await inTenant(clara.tenantId, () => joinTenant({ id: astrid.userId, name: astrid.name }, 'reader'));
  }
});

/** Columns of the program's own words, not of what somebody wrote; a wrong one is no page's business. */
const codes: Readonly<Record<string, readonly string[]>> = {
  access_findings: ['table_name', 'column_name', 'role'],
  audit_entries: ['action', 'subject'],
  balance_movements: ['failure', 'currency'],
  company_field_sources: ['field'],
  companies: ['register_status'],
  company_import_rows: ['reason', 'withheld'],
  deals: ['currency'],
  exports: ['file_key'],
  legal_holds: ['held_table', 'law', 'reason', 'released_because'],
  mails: ['template'],
  open_disputes: ['currency'],
  outbox: ['kind'],
  purposes: ['retention_rule'],
  queue_reports: ['queue'],
  register_cursors: ['series'],
  register_mirrors: ['collection', 'failure'],
  stripe_endpoint_secrets: ['endpoint'],
  stripe_events: ['outcome'],
  subscriptions: ['status', 'price_lookup_key'],
  tenants: ['slug'],
  users: ['password_hash', 'email'],
};

/** Puts the canary into every text of every table, wherever the table takes it. */
async function poison(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; list: boolean }>(
    `select table_name as table, column_name as column, data_type = 'ARRAY' as list
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' and (data_type = 'text' or udt_name = '_text')
        and table_name not like 'knex%' and table_name not like 'rate_limit%'`,
  );
  for (const { table, column, list } of rows) {
    if (codes[table]?.includes(column)) continue;
    const value = list ? 'array[$1::text]' : '$1::text';
    // Refused by a check or because it must be unique: such a column cannot hold the canary in the first place.
    await client.query(`update ${table} set ${column} = ${value}`, [canary]).catch(refusedByTheTable);
  }
}

function refusedByTheTable(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== '23514' && code !== '23505') throw error;
}
