import { readdirSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';
import ejs from 'ejs';
import type pg from 'pg';

import { addCompany } from '../../src/domain/companies/add-company.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { confirmSignUp } from '../../src/domain/tenants/pending-sign-ups.ts';
import { joinTenant } from '../../src/domain/users/join-tenant.ts';
import { paths } from '../../src/web/paths.ts';
import type { Asking } from '../support/visitor.ts';
import { asSuperuser } from '../support/superuser.ts';
import { inventedCompanies } from '../../stand-ins/register/units/invented-companies.ts';
import { BROWSER } from '../domain/privacy/access/packages.ts';
import { openedLink } from './copy-records.ts';
import { importIn } from './import-records.ts';
import { useRouteCallers } from './route-callers.ts';
import {
  askableCompany,
  companyNews,
  fieldOfCompany,
  newContact,
  newTask,
  numberedCompany,
  requestBesideBusiness,
  signUpTokenOf,
  stageOf,
  trashedContact,
} from './route-records.ts';
import { routeSamples, type Params, type RouteSample } from './route-samples.ts';
import { useGoogle } from '../support/google-in-use.ts';

const views = path.join(import.meta.dirname, '..', '..', 'views');
const viewOf = (file: string): string => path.relative(views, file);

/** What nobody is called, and what every page must show as plain text. */
const canary = `<b hx-get=/x onmouseover=1>"'&`;
/** The beginning of the canary where somebody forgot to escape it. */
const hatched = /<b hx-get/i;

const asPages: readonly Asking[] = [{}, { htmx: 'partial' }];

describe('The views', function () {
  this.timeout(180_000);
  const rendered = new Set<string>();
  const compile = ejs.compile as (template: string, options: object) => (locals: object) => string;
  before(() => {
    const listening: typeof compile = (template, options) => {
      const compiled = compile(template, options);
      return (locals) => {
        rendered.add(viewOf('filename' in options ? String(options.filename) : ''));
        return compiled(locals);
      };
    };
    Object.assign(ejs, { compile: listening });
  });
  after(() => Object.assign(ejs, { compile }));
  // After the listening has begun: what the program compiles when it starts is heard too.
  const { town, visitorOf, rightPerson, paramsOf, addressOf, call } = useRouteCallers({ GTM_ID: 'GTM-VIEWS1' });
  useGoogle();

  it('are each rendered by some request', async () => {
    for (const sample of routeSamples)
      for (const asking of asPages) {
        const { visitor, by } = await rightPerson(sample);
        const params = await paramsOf(sample, by);
        await call(visitor, sample, addressOf(sample, params), { ...asking, by, params });
        if (sample.unknown === 410) await call(visitor, sample, addressOf(sample, { token: 'brukt' }), { by });
      }
    await callWhatNoSampleShows();
    // The two of mail are the worker's, compiled when it starts; test/workers/mail renders every letter.
    const all = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ejs') && !file.startsWith('mail/'),
    );
    expect(all.filter((file) => !rendered.has(file)).toSorted()).to.eql([]);
  });

  /** Answers other than the usual one: refused forms, nothing found, a toast beside a part, several tenants. */
  async function callWhatNoSampleShows(): Promise<void> {
    const { astrid, clara } = town;
    const visitor = visitorOf('astrid');
    const { tenantSlug: tenant } = astrid;
    const partial = { htmx: 'partial' } as const;
    await visitor.get('/finnes-ikke');
    await visitor.get(paths.contacts.show({ tenant, id: 'finnes-ikke' }), partial);
    await visitor.post(paths.contacts.index({ tenant }), { givenName: '', familyName: '' });
    await visitor.post(paths.activities.removal({ tenant, id: await newTask(astrid) }), { on: 'contact' }, partial);
    const older = `${paths.contacts.activities({ tenant, id: await newContact(astrid) })}?before=${await newTask(astrid)}`;
    await visitor.get(older, partial);
    await visitor.post(paths.contacts.trashing({ tenant, id: await trashedContact(astrid) }));
    await visitor.get(paths.companies.show({ tenant, id: (await fieldOfCompany(astrid)).id }));
    await visitor.get(paths.companies.show({ tenant, ...(await companyNews(astrid)) }));
    await visitor.get(paths.companies.show({ tenant, id: await askableCompany(astrid) }));
    await visitor.post(paths.companies.field({ tenant, id: await numberedCompany(astrid), field: 'website' }), {
      value: 'a b',
    });
    // A company of the stand-in's that has a sub-unit and is in a group.
    const [{ number } = { number: '' }] = inventedCompanies();
    const id = await inTenant(astrid.tenantId, () => addCompany(astrid, { organisationNumber: number }, 'nb'));
    await visitor.get(`${paths.companies.structure({ tenant, id })}?what=group`, partial);
    for (const state of ['columns', 'checking', 'finished'] as const) {
      const show = paths.imports.show({ tenant, id: await importIn(astrid, state) });
      await visitor.get(show);
      await visitor.get(show, partial);
    }
    await visitor.get(`${paths.imports.show({ tenant, id: await importIn(astrid, 'review') })}?shelf=unreadable`);
    await visitor.get(paths.privacy.request({ tenant, id: await requestBesideBusiness(astrid) }));
    await visitor.post(paths.deals.new({ tenant }), { title: '', stage: await stageOf(astrid) });
    await inTenant(clara.tenantId, () => joinTenant({ id: astrid.userId, name: astrid.name }, 'reader'));
    await visitor.get(paths.account.tenants());
    await visitor.get(paths.public.deletionCertificate({ language: 'nb', certificate: 'avkuttet' }));
    await confirmSignUp(await signUpTokenOf('982463718'));
    const again = await signUpTokenOf('982463718');
    await town.visitor().post(paths.public.signUpConfirmation({ language: 'nb', token: again }), { act: 'ask' });
    const opened = paths.public.copy({ language: 'nb', ...(await openedLink(astrid)) });
    await town.visitor().get(opened, { headers: { cookie: `onnet-copy=${BROWSER}` } });
    await town.visitor().get(opened);
  }

  it('show whatever people and outside parties wrote as plain text', async () => {
    const pages: { sample: RouteSample; params: Params }[] = [];
    for (const sample of routeSamples.filter(({ method }) => method === 'get'))
      pages.push({ sample, params: await paramsOf(sample, town.astrid) });
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
    expect(shown, 'answers with the canary in them').to.be.above(40);
  });
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
