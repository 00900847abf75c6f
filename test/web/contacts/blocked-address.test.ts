import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { allowed } from '../../../src/domain/privacy/consent/allowed.ts';
import { suppressByHand } from '../../../src/domain/privacy/suppression/suppress-by-hand.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { allPurposesOn } from '../../domain/privacy/consent/people.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('An address whose owner never wants to be contacted again, on a contact that is there', () => {
  const town = useTown();
  const place = () => ({ tenant: town.astrid.tenantSlug });
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  let bjorn: Visitor;
  let contact = '';

  before(async () => {
    bjorn = await town.signedIn('bjorn');
    await allPurposesOn(town.astrid);
    await here(() => suppressByHand(town.astrid, { address: 'aldri@mer.example', purposeId: '', reason: 'said-no' }));
    await here(() => suppressByHand(town.astrid, { address: '+47 400 77 001', purposeId: '', reason: 'said-no' }));
    [contact = ''] = await here(() =>
      insertContacts([{ givenName: 'Ny', familyName: 'Nysen', emails: ['fri@mer.example'] }]),
    );
  });

  const typed = { label: '', street: '', postalCode: '', place: '', countryCode: '', first: '' };
  const kept = () =>
    here(() =>
      sql<{ value: string }>(
        `select address as value from contact_emails where tenant_id = $1 and contact_id = $2
          union all select number from contact_phones where tenant_id = $1 and contact_id = $2`,
        [town.astrid.tenantId, contact],
      ),
    ).then((rows) => rows.map(({ value }) => value));

  for (const [kind, value, as] of [
    ['email', ' Aldri@Mer.example', 'aldri@mer.example'],
    ['phone', '400 77 001', '+4740077001'],
  ] as const)
    it(`is warned of at the field before it is saved, without JavaScript too, and marked where it stands: ${kind}`, async () => {
      const to = paths.contacts.channels({ ...place(), id: contact });
      for (const asking of [{}, { htmx: 'partial' }] as const) {
        const asked = await bjorn.post(to, { ...typed, kind, value }, asking);
        expect(asked.status).to.equal(422);
        expect(asked.text)
          .to.include('vil ikke ha markedsføring')
          .and.include('name="confirmed"')
          .and.include(`value="${value.trim()}"`);
        expect(await kept()).to.not.include(as);
      }
      const saved = await bjorn.post(to, { ...typed, kind, value, confirmed: 'yes' });
      expect(saved.status).to.equal(303);
      expect(await kept()).to.include(as);
      const record = await bjorn.get(paths.contacts.show({ ...place(), id: contact }));
      expect(record.text).to.include('Sperret for markedsføring');
    });

  it('is warned of when it takes another’s place, and not again when it is only given another label', async () => {
    const [own] = await here(() =>
      sql<{ id: string }>(
        `select id from contact_emails where tenant_id = $1 and contact_id = $2 and address = 'fri@mer.example'`,
        [town.astrid.tenantId, contact],
      ),
    );
    const to = paths.contacts.channel({ ...place(), id: contact, channel: own?.id ?? '' });
    const version = async () => {
      const form = await bjorn.get(to);
      return /name="version" value="(\d+)"/.exec(form.text)?.[1] ?? '';
    };
    const change = async (value: string, more: Readonly<Record<string, string>> = {}) =>
      bjorn.post(to, { ...typed, kind: 'email', value, version: await version(), ...more });
    // Its owner is known to have said no by any spelling of the mailbox.
    expect((await change('aldri+jobb@mer.example')).status).to.equal(422);
    expect((await change('aldri+jobb@mer.example', { confirmed: 'yes' })).status).to.equal(303);
    expect((await change('aldri+jobb@mer.example', { label: 'private' })).status).to.equal(303);
    expect((await change('vanlig@mer.example')).status).to.equal(303);
  });

  it('gives a new contact the purposes chosen for new ones and says so: no marketing, no consent, nobody who wrote it', async () => {
    const [made = ''] = await here(() =>
      insertContacts([
        { givenName: 'Ny', familyName: 'Igjen', emails: ['aldri@mer.example'], createdBy: town.bjorn.id },
      ]),
    );
    const given = await here(() =>
      sql(
        `select p.code, p.marketing, b.basis, b.source, b.recorded_by as by from contact_purposes b
           join purposes p on p.tenant_id = $1 and p.id = b.purpose_id where b.tenant_id = $1 and b.contact_id = $2`,
        [town.astrid.tenantId, made],
      ),
    );
    expect(given).to.eql([
      { code: 'sales-and-service', marketing: null, basis: 'legitimate-interest', source: 'default', by: null },
    ]);
    for (const [code, channel] of [
      ['marketing-email', 'email'],
      ['customer-news', 'email'],
    ] as const)
      expect((await here(() => allowed({ kind: 'contact', id: made }, code, channel))).allowed, code).to.equal(false);
    const page = await bjorn.get(paths.contacts.privacy({ ...place(), id: made }));
    expect(page.text).to.include('Standard for nye').and.not.include('av Bjørn');
  });
});
