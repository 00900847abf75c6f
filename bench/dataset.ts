import pg from 'pg';

import { newId } from '../src/domain/identifiers.ts';
import { companyTrades, companyWords, familyNames, givenNames } from '../bin/demo/names.ts';
import { fold, sortKey } from '../src/domain/names.ts';
import type { Member } from '../src/domain/users/member.ts';

const SMALL_TENANTS = 200;
const CONTACTS_OF_A_SMALL_TENANT = 50;

/**
 * Fills an empty, migrated database: 200 small tenants, then one tenant with `contacts` people, a tenth as many
 * companies and one activity for every other person. The rows are what the domain would write, made by
 * `insert … select`, since a million verbs would take an hour.
 *
 * @returns milliseconds it took
 */
export async function fillDataset(
  ownerUrl: string,
  tenant: { id: string; memberId: string },
  contacts: number,
): Promise<number> {
  const began = performance.now();
  await connected(ownerUrl, async (client) => {
    await client.query(`set maintenance_work_mem = '512MB'`);
    // All of it or nothing: what is killed on the way leaves no tenant without contacts and no table without an index.
    await client.query('begin');
    const indexes = await withoutIndexes(client);
    for (let i = 0; i < SMALL_TENANTS; i++) await fillSmallTenant(client, i);
    await actFor(client, tenant.id);
    await fillTenant(client, tenant.id, tenant.memberId, contacts);
    for (const definition of indexes) await client.query(definition);
    await client.query('commit');
    await client.query('vacuum analyze');
  });
  return performance.now() - began;
}

/** Where members of tenants that are only measured have their address: they are known by it when a run was killed. */
const MEASURED_DOMAIN = 'bench.example';

/** One more tenant of so many contacts, with a member, in a database that is in use: for measuring what leaves nothing behind. */
export async function fillAnotherTenant(ownerUrl: string, contacts: number): Promise<Member> {
  const [tenantId, userId, id] = [newId(), newId(), newId()];
  await connected(ownerUrl, async (client) => {
    await client.query(`insert into users (id, email, name) values ($1, $2, 'Måler')`, [
      userId,
      `${userId}@${MEASURED_DOMAIN}`,
    ]);
    await inTenant(client, tenantId, async () => {
      await client.query(`insert into tenants (id, slug, name) values ($1, $2, 'Måles AS')`, [
        tenantId,
        `m-${tenantId}`,
      ]);
      await client.query(
        `insert into members (tenant_id, id, user_id, name, role) values ($1, $2, $3, 'Måler', 'owner')`,
        [tenantId, id, userId],
      );
      await fillTenant(client, tenantId, id, contacts);
    });
    await client.query('vacuum analyze');
  });
  return {
    id,
    userId,
    tenantId,
    tenantSlug: `m-${tenantId}`,
    tenantName: 'Måles AS',
    name: 'Måler',
    role: 'owner',
    access: 'full',
  };
}

/**
 * Removes what `fillAnotherTenant` made, in this run or in one that was killed. As the superuser and without looking keys up,
 * which takes longer than what is measured.
 */
export async function removeMeasuredTenants(superuserUrl: string): Promise<void> {
  await connected(superuserUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select m.tenant_id as id from members m join users u on u.id = m.user_id where u.email like '%@${MEASURED_DOMAIN}'`,
    );
    if (rows.length === 0) return;
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where table_schema = 'public' and column_name = 'tenant_id' and table_type = 'BASE TABLE'`,
    );
    const tenants = [rows.map(({ id }) => id)];
    await client.query('begin; set local session_replication_role = replica');
    for (const { name } of tables) await client.query(`delete from ${name} where tenant_id = any($1::uuid[])`, tenants);
    await client.query(`delete from tenants where id = any($1::uuid[])`, tenants);
    await client.query(`delete from users where email like '%@${MEASURED_DOMAIN}'`);
    await client.query('commit');
    await client.query('vacuum analyze');
  });
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(madeId);
    await work(client);
  } finally {
    await client.end();
  }
}

/** The same id for the same words, in the form that a UUID must have. */
const madeId = `create function pg_temp.made_id(words text) returns uuid language sql immutable
           as $$ select overlay(overlay(md5(words) placing '4' from 13) placing '8' from 17)::uuid $$`;

