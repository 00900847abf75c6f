import { expect } from 'chai';

import { seed } from '../../bin/seed.ts';
import { openKeys } from '../../src/domain/keys/secret-keys.ts';
import { useDatabase } from '../support/database.ts';
import { SECRET_KEY } from '../support/secret-key.ts';
import { asSuperuser } from '../support/superuser.ts';

describe('The demo', () => {
  const database = useDatabase();
  before(() => {
    openKeys([SECRET_KEY]);
    return seed(database.appUrl);
  });

  /** The rows of a query over both tenants. */
  const rows = (text: string): Promise<unknown[]> =>
    asSuperuser(database, async (client) => {
      const { rows: found }: { rows: unknown[] } = await client.query(text);
      return found;
    });

  it('is made once', async () => {
    const [before] = await rows(`select count(*)::int as count from audit_entries`);
    expect(await seed(database.appUrl)).to.equal(false);
    expect(await rows(`select count(*)::int as count from audit_entries`)).to.eql([before]);
  });

  it('has companies whose facts come from the register, with source and date, and owes its units to the search by name', async () => {
    const [counted] = await rows(`
      select count(*)::int as companies, count(*) filter (where c.enrichment_state = 'found' and c.enrichment_at is not null)::int as told,
             count(*) filter (where exists (select from company_field_sources s where s.tenant_id = c.tenant_id and s.company_id = c.id
                               and s.field = 'address' and s.source = 'register' and s.register_seen_at is not null))::int as sourced
        from companies c`);
    expect(counted).to.eql({ companies: 120, told: 120, sourced: 120 });
    expect(await rows(`select split_part(key, ' ', 1) as collection from outbox where kind = 'mirror-load'`)).to.eql([
      { collection: 'enheter' },
    ]);
  });

  it('has every entry of its trail wait for its seal', async () => {
    const lost = await rows(`
      select id from audit_entries a where not exists (
             select from audit_pending p where p.tenant_id = a.tenant_id and a.id = any(p.entry_ids)) limit 3`);
    expect(lost).to.eql([]);
  });

  it('has used whom it uses since before its first tenant, who was told of no change', async () => {
    const later = await rows(`
      select s.code from sub_processors s where s.switched_on and s.since > (
             select min(t.created_at)::date from tenants t) and not exists (
             select from sub_processor_notices n where n.sub_processor_id = s.id)`);
    expect(later).to.eql([]);
    const [used] = await rows(`select count(*)::int as count from sub_processors where switched_on`);
    expect(used).to.not.eql({ count: 0 });
  });

  it('has members who came months ago, each at another time, after their tenant began', async () => {
    const [counted] = await rows(`
      select count(*)::int as members, count(distinct m.created_at)::int as days,
             count(*) filter (where m.created_at < now() - interval '90 days' and m.created_at >= t.created_at)::int as old
        from members m join tenants t on t.id = m.tenant_id`);
    expect(counted).to.eql({ members: 6, days: 6, old: 6 });
  });

  it('tells in the audit trail of every record since then, when it was made and by whom', async () => {
    for (const [table, action, by] of [
      ['contacts', 'contact.created', 'created_by'],
      ['companies', 'company.created', 'created_by'],
      ['deals', 'deal.created', 'created_by'],
    ])
      expect(
        await rows(`
          select r.id from ${table} r left join audit_entries a
              on a.tenant_id = r.tenant_id and a.subject_id = r.id and a.action = '${action}' and a.at = r.created_at
             and a.actor_id = r.${by}
           group by r.tenant_id, r.id having count(a.id) <> 1`),
        table,
      ).to.eql([]);
    expect(
      await rows(`
        select v.id from activities v join contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
         where v.created_at > c.created_at and not exists (
               select from audit_entries a where a.subject_id = v.id and a.at = v.created_at and a.actor_id = v.by_member)`),
      'activities',
    ).to.eql([]);
    expect(
      await rows(`
        select d.id from deals d join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id
         where s.position > 1 and d.stage_id::text is distinct from (
               select a.details ->> 'to' from audit_entries a
                where a.subject_id = d.id and a.action = 'deal.moved' order by a.at desc limit 1)`),
      'deals, whose last move leads to where they are',
    ).to.eql([]);
  });

  it('has something in every month of the last year, for each tenant', async () => {
    const months = await rows(`
      select count(distinct date_trunc('month', at))::int as months from audit_entries
       where at > now() - interval '12 months' group by tenant_id`);
    expect(months).to.have.length(2);
    for (const found of months) expect(found).to.have.property('months').that.is.within(12, 13);
  });

  it('spreads the work over days as people do it', async () => {
    expect(
      await rows(`
        select tenant_id, actor_id, at::date as day from audit_entries where action = 'activity.recorded'
         group by 1, 2, 3 having count(*) > 12`),
    ).to.eql([]);
  });

  it('has nothing in the trail that cannot be: ahead, before its record or its tenant, or by who could not', async () => {
    const impossible: Readonly<Record<string, string>> = {
      ahead: `select id from audit_entries where at > now()`,
      'before its tenant': `select a.id from audit_entries a join tenants t on t.id = a.tenant_id where a.at < t.created_at`,
      'before its record was made': `
        select a.id from audit_entries a join audit_entries c
            on c.tenant_id = a.tenant_id and c.subject_id = a.subject_id and c.action like '%.created' and c.at > a.at`,
      'by somebody who was not there yet, or only reads': `
        select a.id from audit_entries a join members m on m.tenant_id = a.tenant_id and m.id = a.actor_id
         where a.at < m.created_at or m.role = 'reader'`,
      'an activity by who only reads': `
        select v.id from activities v join members m on m.tenant_id = v.tenant_id and m.id = v.by_member
         where m.role = 'reader'`,
      'a closed deal moved afterwards': `
        select a.id from audit_entries a join deals d on d.id = a.subject_id where a.at > d.closed_at`,
    };
    for (const [what, text] of Object.entries(impossible)) expect(await rows(text), what).to.eql([]);
  });
});
