import { expect } from 'chai';

import { sealEntries } from '../../../../src/domain/audit/seal-entries.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { Invalid, NotAllowed } from '../../../../src/domain/errors.ts';
import { requestEverything } from '../../../../src/domain/exports/everything/request-everything.ts';
import { requestExport } from '../../../../src/domain/exports/request-export.ts';
import { everyContact } from '../../../../src/domain/exports/contact-export.ts';
import { inventory } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import {
  approveRetentionRule,
  retentionRule,
  setRetentionRule,
} from '../../../../src/domain/privacy/retention/general-rule.ts';
import { startRetentionRun } from '../../../../src/domain/privacy/retention/runs.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { change, inTenant, seeingRestricted, sql } from '../../../../src/domain/tenancy.ts';
import { eraseEndedTenants } from '../../../../src/domain/tenants/ending/close-ended.ts';
import { certificateFromLink } from '../../../../src/domain/tenants/ending/deletion-certificate.ts';
import { endAfterPreFlight } from '../../../../src/domain/tenants/ending/end.ts';
import type { KeptAfter } from '../../../../src/domain/tenants/ending/kept-after.ts';
import { preFlight } from '../../../../src/domain/tenants/ending/pre-flight.ts';
import { tenantKey } from '../../../../src/domain/keys/tenant-keys.ts';
import { keptTables } from '../../../../src/domain/tenants/ending/tables-in-order.ts';
import { resumeTenant } from '../../../../src/domain/tenants/lifecycle.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

/** As what the certificate names the rows of a table that stay; the mail with it is still to be sent. */
const statedAs: Readonly<Record<string, readonly KeptAfter['what'][]>> = {
  agreement_acceptances: ['agreement', 'number'],
  members: ['agreement'],
  audit_entries: ['trail', 'actions'],
  audit_pending: ['number'],
  audit_seals: ['number'],
  audit_checkpoints: ['number'],
  tenant_keys: ['number'],
  subscriptions: ['accounts'],
  sales_documents: ['accounts'],
  sales_document_lines: ['accounts'],
  sales_document_vat: ['accounts'],
  sales_document_series: ['accounts'],
  sales_document_alarms: ['accounts'],
  ehf_deliveries: ['accounts'],
  mails: ['letter'],
  outbox: ['letter'],
};

const end = new Date('2026-11-22T12:00:00+01:00');