/** Drops the plain indexes and answers how to make them again: filling first and indexing after is several times quicker. */
async function withoutIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.relname as name, pg_get_indexdef(i.oid) as definition
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      where c.relname in ('contacts', 'contact_emails', 'contact_phones', 'contact_companies', 'companies', 'activities')
        and not x.indisunique`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Row security binds the owner too. */
const actFor = (client: pg.Client, tenantId: string): Promise<unknown> =>
  client.query(`set local app.tenant_id = '${tenantId}'`);

async function inTenant(client: pg.Client, tenantId: string, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await actFor(client, tenantId);
  await work();
  await client.query('commit');
}

async function fillSmallTenant(client: pg.Client, number: number): Promise<void> {
  const id = newId();
  await actFor(client, id);
  await client.query(`insert into tenants (id, slug, name) values ($1, $2, $3)`, [
    id,
    `liten-${number}`,
    `Liten ${number} AS`,
  ]);
  await fillTenant(client, id, null, CONTACTS_OF_A_SMALL_TENANT);
}

const folded = (names: readonly string[]): string[] => names.map(fold);
const keys = (names: readonly string[]): string[] => names.map(sortKey);

async function fillTenant(
  client: pg.Client,
  tenantId: string,
  memberId: string | null,
  contacts: number,
): Promise<void> {
  const companies = Math.max(5, Math.round(contacts / 10));
  // The planner knows nothing of the companies of a tenant that was made this moment, and would look for each among all.
  await client.query('set local enable_nestloop = off');
  await client.query(
    `insert into companies (tenant_id, id, name, sort_name, search_text, place, owner_id, last_activity_at, created_by)
     select $1::uuid, pg_temp.made_id($1::text || 'company' || n), name, lower(sort) || ' ' || lpad(n::text, 7, '0'), folded || ' ' || n, 'Oslo', $2::uuid,
            now() - make_interval(hours => n % 9000), $2::uuid
       from (select n, ($4::text[])[1 + n % $8] || ' ' || ($5::text[])[1 + (n / $8) % $9] || ' ' || n || ' AS' as name,
                    ($6::text[])[1 + n % $8] || ' ' || ($5::text[])[1 + (n / $8) % $9] as sort,
                    ($7::text[])[1 + n % $8] || ' ' || lower(($5::text[])[1 + (n / $8) % $9]) as folded
               from generate_series(1, $3::int) n) made`,
    [
      tenantId,
      memberId,
      companies,
      companyWords,
      companyTrades,
      keys(companyWords),
      folded(companyWords),
      companyWords.length,
      companyTrades.length,
    ],
  );
  const people = [
    givenNames,
    familyNames,
    keys(givenNames),
    keys(familyNames),
    folded(givenNames),
    folded(familyNames),
  ];
  await client.query(
    `insert into contacts (tenant_id, id, given_name, family_name, sort_name, search_text, email, phone, company_id, company_name,
                           company_sort, owner_id, last_activity_at, created_at, created_by)
     select $1::uuid, pg_temp.made_id($1::text || 'contact' || n), given, family, family_key || ' ' || given_key,
            given_folded || ' ' || family_folded || ' ' || address || ' ' || digits || ' +47' || digits,
            address, '+47' || digits, c.id, c.name, c.sort_name, $2::uuid, now() - make_interval(mins => n % 500000),
            now() - make_interval(mins => n % 900000), $2::uuid
       from (select n, ($4::text[])[1 + n % $10] as given, ($5::text[])[1 + (n / $10 + n) % $11] as family,
                    ($6::text[])[1 + n % $10] as given_key, ($7::text[])[1 + (n / $10 + n) % $11] as family_key,
                    ($8::text[])[1 + n % $10] as given_folded, ($9::text[])[1 + (n / $10 + n) % $11] as family_folded,
                    ($8::text[])[1 + n % $10] || '.' || ($9::text[])[1 + (n / $10 + n) % $11] || n || '@example.no' as address,
                    (40000000 + n)::text as digits
               from generate_series(1, $3::int) n) made
       join companies c on c.tenant_id = $1::uuid and c.id = pg_temp.made_id($1::text || 'company' || (1 + n % $12))`,
    [tenantId, memberId, contacts, ...people, givenNames.length, familyNames.length, companies],
  );
  for (const statement of [
    `insert into contact_emails (tenant_id, id, contact_id, address, position)
     select tenant_id, pg_temp.made_id(id::text || 'email'), id, email, 0 from contacts where tenant_id = $1`,
    `insert into contact_phones (tenant_id, id, contact_id, number, position)
     select tenant_id, pg_temp.made_id(id::text || 'phone'), id, phone, 0 from contacts where tenant_id = $1`,
    `insert into contact_companies (tenant_id, id, contact_id, company_id, role, position)
     select tenant_id, pg_temp.made_id(id::text || 'company'), id, company_id, 'Daglig leder', 0 from contacts where tenant_id = $1`,
    `insert into activities (tenant_id, id, kind, subject, body, contact_id, company_id, happened_at)
     select tenant_id, pg_temp.made_id(id::text || 'activity'), 'call', 'Samtale', 'Avtalte et møte neste uke.', id, company_id, last_activity_at
       from contacts where tenant_id = $1 and extract(minute from last_activity_at)::int % 2 = 0`,
  ])
    await client.query(statement, [tenantId]);
}
