import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { gatherTable, tablesFor } from '../../../src/domain/privacy/access/gather.ts';
import { wordOfValue } from '../../../src/domain/privacy/access/value-words.ts';
import { requester } from '../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { restrictContact } from '../../../src/domain/privacy/restriction/restrict-contact.ts';
import { inTenant, seeingRestricted, sql } from '../../../src/domain/tenancy.ts';
import { permissions } from '../../../src/domain/users/member.ts';
import { paths } from '../../../src/web/paths.ts';
import { routesFor } from '../../../src/web/routes.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import { asSuperuser } from '../../support/superuser.ts';

/** Pages of a tenant that show nobody, or nobody the trail does not tell of otherwise. A new page belongs here or `reads`. */
const showNobody: Readonly<Record<string, string>> = {
  '/t/:tenant/contacts/count': 'a number',
  '/t/:tenant/contacts/filters': 'the form of the filters',
  '/t/:tenant/contacts/new': 'an empty form',
  '/t/:tenant/contacts/purposes': 'purposes and numbers',
  '/t/:tenant/companies/count': 'a number',
  '/t/:tenant/companies/filters': 'the form of the filters',
  '/t/:tenant/companies/finding': 'businesses of the public register that are nobody’s own',
  '/t/:tenant/companies/new': 'an empty form',
  '/t/:tenant/companies/lookup': 'what the public register says',
  '/t/:tenant/people/api-tokens': 'names of programs, and which colleague made a token',
  '/t/:tenant/imports': 'names of files, dates and numbers',
  '/t/:tenant/imports/:id/file': 'lines of a list the tenant brought itself, of which nothing was made',
  '/t/:tenant/deals/new': 'an empty form',
  '/t/:tenant/people/:id/removal': 'the name of one colleague',
  '/t/:tenant/exports': 'one’s own exports, as dates and numbers',
  '/t/:tenant/exports/:id': 'dates and numbers',
  '/t/:tenant/exports/:id/file': 'tells the trail in the transaction that hands the file out',
  '/t/:tenant/privacy/retention': 'a rule and numbers',
  '/t/:tenant/privacy/retention/runs/:id': 'numbers',
  '/t/:tenant/privacy/fields': 'what fields hold about whom, and nobody’s values',
  '/t/:tenant/privacy/fields/new': 'an empty form',
  '/t/:tenant/privacy/fields/:id': 'a field and a number',
  '/t/:tenant/privacy/suppressed': 'hashes, dates and reasons; nobody’s address',
  '/t/:tenant/privacy/suppressed/:id/lifting': 'as the list',
  '/t/:tenant/privacy/suppressed/:id/taking-back': 'as the list',
  '/t/:tenant/privacy/erasures/:id': 'names of tables, numbers and provisions; whoever is erased is named nowhere',
  '/t/:tenant/privacy/erasures/:id/certificate': 'as the erasure',
  '/t/:tenant/privacy/erasures/:id/signed': 'as the erasure',
  '/t/:tenant/privacy/processing': 'kinds of data and of people, nobody in particular',
  '/t/:tenant/privacy/processing/file': 'kinds of data and of people, nobody in particular',
  '/t/:tenant/privacy/agreement': 'an agreement, and which colleague accepted it',
  '/t/:tenant/privacy/agreement/wording': 'an agreement',
  '/t/:tenant/privacy/ending': 'numbers, and who else is a member',
  '/t/:tenant/privacy/breaches': 'what happened and when; whom it touched is a number',
  '/t/:tenant/privacy/breaches/new': 'an empty form',
  '/t/:tenant/privacy/breaches/:id/form': 'numbers, and who keeps the register',
  '/t/:tenant/privacy/breaches/:id/form.json': 'as the form',
  '/t/:tenant/privacy/sub-processors': 'companies that OnNet uses, and when',
  '/t/:tenant/privacy/registers': 'registers that are asked, and a switch for each',
  '/t/:tenant/privacy/purposes/:id': 'a purpose and what everybody is asked',
  '/t/:tenant/privacy/purposes/new': 'an empty form',
  '/t/:tenant/billing/change': 'the tenant’s own subscription',
  '/t/:tenant/billing': 'the tenant’s own subscription',
  '/t/:tenant/billing/documents': 'the tenant’s own invoices',
  '/t/:tenant/billing/documents/:id/:format': 'an invoice to the tenant',
  '/t/:tenant/billing/returned': 'the tenant’s own subscription',
};

