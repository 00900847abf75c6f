import { expect } from 'chai';

import { atTime, monthsBefore } from '../../../../src/domain/clock.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { expiringRows, type ExpiringRows } from '../../../../src/domain/privacy/expiry/expiring-rows.ts';
import { forgetExpired } from '../../../../src/domain/privacy/expiry/forget-expired.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { newCompany } from '../../../web/route-records.ts';
import { useCast } from '../../../support/cast.ts';

/** The moment the clock of every row of these tests starts: so long ago that the database agrees that the time is over. */
const began = new Date('2020-01-15T12:00:00Z');

/** The last moment of a period that begins there. */
function ends({ period: { number, unit } }: ExpiringRows): Date {
  if (unit === 'day') return new Date(began.getTime() + number * 86_400_000);
  return monthsBefore(began, -(unit === 'month' ? number : number * 12));
}

/** What goes, from when, after how long: said once more, so that a line cannot be lost together with its test. */
const goes = [
  'mails created_at 30 day',
  'outbox done_at 7 day',
  'outbox dead_at 30 day',
  'recipient_notices created_at 24 month',
  'api_tokens expires_at 180 day',
  'invitations created_at 14 day',
  'exports created_at 24 month',
  'access_packages 14 day',
  'access_packages created_at 24 month',
  'stripe_events received_at 30 day',
  'company_notices told_at 12 month',
  'company_imports kept_from 30 day',
  'register_entities fetched_at 90 day',
  'erasures done_at 24 month',
  'legal_holds released_at 24 month',
  'restrictions 24 month',
  'suppressions lifted_at 0 day',
  'policy_publications published_at 3 year',
  'policy_confirmations confirmed_at 3 year',
  'rate_limits 0 day',
  'register_searches told_at 90 day',
];

