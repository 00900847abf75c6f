import { expect } from 'chai';

import { addCompany } from '../../src/domain/companies/add-company.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { addChannel } from '../../src/domain/contacts/channels.ts';
import { companiesOf, joinCompany } from '../../src/domain/contacts/contact-companies.ts';
import { contactFacts } from '../../src/domain/contacts/contact-record.ts';
import { declareField } from '../../src/domain/privacy/inventory/custom-fields/declare-field.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { useTown } from '../support/cast.ts';
import type { Visitor } from '../support/visitor.ts';

/** Where a form began, as it sends it along. */
function start(form: string): { readonly version: string; readonly was: string } {
  const hidden = (name: string): string =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '').replaceAll('&#34;', '"');
  return { version: hidden('version'), was: hidden('was') };
}

describe('a fact that is changed while somebody else is at the same record', () => {
  const town = useTown();
  let bjorn: Visitor;
  let astrid: Visitor;
  let slug = '';
  let kari = '';
  let company = '';
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.bjorn.tenantId, work);
  const field = (name: string): string => paths.contacts.field({ tenant: slug, id: kari, field: name });
  const current = () => here(() => contactFacts(town.bjorn, kari));

  before(async () => {
    [bjorn, astrid] = await Promise.all([town.signedIn('bjorn'), town.signedIn('astrid')]);
    slug = town.astrid.tenantSlug;
    await here(async () => {
      [kari = ''] = await insertContacts([{ givenName: 'Kari', familyName: 'Aaberg' }]);
      company = await addCompany(town.bjorn, { name: 'Rolle AS' }, 'nb');
    });
  });

  it('saves both, with nothing to choose', async () => {
    const form = await bjorn.get(field('name'));
    const { familyName } = await current();
    await astrid.post(field('jobTitle'), { ...start((await astrid.get(field('jobTitle'))).text), value: 'Innkjøper' });
    const saved = await bjorn.post(field('name'), { ...start(form.text), givenName: 'Karianne', familyName });
    expect(saved.status).to.equal(303);
    expect(await current()).to.include({ givenName: 'Karianne', jobTitle: 'Innkjøper' });
  });

  it('still shows both values after a correction, when others wrote the same fact meanwhile', async () => {
    const form = await bjorn.get(field('jobTitle'));
    await astrid.post(field('jobTitle'), { ...start(form.text), value: 'Økonomisjef' });
    const wrong = await bjorn.post(field('jobTitle'), { ...start(form.text), value: 'x'.repeat(101) });
    expect(wrong.status).to.equal(422);
    const late = await bjorn.post(field('jobTitle'), { ...start(wrong.text), value: 'Lagersjef' });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('Økonomisjef').and.to.contain('Lagersjef');
    expect((await bjorn.post(field('jobTitle'), { ...start(late.text), value: 'Lagersjef' })).status).to.equal(303);
  });

  it('shows numbers as people write them, and what each is marked as where that is what differs', async () => {
    const id = await here(() =>
      addChannel(town.bjorn, kari, {
        kind: 'phone',
        label: 'work',
        value: '22 33 44 55',
        street: '',
        postalCode: '',
        place: '',
        countryCode: '',
        first: false,
      }),
    );
    const at = paths.contacts.channel({ tenant: slug, id: kari, channel: id });
    const form = start((await bjorn.get(at)).text);
    await astrid.post(at, { ...form, kind: 'phone', value: '22 33 44 55', label: 'private' });
    const late = await bjorn.post(at, { ...form, kind: 'phone', value: '22 33 44 56', label: 'work' });
    expect(late.status).to.equal(409);
    expect(late.text)
      .to.contain('22\u00A033\u00A044\u00A055 (privat)')
      .and.to.contain('22\u00A033\u00A044\u00A056 (jobb)');
  });

  it('keeps what was typed over a number that others have removed, to be added anew', async () => {
    const typed = { kind: 'phone', label: 'work', value: '22 33 44 77' };
    const id = await here(() =>
      addChannel(town.bjorn, kari, {
        kind: 'phone',
        label: 'work',
        value: '22 33 44 66',
        street: '',
        postalCode: '',
        place: '',
        countryCode: '',
        first: false,
      }),
    );
    const params = { tenant: slug, id: kari, channel: id };
    const form = start((await bjorn.get(paths.contacts.channel(params))).text);
    await astrid.post(paths.contacts.channelRemoval(params));
    const late = await bjorn.post(paths.contacts.channel(params), { ...form, ...typed });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('(tomt)').and.to.contain('22\u00A033\u00A044\u00A077');
    const action = paths.contacts.channels({ tenant: slug, id: kari });
    expect(late.text).to.contain(`action="${action}"`);
    expect((await bjorn.post(action, typed)).status).to.equal(303);
    expect((await bjorn.post(paths.contacts.channel(params), typed)).status, 'never from a form').to.equal(404);
  });

  it('does not put somebody at a company twice, and leaves the role they have there', async () => {
    const twice = await here(() => addCompany(town.bjorn, { name: 'To ganger AS' }, 'nb'));
    await here(() => joinCompany(town.bjorn, kari, { companyId: twice, role: 'Daglig leder', first: false }));
    const at = paths.contacts.companies({ tenant: slug, id: kari });
    const again = await bjorn.post(at, { company: 'To ganger AS', companyId: twice, role: 'Rådgiver' });
    expect(again.status).to.equal(422);
    expect(again.text).to.contain('står her fra før').and.to.contain('Rådgiver');
    const links = await here(() => companiesOf(town.bjorn, kari));
    expect(links.find(({ companyId }) => companyId === twice)?.role).to.equal('Daglig leder');
  });

  it('tells of a role that others have changed, and leaves it alone where one has not touched it', async () => {
    await here(() => joinCompany(town.bjorn, kari, { companyId: company, role: 'Selger', first: false }));
    const at = paths.contacts.companies({ tenant: slug, id: kari });
    const form = start((await bjorn.get(`${at}?company=${company}`)).text);
    await astrid.post(at, { ...form, companyId: company, role: 'Salgssjef' });
    const untouched = await bjorn.post(at, { ...form, companyId: company, role: 'Selger', first: 'yes' });
    expect(untouched.status).to.equal(303);
    const late = await bjorn.post(at, { ...form, companyId: company, role: 'Konsulent' });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('Salgssjef').and.to.contain('Konsulent').and.to.contain('Rolle i Rolle AS');
  });

  it('tells of it at a company too, also after a correction', async () => {
    const at = paths.companies.field({ tenant: slug, id: company, field: 'email' });
    const form = start((await bjorn.get(at)).text);
    await astrid.post(at, { ...form, value: 'astrid@rolle.example' });
    const wrong = await bjorn.post(at, { ...form, value: 'post@' });
    expect(wrong.status).to.equal(422);
    const late = await bjorn.post(at, { ...start(wrong.text), value: 'post@rolle.example' });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('astrid@rolle.example').and.to.contain('post@rolle.example');
  });

  it('tells of it in a field of one’s own, with days as people write them', async () => {
    for (const entity of ['contact', 'company'] as const) {
      const id = await here(() =>
        declareField(town.astrid, {
          entity,
          label: 'Neste levering',
          kind: 'date',
          notPersonal: 'Dagen varene etter planen kommer, og ingenting om noen.',
        }),
      );
      const at =
        entity === 'contact'
          ? paths.contacts.customField({ tenant: slug, id: kari, field: id })
          : paths.companies.customField({ tenant: slug, id: company, field: id });
      const form = start((await bjorn.get(at)).text);
      await astrid.post(at, { ...form, value: '24.11.2026' });
      const late = await bjorn.post(at, { ...form, value: '25.11.2026' });
      expect(late.status, entity).to.equal(409);
      expect(late.text).to.contain('24.11.2026').and.to.contain('25.11.2026').and.to.contain('Bruk mitt');
      expect((await bjorn.post(at, { ...start(late.text), value: '25.11.2026' })).status).to.equal(303);
    }
  });
});