describe('What people look at', () => {
  const town = useTown();
  const entries = () =>
    inTenant(town.astrid.tenantId, () =>
      sql<{ action: string; actor_id: string; subject_id: string | null; details: object; purpose: string }>(
        `select action, actor_id, subject_id, details, purpose from audit_entries where tenant_id = $1 and reading order by at, id`,
        [town.astrid.tenantId],
      ),
    );
  const tenant = () => town.astrid.tenantSlug;
  let kari: string;

  before(async () => {
    await inTenant(town.astrid.tenantId, async () => {
      [kari = ''] = await insertContacts([
        { givenName: 'Kari', familyName: 'Innsynsen', emails: ['kari@innsyn.example'] },
        { givenName: 'Ola', familyName: 'Innsynsen' },
      ]);
    });
  });

  beforeEach(() => asSuperuser(town.database, (client) => client.query(`delete from audit_entries where reading`)));

  it('is declared on every page of a tenant, or there is a reason why not', () => {
    const pages = routesFor({ smtpUrl: undefined, production: false }).filter(
      ({ method, may }) => method === 'get' && permissions.some((permission) => permission === may),
    );
    const silent = pages.filter(({ reads }) => !reads).map(({ path }) => path.pattern);
    expect(silent.toSorted()).to.deep.equal(Object.keys(showNobody).toSorted());
  });

  it('is told of once for each person and record', async () => {
    const astrid = await town.signedIn('astrid');
    const randi = await town.signedIn('randi');
    for (const visitor of [astrid, astrid, randi, astrid])
      expect((await visitor.get(paths.contacts.show({ tenant: tenant(), id: kari }))).status).to.equal(200);
    const told = await entries();
    expect(told.map(({ actor_id }) => actor_id)).to.deep.equal([town.astrid.id, town.randi.id]);
    expect(told[0]).to.deep.include({
      action: 'contact.viewed',
      subject_id: kari,
      purpose: 'customer-care',
      details: { route: '/t/:tenant/contacts/:id' },
    });
  });

  const asksForErasure = (contactId: string): Promise<string | undefined> =>
    keepRequest(
      {
        kind: 'erasure',
        state: 'open',
        channel: 'form',
        language: 'nb',
        requesterName: 'Siv Stille',
        requesterEmail: undefined,
        message: '',
        receivedAt: new Date(),
        contactId,
        verified: 'link',
      },
      requester,
    );

  it('is told of about the person on the pages that show who is restricted, each a look of its own, and the copy says so', async () => {
    const astrid = await town.signedIn('astrid');
    const { tenantId } = town.astrid;
    const [contact = ''] = await inTenant(tenantId, () =>
      insertContacts([{ givenName: 'Siv', familyName: 'Stille', emails: ['siv@stille.example'] }]),
    );
    await astrid.get(paths.contacts.show({ tenant: tenant(), id: contact }));
    const before = [
      paths.access.contact({ tenant: tenant(), id: contact }),
      paths.erasures.contact({ tenant: tenant(), id: contact }),
    ];
    for (const page of before) expect((await astrid.get(page)).status, page).to.equal(200);
    const restriction = await inTenant(tenantId, () => restrictContact(town.astrid, contact, { ground: 'accuracy' }));
    const randi = await town.signedIn('randi');
    await inTenant(tenantId, () =>
      sql(`update members set role = 'admin' where tenant_id = $1 and id = $2 returning id`, [tenantId, town.randi.id]),
    );
    const request = await inTenant(tenantId, () => asksForErasure(contact));
    const pages = [
      paths.restrictions.show({ tenant: tenant(), id: restriction }),
      `${paths.privacy.newRequest({ tenant: tenant() })}?contact=${contact}`,
      `${paths.erasures.contact({ tenant: tenant(), id: contact })}?request=${request}`,
    ];
    for (const page of [...pages, ...pages]) expect((await randi.get(page)).status, page).to.equal(200);
    const told = (await entries()).filter(({ subject_id }) => subject_id === contact);
    expect(told.map(({ action, details }) => ({ action, ...details }))).to.deep.equal([
      { action: 'contact.viewed', route: '/t/:tenant/contacts/:id' },
      { action: 'contact.viewed', route: paths.access.contact.pattern },
      { action: 'contact.viewed', route: paths.erasures.contact.pattern },
      { action: 'restriction.viewed', route: paths.restrictions.show.pattern },
      { action: 'contact.viewed', route: paths.privacy.newRequest.pattern },
      { action: 'contact.viewed', route: paths.erasures.contact.pattern },
    ]);
    const trail = tablesFor('contact', 'access').find(({ table }) => table === 'audit_entries');
    if (!trail) throw new Error('the trail is not in the copy');
    const { rows } = await inTenant(tenantId, () =>
      seeingRestricted(() => gatherTable(trail, [contact], 'nb', 'access')),
    );
    const copied = (action: string): number =>
      rows.filter(({ values }) => values['action'] === wordOfValue('audit_entries', 'action', action, 'nb')).length;
    expect({ restriction: copied('restriction.viewed'), contact: copied('contact.viewed') }).to.eql({
      restriction: 1,
      contact: 5,
    });
  });

  it('says how many a list held, and not what was searched for', async () => {
    const astrid = await town.signedIn('astrid');
    await astrid.get(paths.contacts.index({ tenant: tenant() }));
    await astrid.get(`${paths.tenant.search({ tenant: tenant() })}?q=innsynsen`);
    await astrid.get(`${paths.contacts.index({ tenant: tenant() })}?q=kari`);
    const told = await entries();
    expect(told.map(({ action, details }) => ({ action, ...details }))).to.deep.equal([
      { action: 'contact.listed', route: '/t/:tenant/contacts', count: 2 },
      { action: 'search.made', route: '/t/:tenant/search', count: 2 },
      { action: 'contact.listed', route: '/t/:tenant/contacts', count: 1 },
    ]);
    expect(JSON.stringify(told)).to.not.match(/innsynsen|kari|@/i);
  });

  it('is not told of when nobody was found, or nothing was shown', async () => {
    const astrid = await town.signedIn('astrid');
    await astrid.get(`${paths.tenant.search({ tenant: tenant() })}?q=finnesikke`);
    await astrid.get(`${paths.contacts.index({ tenant: tenant() })}?q=finnesikke`);
    await astrid.get(paths.contacts.show({ tenant: tenant(), id: town.astrid.id }));
    expect(await entries()).to.deep.equal([]);
  });

  it('costs a page two statements beside the reading transaction, and none when it was looked at just now', async () => {
    const bjorn = await town.signedIn('bjorn');
    const ask = () => statementsOf(() => bjorn.get(paths.contacts.show({ tenant: tenant(), id: kari })));
    const [first, second] = [await ask(), await ask()];
    const writes = (sent: readonly string[]): string[] => sent.filter((text) => /audit_|synchronous_commit/.test(text));
    expect(writes(first)).to.have.length(2);
    expect(first.filter((text) => text.startsWith('begin read only'))).to.have.length(1);
    expect(writes(second)).to.deep.equal([]);
    expect(second.filter((text) => /^(begin|commit)/.test(text))).to.have.length(2);
  });

  it('is not shown when the trail cannot be told', async () => {
    const astrid = await town.signedIn('astrid');
    const address = `${paths.contacts.index({ tenant: tenant() })}?q=ola`;
    await asSuperuser(town.database, (client) => client.query(`revoke insert on audit_entries from onnet_app`));
    try {
      const reply = await astrid.get(address);
      expect(reply.status).to.equal(500);
      expect(reply.text).to.not.include('Innsynsen');
    } finally {
      await asSuperuser(town.database, (client) => client.query(`grant insert on audit_entries to onnet_app`));
    }
    expect((await astrid.get(address)).status).to.equal(200);
    expect(await entries()).to.have.length(1);
  });

  it('is shown in the trail when asked for', async () => {
    const astrid = await town.signedIn('astrid');
    await astrid.get(`${paths.contacts.index({ tenant: tenant() })}?q=innsynsen`);
    const trail = paths.audit.index({ tenant: tenant() });
    const [changes, readings] = [await astrid.get(trail), await astrid.get(`${trail}?kind=readings`)];
    expect(changes.text).to.not.include('</strong> så på en liste over kontakter');
    expect(readings.text).to.include('<strong>Astrid Nordlys</strong> så på en liste over kontakter');
    expect(readings.text).to.include('2 poster · Formål: kundearbeid');
  });
});