describe('What goes when its time is over', () => {
  const cast = useCast();

  /** One row of each table as the product would write it; the clock's column is set to `began`. */
  const insert: Readonly<Record<string, (clock: string) => Promise<unknown>>> = {
    mails: (clock) =>
      sql(
        `insert into mails (tenant_id, id, template, language, to_address, message_id, ${clock}) values ($1, $2, 'invitation', 'nb', 'a@b.example', 'm', $3)`,
        [cast.astrid.tenantId, newId(), began],
      ),
    outbox: (clock) =>
      sql(`insert into outbox (tenant_id, id, kind, key, ${clock}) values ($1, $2, 'mail', $3, $4)`, [
        cast.astrid.tenantId,
        newId(),
        newId(),
        began,
      ]),
    recipient_notices: (clock) =>
      sql(
        `insert into recipient_notices (tenant_id, id, contact_id, cause, cause_id, recipient, language, sent_at, ${clock})
         values ($1, $2, $3, 'erasure', $3, 'Bud og Frakt AS', 'nb', $4, $4)`,
        [cast.astrid.tenantId, newId(), newId(), began],
      ),
    invitations: (clock) =>
      sql(
        `insert into invitations (tenant_id, id, email, role, token_hash, invited_by, expires_at, ${clock}) values ($1, $2, 'a@b.example', 'member', 'x', $3, $4, $4)`,
        [cast.astrid.tenantId, newId(), cast.astrid.id, began],
      ),
    exports: (clock) =>
      sql(
        `insert into exports (tenant_id, id, kind, language, requested_by, state, ${clock}) values ($1, $2, 'contacts', 'nb', $3, 'expired', $4)`,
        [cast.astrid.tenantId, newId(), cast.astrid.id, began],
      ),
    access_packages: async (clock) => {
      const [tenantId, id] = [cast.astrid.tenantId, newId()];
      // What is left of one that nobody finished is kept for as long as this one.
      for (const table of ['access_links', 'access_findings', 'access_packages'])
        await sql(`delete from ${table} where tenant_id = $1`, [tenantId]);
      await sql(
        `insert into access_packages (tenant_id, id, form, contact_id, language, state, created_at) values ($1, $2, 'access', $3, 'nb', $5, $4)`,
        [tenantId, id, newId(), began, clock === 'created_at' ? 'expired' : 'review'],
      );
      await sql(
        `insert into access_findings (tenant_id, id, package_id, table_name, row_id, column_name, kind, found)
         values ($1, $2, $3, 'activities', $2, 'body', 'contact', 'Ola')`,
        [tenantId, newId(), id],
      );
      return sql(
        `insert into access_links (tenant_id, id, package_id, token_hash, created_at, expires_at) values ($1, $2, $3, '\\x01', $4, $4)`,
        [tenantId, newId(), id, began],
      );
    },
    stripe_events: (clock) =>
      sql(
        `insert into stripe_events (id, type, livemode, concerns, created_at, ${clock}) values ($1, 'x', false, 'cus_1', $2, $2)`,
        [newId(), began],
      ),
    api_tokens: (clock) =>
      sql(
        `insert into api_tokens (tenant_id, id, name, role, token_hash, created_by, created_at, ${clock})
         values ($1, $2, 'x', 'reader', '\\x02', $3, $4, $4)`,
        [cast.astrid.tenantId, newId(), cast.astrid.id, began],
      ),
    company_notices: async (clock) => {
      const companyId = await newCompany(cast.astrid);
      return sql(
        `insert into company_notices (tenant_id, id, company_id, kind, ${clock}) values ($1, $2, $3, 'bankrupt', $4)`,
        [cast.astrid.tenantId, newId(), companyId, began],
      );
    },
    company_imports: async (clock) => {
      const id = newId();
      await sql(
        `insert into company_imports (tenant_id, id, state, encoding, headings, fields, language, total, created_at, created_by, ${clock})
         values ($1, $2, 'review', 'utf-8', '{}', '{}', 'nb', 1, $4, $3, $4)`,
        [cast.astrid.tenantId, id, cast.astrid.id, began],
      );
      return sql(`insert into company_import_rows (tenant_id, import_id, line, cells) values ($1, $2, 1, '{}')`, [
        cast.astrid.tenantId,
        id,
      ]);
    },
    erasures: (clock) =>
      sql(
        `insert into erasures (tenant_id, id, contact_id, asked_at, decided_at, erased_at, state, certificate, ${clock})
         values ($1, $2, $3, $4, $4, $4, 'done', '{}', $4)`,
        [cast.astrid.tenantId, newId(), newId(), began],
      ),
    legal_holds: (clock) =>
      sql(
        `insert into legal_holds (tenant_id, id, subject_kind, subject_id, held_table, held_row, law, reason, placed_at, ${clock})
         values ($1, $2, 'contact', $2, 'activities', $2, 'accounting', 'accounting', $3, $3)`,
        [cast.astrid.tenantId, newId(), began],
      ),
    restrictions: () =>
      sql(
        `insert into restrictions (tenant_id, id, contact_id, ground, restricted_at, restricted_by, told_at, told_by, told_how, lifted_at, lifted_by)
         values ($1, $2, $2, 'accuracy', $4, $3, $4, $3, 'letter', $4, $3)`,
        [cast.astrid.tenantId, newId(), cast.astrid.id, began],
      ),
    suppressions: (clock) =>
      sql(
        `insert into suppressions (tenant_id, id, mac, channel, cause, since, ${clock}) values ($1, $2, '\\x03', 'email', 'objected', $3, $3)`,
        [cast.astrid.tenantId, newId(), began],
      ),
    policy_publications: async (clock) => {
      const hash = 'a'.repeat(64);
      await sql(`insert into policy_versions (language, hash, wording) values ('nb', $1, '{}')`, [hash]);
      return sql(
        `insert into policy_publications (number, language, hash, effective_on, published_by, ${clock}) values (1, 'nb', $1, current_date, $3, $2)`,
        [hash, began, cast.astrid.id],
      );
    },
    policy_confirmations: (clock) =>
      sql(`insert into policy_confirmations (fact, value, confirmed_by, ${clock}) values ('officer', 'x', $1, $2)`, [
        cast.astrid.id,
        began,
      ]),
    rate_limits: () => sql(`insert into rate_limits (key, points, expire) values ('x', 1, $1)`, [began.getTime()]),
    register_searches: (clock) =>
      sql(`insert into register_searches (searched, hits, ${clock}) values ('x', '[]', $1)`, [began]),
    register_entities: (clock) =>
      sql(
        `insert into register_entities (organisation_number, outcome, ${clock}) values ('974760673', 'unknown', $1)`,
        [began],
      ),
  };

  it('hard case 1: is every kind of row listed here, dead letters after 30 days and what is done after seven among them', () => {
    const told = ({ table, clock, period: { number, unit } }: ExpiringRows): string =>
      `${table} ${/^\w+$/.test(clock) ? `${clock} ` : ''}${number} ${unit}`;
    expect(expiringRows.map(told).toSorted()).to.deep.equal(goes.toSorted());
  });

  for (const rows of expiringRows) {
    const { table, clock, of, leaves } = rows;
    const within = <T>(work: () => Promise<T>): Promise<T> =>
      of === 'platform' ? inPlatform(work) : inTenant(cast.astrid.tenantId, work);
    const count = async (): Promise<number> => {
      const [row] = await within(() =>
        sql<{ count: number }>(
          `select count(*)::int as count from ${table} where ${clock} = $1 and ${rows.when ?? 'true'}`,
          [began],
        ),
      );
      return row?.count ?? 0;
    };

    it(`${leaves === undefined ? '' : 'who is named in '}${table}, ${rows.period.number} ${rows.period.unit}s after ${/^\w+$/.test(clock) ? clock : 'it was over'}: there a moment before, gone then, and again nothing to do`, async () => {
      await within(() => insert[table]?.(clock) ?? Promise.reject(new Error(`no row for ${table}`)));
      await atTime(new Date(ends(rows).getTime() - 1), forgetExpired);
      expect(await count()).to.equal(1);
      await atTime(ends(rows), forgetExpired);
      expect(await count()).to.equal(0);
      await atTime(ends(rows), forgetExpired);
    });
  }

  it('of a copy that nobody finished stays while the request is open, and goes 14 days after it has ended', async () => {
    const { tenantId } = cast.astrid;
    const [id, person] = [newId(), newId()];
    const within = <T>(work: () => Promise<T>): Promise<T> => inTenant(tenantId, work);
    const requestId = await within(() =>
      keepRequest(
        {
          kind: 'access',
          state: 'open',
          channel: 'form',
          language: 'nb',
          requesterName: 'Ola',
          requesterEmail: undefined,
          message: '',
          receivedAt: began,
        },
        requester,
      ),
    );
    await within(async () => {
      await sql(
        `insert into access_packages (tenant_id, id, form, contact_id, request_id, language, state, created_at)
         values ($1, $2, 'access', $3, $4, 'nb', 'review', $5)`,
        [tenantId, id, person, requestId, began],
      );
      await sql(
        `insert into access_findings (tenant_id, id, package_id, table_name, row_id, column_name, kind, found)
         values ($1, $2, $3, 'activities', $2, 'body', 'contact', 'Ola')`,
        [tenantId, newId(), id],
      );
    });
    const left = () =>
      within(async () => ({
        findings: (await sql(`select from access_findings where tenant_id = $1 and package_id = $2`, [tenantId, id]))
          .length,
        state: (
          await sql<{ state: string }>(`select state from access_packages where tenant_id = $1 and id = $2`, [
            tenantId,
            id,
          ])
        )[0]?.state,
      }));
    const after = (days: number): Date => new Date(began.getTime() + days * 86_400_000);
    await atTime(after(60), forgetExpired);
    expect(await left(), 'open').to.deep.equal({ findings: 1, state: 'review' });
    await within(() =>
      sql(`update data_subject_requests set state = 'dismissed', ended_at = $3 where tenant_id = $1 and id = $2`, [
        tenantId,
        requestId,
        after(60),
      ]),
    );
    await atTime(new Date(after(74).getTime() - 1), forgetExpired);
    expect(await left()).to.deep.equal({ findings: 1, state: 'review' });
    await atTime(after(74), forgetExpired);
    expect(await left()).to.deep.equal({ findings: 0, state: 'expired' });
  });
});