describe('Leaving', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const within = <T>(by: Member, work: () => Promise<T>): Promise<T> => atTime(end, () => inTenant(by.tenantId, work));
  const codes = async (by: Member): Promise<Record<string, number>> => {
    const { findings } = await within(by, () => preFlight(by));
    return Object.fromEntries(findings.map(({ code, count }) => [code, count]));
  };
  const problemsOf = (by: Member, typed: { name: string; seen: string[] }) =>
    within(by, () => endAfterPreFlight(by, typed)).then(
      () => ({}),
      (error: unknown) => {
        if (!(error instanceof Invalid)) throw error;
        return error.fields;
      },
    );

  before(() => openTestOutside(folder.path));

  it('is for those who look after people’s data to see, and for owners to do', async () => {
    const seen = await within(cast.bjorn, () => preFlight(cast.bjorn)).catch((error: unknown) => error);
    expect(seen).to.be.instanceOf(NotAllowed);
    const done = await within(cast.bjorn, () => endAfterPreFlight(cast.bjorn, { name: '', seen: [] })).catch(
      (error: unknown) => error,
    );
    expect(done).to.be.instanceOf(NotAllowed);
  });

  it('hard case 29: shows all that is open at once, drafts too', async () => {
    const { astrid } = cast;
    expect(await codes(cast.clara)).to.eql({ archive: 1 });
    await within(astrid, async () => {
      const [kari = ''] = await insertContacts([{ givenName: 'Kari', familyName: 'Hansen' }]);
      await restrictContact(astrid, kari, { ground: 'accuracy', note: '' });
      await keepRequest(
        {
          kind: 'access',
          state: 'draft',
          channel: 'mail',
          language: 'nb',
          requesterName: 'Ola',
          requesterEmail: 'ola@privat.example',
          message: '',
          receivedAt: end,
        },
        requester,
      );
      await requestExport(astrid, everyContact, 'nb');
      await setRetentionRule(astrid, '36');
      const rule = await retentionRule(astrid);
      await approveRetentionRule(astrid, { version: rule?.version ?? 0, count: 0, confirmed: true });
      await startRetentionRun(astrid);
      await change(
        `update subscriptions set plan = 'team', status = 'past_due', stripe_customer_id = 'cus_1', stripe_subscription_id = 'sub_1'
          where tenant_id = $1`,
        [astrid.tenantId],
      );
    });
    expect(await codes(astrid)).to.eql({
      archive: 1,
      requests: 1,
      restricted: 1,
      work: 2,
      subscription: 1,
      unpaid: 1,
      members: 2,
    });
    const { others } = await within(astrid, () => preFlight(astrid));
    expect(others.map(({ role }) => role)).to.have.members(['member', 'reader']);
  });

  it('takes the name as it is written, and everything open seen, also what has come since', async () => {
    const { astrid } = cast;
    const all = Object.keys(await codes(astrid));
    expect(await problemsOf(astrid, { name: 'Fjord AS', seen: [] })).to.have.all.keys('name', 'seen');
    expect(await problemsOf(astrid, { name: ' nordlys  as ', seen: all.slice(1) })).to.have.all.keys('seen');
    expect(await problemsOf(astrid, { name: '', seen: all })).to.have.all.keys('name');
  });

  it('hard case 29: is not hindered by what is owed, tells Stripe, and tells every owner', async () => {
    const { astrid } = cast;
    const seen = Object.keys(await codes(astrid));
    expect(await problemsOf(astrid, { name: 'Nordlys AS', seen })).to.eql({});
    const owed = await within(astrid, () =>
      sql<{ kind: string }>(`select kind from outbox where tenant_id = $1 and kind in ('subscription-end', 'mail')`, [
        astrid.tenantId,
      ]),
    );
    expect(owed.map(({ kind }) => kind)).to.have.members(['subscription-end', 'mail']);
    const [mail] = await within(astrid, () =>
      sql<{ to_address: string; params: { graceUntil: string; erasedBy: string } }>(
        `select to_address, params from mails where tenant_id = $1 and template = 'tenant-ended'`,
        [astrid.tenantId],
      ),
    );
    expect(mail?.params).to.deep.include({ graceUntil: '2026-12-22', erasedBy: '2027-02-20' });
    expect(await problemsOf(astrid, { name: 'Nordlys AS', seen })).to.have.all.keys('tenant');
  });

  it('can be taken back, which Stripe is told of too', async () => {
    const { astrid } = cast;
    await within(astrid, () => resumeTenant(astrid));
    const owed = await within(astrid, () =>
      sql(`select from outbox where tenant_id = $1 and kind = 'subscription-end'`, [astrid.tenantId]),
    );
    expect(owed.length).to.equal(2);
  });

  it('waits for one thing: what somebody needs for a legal claim is fetched before it can be destroyed', async () => {
    const { astrid } = cast;
    const later = <T>(minutes: number, work: () => Promise<T>): Promise<T> =>
      atTime(new Date(end.getTime() + minutes * 60_000), () => inTenant(astrid.tenantId, work));
    const fetched = (minutes: number) =>
      later(minutes, async () => {
        const id = await requestEverything(astrid, 'nb');
        await change(`update exports set state = 'finished', fetched_at = $3 where tenant_id = $1 and id = $2`, [
          astrid.tenantId,
          id,
          end,
        ]);
      });
    const refused = () =>
      later(30, async () => {
        const seen = (await preFlight(astrid)).findings.map(({ code }) => code);
        return endAfterPreFlight(astrid, { name: 'Nordlys AS', seen });
      }).then(
        () => [],
        (error: unknown) => (error instanceof Invalid ? Object.keys(error.fields) : ['another']),
      );
    await fetched(5);
    await later(10, async () => {
      const [ola = ''] = await insertContacts([{ givenName: 'Ola', familyName: 'Kravstad' }]);
      await restrictContact(astrid, ola, { ground: 'claims', note: '' });
    });
    expect(await refused(), 'the file that was fetched does not hold it').to.eql(['claims']);
    await fetched(20);
    expect(await refused()).to.eql([]);
    await later(40, () => resumeTenant(astrid));
  });

  describe('for good', () => {
    let link: string;

    before(async () => {
      const { clara } = cast;
      await within(clara, async () => {
        await insertContacts([
          { givenName: 'En', familyName: 'Kunde', emails: ['en@kunde.example'] },
          { givenName: 'To', familyName: 'Kunde' },
        ]);
        await tenantKey('suppression');
        await tenantKey('link');
        await tenantKey('audit');
        await endAfterPreFlight(clara, { name: 'Fjord AS', seen: ['archive'] });
      });
      await atTime(new Date('2026-12-23T00:30:00+01:00'), eraseEndedTenants);
      const [mail] = await inTenant(clara.tenantId, () =>
        sql<{ link: string; to_address: string }>(
          `select params ->> 'link' as link, to_address from mails where tenant_id = $1`,
          [clara.tenantId],
        ),
      );
      expect(mail?.to_address).to.equal('clara@fjord.example');
      link = mail?.link.split('/').at(-1) ?? '';
    });

    it('gives the owner a certificate that names what was deleted, and what is kept, by which law and until when', () => {
      const certificate = certificateFromLink(link);
      expect(certificate).to.deep.include({
        name: 'Fjord AS',
        organisationNumber: '923609016',
        tenant: cast.clara.tenantId,
        endedAt: end.toISOString(),
      });
      expect(certificate?.erased).to.deep.include.members([
        { table: 'contacts', rows: 2 },
        { table: 'contact_emails', rows: 1 },
      ]);
      expect(certificate?.kept).to.deep.equal([
        { what: 'accounts', law: 'bokføringsloven § 13', until: '2031-12-31' },
        { what: 'agreement', law: 'foreldelsesloven § 2', until: '2029-11-22' },
        { what: 'trail', law: 'GDPR art. 5(2)', until: '2031-12-23' },
        { what: 'actions', law: 'GDPR art. 32', until: '2028-12-23' },
        { what: 'letter', law: 'GDPR art. 5(2)', until: '2027-01-22' },
        { what: 'number', law: 'GDPR art. 5(2)', until: null },
      ]);
    });

    it('says when the rows were counted, and counts nothing that came later as if it had been', async () => {
      const { tenantId } = cast.clara;
      const [closed] = await inTenant(tenantId, () =>
        sql<{ at: Date }>(`select at from audit_entries where tenant_id = $1 and action = 'tenant.closed'`, [tenantId]),
      );
      expect(certificateFromLink(link)?.countedAt).to.equal(closed?.at.toISOString());
    });

    it('leaves no key but that of the trail, which is verified by it', async () => {
      const { tenantId } = cast.clara;
      const kinds = await inTenant(tenantId, () =>
        sql<{ kind: string }>(`select kind from tenant_keys where tenant_id = $1`, [tenantId]),
      );
      expect(kinds).to.deep.equal([{ kind: 'audit' }]);
    });

    it('names everything that stays in any table, and no entry of the trail outlives the day it says', async () => {
      const { tenantId } = cast.clara;
      expect(keptTables.filter((table) => statedAs[table] === undefined)).to.deep.equal([]);
      const tables = inventory.filter(({ schema, columns }) => schema === 'public' && 'tenant_id' in columns);
      const there = await inTenant(tenantId, () =>
        seeingRestricted(() =>
          sql<{ table: string }>(
            tables
              .map(({ table }) => `select '${table}' as table where exists (select from ${table} where tenant_id = $1)`)
              .join(' union all '),
            [tenantId],
          ),
        ),
      );
      expect(there.map(({ table }) => table)).to.include('audit_entries');
      const said = certificateFromLink(link)?.kept ?? [];
      for (const { table } of there)
        for (const what of statedAs[table] ?? [undefined])
          expect(
            said.map((one) => one.what),
            table,
          ).to.include(what);

      await sealEntries(tenantId);
      const lasting = await inTenant(tenantId, () =>
        sql<{ keep: 'ordinary' | 'privacy'; until: string }>(
          `select s.keep, to_char(max(s.at + make_interval(months => p.months)) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as until
             from audit_seals s join audit_periods p on p.keep = s.keep
             join audit_entries e on e.tenant_id = s.tenant_id and e.id = s.entry_id
            where s.tenant_id = $1 group by s.keep`,
          [tenantId],
        ),
      );
      expect(lasting.map(({ keep }) => keep)).to.have.members(['ordinary', 'privacy']);
      for (const { keep, until } of lasting) {
        const line = said.find(({ what }) => what === (keep === 'privacy' ? 'trail' : 'actions'));
        expect(line?.until, keep).to.equal(until);
      }
    });

    it('and nobody can change the certificate, cut it short or make one', () => {
      expect(certificateFromLink(link)).to.not.equal(undefined);
      for (const wrong of [link.slice(0, -4), `${link.slice(0, 40)}A${link.slice(41)}`, '', 'abc', '../..'])
        expect(certificateFromLink(wrong), wrong.slice(0, 10)).to.equal(undefined);
    });

    it('hard case 30: while what shows that the law was followed outlives the organisation', async () => {
      const { tenantId } = cast.clara;
      const [left] = await inTenant(tenantId, () =>
        sql<{ trail: number; accounts: number; agreements: number; name: string }>(
          `select (select count(*)::int from audit_entries where tenant_id = $1 and action like 'tenant.%') as trail,
                  (select count(*)::int from subscriptions where tenant_id = $1) as accounts,
                  (select count(*)::int from agreement_acceptances where tenant_id = $1) as agreements,
                  (select name from tenants where id = $1) as name`,
          [tenantId],
        ),
      );
      expect(left).to.eql({ trail: 4, accounts: 1, agreements: 1, name: 'Tidligere kunde' });
    });
  });
});
