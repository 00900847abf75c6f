import { expect } from 'chai';
import fc from 'fast-check';

import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { signUp } from '../../../src/domain/tenants/sign-up.ts';
import { slugOf } from '../../../src/domain/tenants/slug.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { useCast } from '../../support/cast.ts';

const agreement = { version: '2026-11-22', language: 'nb', sha256: 'a'.repeat(64) } as const;
const newcomer = (email: string) =>
  ({ email, name: 'Ny Eier', passwordHash: 'not used here', language: 'nb' }) as const;

describe('Signing a customer up', () => {
  const cast = useCast();

  it('makes the founder the owner, with full access, of a tenant named in its address', async () => {
    expect(cast.astrid).to.include({ role: 'owner', tenantSlug: 'nordlys', tenantName: 'Nordlys AS', access: 'full' });
    const [membership] = await membershipsOf(cast.astrid.userId);
    expect(membership).to.include({ id: cast.astrid.id, tenantId: cast.astrid.tenantId, role: 'owner' });
  });

  it('records which wording of the agreement was accepted, by whom', async () => {
    const owner = await signUp({
      tenant: { name: 'Avtale AS', addressLines: [], language: 'nb' },
      founder: newcomer('avtale@example.no'),
      agreement,
    });
    const rows = await inTenant(owner.tenantId, () =>
      sql(`select version, language, sha256, accepted_by from agreement_acceptances where tenant_id = $1`, [
        owner.tenantId,
      ]),
    );
    expect(rows).to.deep.equal([{ ...agreement, accepted_by: owner.id }]);
  });

  it('starts a trial of fourteen days and tells both in the audit trail', async () => {
    const { tenantId } = cast.astrid;
    const [subscription, actions] = await inTenant(tenantId, () =>
      Promise.all([
        sql<{ plan: string; days: number }>(
          `select plan, round(extract(epoch from trial_ends_at - now()) / 86400)::int as days from subscriptions where tenant_id = $1`,
          [tenantId],
        ),
        sql<{ action: string }>(`select action from audit_entries where tenant_id = $1`, [tenantId]),
      ]),
    );
    expect(subscription).to.deep.equal([{ plan: 'trial', days: 14 }]);
    expect(actions.map(({ action }) => action)).to.include.members(['tenant.created', 'agreement.accepted']);
  });

  it('proposes a retention period that nobody has decided, so that it anonymises nobody and is never missing', async () => {
    const rules = await inTenant(cast.astrid.tenantId, () =>
      sql(
        `select selector, clock, action, months, enabled, approved_at, created_by from retention_rules where tenant_id = $1 order by selector, months`,
        [cast.astrid.tenantId],
      ),
    );
    const undecided = {
      clock: 'last-activity',
      months: 24,
      enabled: false,
      approved_at: null,
      created_by: null,
    };
    expect(rules).to.deep.equal([
      { ...undecided, selector: 'contacts', action: 'anonymise' },
      { ...undecided, selector: 'contacts', action: 'anonymise', months: 72 },
      { ...undecided, selector: 'own-businesses', action: 'delete' },
    ]);
  });

  it('gives the tenant a pipeline in its own language that ends in won and lost', async () => {
    const owner = await signUp({
      tenant: { name: 'English Speakers Ltd', addressLines: [], language: 'en' },
      founder: newcomer('english@example.no'),
      agreement: { ...agreement, language: 'en' },
    });
    const stages = await inTenant(owner.tenantId, () =>
      sql<{ name: string; outcome: string }>(
        `select name, outcome from stages where tenant_id = $1 order by position`,
        [owner.tenantId],
      ),
    );
    expect(stages[0]).to.deep.equal({ name: 'New', outcome: 'open' });
    expect(stages.slice(-2).map(({ outcome }) => outcome)).to.deep.equal(['won', 'lost']);
  });

  it('gives two tenants of one name two addresses', async () => {
    const second = await signUp({
      tenant: { name: 'Nordlys AS', addressLines: [], language: 'nb' },
      founder: newcomer('second@example.no'),
      agreement,
    });
    expect(second.tenantSlug).to.match(/^nordlys-[a-z0-9]{4}$/);
  });

  it('leaves nothing behind when the address already has a user', async () => {
    const attempt = signUp({
      tenant: { name: 'Aldri AS', addressLines: [], language: 'nb' },
      founder: newcomer('astrid@nordlys.example'),
      agreement,
    });
    const error: unknown = await attempt.catch((refused: unknown) => refused);
    expect(error).to.have.nested.property('fields.email', 'signUp.email.taken');
    const owner = await signUp({
      tenant: { name: 'Aldri AS', addressLines: [], language: 'nb' },
      founder: newcomer('aldri@example.no'),
      agreement,
    });
    expect(owner.tenantSlug, 'the slug was not taken by the refused attempt').to.equal('aldri');
  });
});

describe('A tenant’s address', () => {
  it('is made of the name without marks and legal form', () => {
    expect(slugOf('Bjørn & Åse Rør AS')).to.equal('bjorn-ase-ror');
    expect(slugOf('Ås')).to.equal('as');
    expect(slugOf('北京')).to.equal('firma-ny');
  });

  it('fits the database whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        expect(slugOf(name)).to.match(/^[a-z0-9][a-z0-9-]{1,43}$/);
      }),
    );
  });
});
