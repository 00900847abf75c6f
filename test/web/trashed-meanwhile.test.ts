import { expect } from 'chai';

import { addCompany } from '../../src/domain/companies/add-company.ts';
import { findCompany } from '../../src/domain/companies/company-record.ts';
import { trashCompany } from '../../src/domain/companies/trash.ts';
import { contactFacts } from '../../src/domain/contacts/contact-record.ts';
import { trashContact } from '../../src/domain/contacts/trash.ts';
import { timelineOf } from '../../src/domain/activities/timeline.ts';
import { insertDeals } from '../../src/domain/deals/bulk.ts';
import { findDeal } from '../../src/domain/deals/deal-record.ts';
import { trashDeal } from '../../src/domain/deals/trash.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { change, inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { useTown } from '../support/cast.ts';
import type { Visitor } from '../support/visitor.ts';
import { newCompany, newContact, stageOf } from './route-records.ts';

const unescaped = (text: string): string =>
  text.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** What a form carries and shows, as a browser would send it. */
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  );

describe('A form of a record that a colleague has put in the trash meanwhile', () => {
  const town = useTown();
  let bjorn: Visitor;
  let tenant = '';
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.bjorn.tenantId, work);

  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
  });

  it('says so, keeps what was typed, and saves it as the contact leaves the trash', async () => {
    const id = await here(() => newContact(town.bjorn));
    const at = paths.contacts.field({ tenant, id, field: 'jobTitle' });
    const form = hidden((await bjorn.get(at)).text);
    await here(() => trashContact(town.astrid, id));
    const stopped = await bjorn.post(at, { ...form, value: 'Innkjøper "nord" & sør' });
    expect(stopped.status).to.equal(409);
    expect(stopped.text)
      .to.contain('Kontakten ligger i papirkurven')
      .and.contain('Innkjøper &#34;nord&#34; &amp; sør')
      .and.contain(`action="${at}"`)
      .and.contain('Gjenopprett og lagre');
    expect((await bjorn.post(at, hidden(stopped.text))).location).to.equal(paths.contacts.show({ tenant, id }));
    const contact = await here(() => contactFacts(town.bjorn, id));
    expect(contact).to.include({ jobTitle: 'Innkjøper "nord" & sør', deletedAt: null });
  });

  it('says it among the toasts where the form stands in place, and keeps a note', async () => {
    const id = await here(() => newContact(town.bjorn));
    await here(() => trashContact(town.astrid, id));
    const at = paths.contacts.activities({ tenant, id });
    const note = { id: newId(), kind: 'note', body: 'Ringte om avtalen' };
    const stopped = await bjorn.post(at, note, { htmx: 'partial' });
    expect([stopped.status, stopped.headers.get('hx-retarget')]).to.eql([409, '#toasts']);
    expect(stopped.text).to.contain('Kontakten ligger i papirkurven').and.not.contain('<html');
    await bjorn.post(at, hidden(stopped.text));
    const { events } = await here(() => timelineOf(town.bjorn, { kind: 'contact', id }));
    expect(events.map(({ body }) => body)).to.eql(['Ringte om avtalen']);
  });

  it('does so for companies and deals', async () => {
    const id = await here(() => newCompany(town.bjorn));
    const at = paths.companies.field({ tenant, id, field: 'website' });
    const form = hidden((await bjorn.get(at)).text);
    await here(() => trashCompany(town.astrid, id));
    const stopped = await bjorn.post(at, { ...form, value: 'https://firma.example' });
    expect(stopped.text).to.contain('Firmaet ligger i papirkurven').and.contain('https://firma.example');
    await bjorn.post(at, hidden(stopped.text));
    expect((await here(() => findCompany(town.bjorn, id))).website).to.equal('https://firma.example');

    const deal = await here(async () => {
      const stageId = await stageOf(town.bjorn);
      return (await insertDeals([{ title: 'Gammel tittel', stageId }]))[0] ?? '';
    });
    const edit = paths.deals.edit({ tenant, id: deal });
    const open = (await bjorn.get(edit)).text;
    const stage = /<option value="([0-9a-f-]{36})" selected>/.exec(open)?.[1] ?? '';
    await here(() => trashDeal(town.astrid, deal));
    const sent = { ...hidden(open), title: 'Ny tittel', stage, company: '', contact: '', owner: '', amount: '12 000' };
    const post = paths.deals.show({ tenant, id: deal });
    const late = await bjorn.post(
      /<form[^>]*action="([^"]*edit|[^"]*deals\/[0-9a-f-]{36})"/.exec(open)?.[1] ?? post,
      sent,
    );
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('Salget ligger i papirkurven').and.contain('Ny tittel').and.contain('12 000');
    await bjorn.post(/action="([^"]+)"><input type="hidden"/.exec(late.text)?.[1] ?? '', hidden(late.text));
    expect(await here(() => findDeal(town.bjorn, deal))).to.include({ title: 'Ny tittel', amountMinor: 1_200_000 });
  });

  it('offers to take out what it was to change by a press alone, and nothing to who may not write', async () => {
    const id = await here(() => newContact(town.bjorn));
    await here(() => trashContact(town.astrid, id));
    const again = await bjorn.post(paths.contacts.trashing({ tenant, id }));
    expect(again.status).to.equal(409);
    expect(again.text)
      .to.contain(`action="${paths.contacts.restoration({ tenant, id })}"`)
      .and.contain('Gjenopprett<');
    const randi = await town.signedIn('randi');
    expect((await randi.post(paths.contacts.trashing({ tenant, id }))).status).to.equal(403);
    const clara = await town.signedIn('clara');
    const theirs = paths.contacts.trashing({ tenant: town.clara.tenantSlug, id });
    expect((await clara.post(theirs, { outOfTrash: 'yes' })).status).to.equal(404);
  });

  it('leaves a company in the trash whose number another has by now, and says which', async () => {
    const number = '923609016';
    const id = await here(() => newCompany(town.bjorn));
    const numbered = (to: string): Promise<unknown> =>
      here(() =>
        change(`update companies set organisation_number = $3 where tenant_id = $1 and id = $2`, [
          town.bjorn.tenantId,
          to,
          number,
        ]),
      );
    await numbered(id);
    await here(() => trashCompany(town.astrid, id));
    const other = await here(() => addCompany(town.bjorn, { name: 'Har tallet AS' }, 'nb'));
    await numbered(other);
    const at = paths.companies.field({ tenant, id, field: 'website' });
    const stopped = await bjorn.post(at, { value: 'https://a.example', version: '1', was: '' });
    const reply = await bjorn.post(at, hidden(stopped.text));
    expect(reply.location).to.equal(paths.companies.show({ tenant, id: other }));
  });
});
