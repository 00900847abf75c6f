import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { legalForms } from '../../../stand-ins/register/units/legal-forms.ts';
import { legalFormText } from '../../../src/web/companies/legal-form.ts';
import { isMessageKey, translator } from '../../../src/words/catalogue.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { carryOutEnrichment } from '../../domain/companies/with-register.ts';
import { useTownWithRegister } from './town-with-register.ts';

describe('The company pages', () => {
  const here = useTownWithRegister();
  const { town } = here;

  const add = (name: string): Promise<string> =>
    inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { name }, 'nb'));
  const withForm = async (legalForm: string): Promise<string> => {
    const [id = ''] = await inTenant(town.bjorn.tenantId, () =>
      insertCompanies([{ name: `Form ${legalForm}`, legalForm }]),
    );
    return id;
  };
  const lookup = async (typed: string): Promise<string> => {
    const reply = await here.bjorn.get(
      `${paths.companies.lookup({ tenant: here.tenant })}?company=${encodeURIComponent(typed)}`,
      {
        htmx: true,
      },
    );
    expect(reply.status).to.equal(200);
    return reply.text;
  };

  it('say what a number is while it is typed', async () => {
    expect(await lookup('92360')).to.contain('5 av 9 sifre');
    expect(await lookup('923 609 017')).to.contain('ikke et gyldig organisasjonsnummer');
    expect(await lookup('9236090160')).to.contain('ni sifre');
    expect(await lookup('923 609 016')).to.contain('EQUINOR ASA');
    expect(await lookup('999999999')).to.contain('kjenner ikke nummeret');
    expect(await lookup('equinor')).to.contain('value="923609016"');
    expect(await lookup('eq')).to.not.contain('radio');
  });

  it('name the form of organisation in the language of the page, one without words of ours as the register does', async () => {
    const page = async (language: string, path: string): Promise<string> => {
      await here.bjorn.post(paths.account.preferences(), { field: 'language', value: language });
      return (await here.bjorn.get(path, { htmx: true })).text;
    };
    const found = `${paths.companies.lookup({ tenant: here.tenant })}?company=923609016`;
    const known = paths.companies.show({ tenant: here.tenant, id: await withForm('ASA') });
    const unheardOf = paths.companies.show({ tenant: here.tenant, id: await withForm('XYZ') });
    for (const path of [found, known]) {
      expect(await page('en', path))
        .to.contain('Public limited company (ASA)')
        .and.not.to.contain('Allmennaksjeselskap');
      expect(await page('nb', path)).to.contain('Allmennaksjeselskap (ASA)');
    }
    expect(await page('nb', unheardOf)).to.match(/Selskapsform<\/dt>\s*<dd>XYZ/);
    expect(legalFormText({ t: translator('en') }, { code: 'XYZ', description: 'Ny form' })).to.equal('Ny form');
    expect(Object.keys(legalForms).filter((code) => !isMessageKey(`legalForm.${code}`))).to.eql([]);
  });

  it('say that a company can be added although the register is silent, and never that it is unknown', async () => {
    here.register.faults.set('*', { kind: 'internalError' });
    expect(await lookup('982463718')).to.contain('kan legges til nå');
    expect(await lookup('telenor'))
      .to.contain('får ikke søkt på navn')
      .and.not.contain('Ingen treff');
  }).timeout(12_000);

  it('add a company by number, fill it from the register and tell when that is done', async () => {
    const created = await here.bjorn.post(paths.companies.new({ tenant: here.tenant }), { company: '974 760 673' });
    expect(created.status).to.equal(303);
    const href = created.location ?? '';
    const id = href.split('/').at(-1) ?? '';
    const waiting = await here.bjorn.get(href);
    expect(waiting.text).to.contain('Henter opplysninger fra Brønnøysund').and.contain('every 1s');
    const asked = paths.companies.enrichment({ tenant: here.tenant, id });
    expect((await here.bjorn.get(`${asked}?shown=waiting`, { htmx: true })).status).to.equal(204);

    await carryOutEnrichment(town.bjorn.tenantId, id);
    const done = await here.bjorn.get(`${asked}?shown=waiting`, { htmx: true });
    expect(done.text).to.contain('REGISTERENHETEN').and.contain('er oppdatert fra Brønnøysund');
    expect(done.text).to.contain('NLOD 2.0').and.not.contain('every 1s');
    expect((await here.bjorn.get(href)).text).to.match(/Brønnøysund · \d\d\.\d\d\.\d{4}/);
  });

  it('say what the register says beside what a member typed, until the member has decided', async () => {
    const created = await here.bjorn.post(paths.companies.new({ tenant: here.tenant }), {
      company: here.register.units.live('enheter')[30]?.number ?? '',
    });
    const href = created.location ?? '';
    const id = href.split('/').at(-1) ?? '';
    const at = paths.companies.field({ tenant: here.tenant, id, field: 'name' });
    await here.bjorn.post(at, { value: 'Vårt navn', version: '1', was: JSON.stringify(['Vårt navn']) });
    await carryOutEnrichment(town.bjorn.tenantId, id);
    expect((await here.bjorn.get(href)).text)
      .to.contain('Vårt navn')
      .and.contain('Registeret sier');
    const kept = await here.bjorn.post(at, { choice: 'keep' }, { htmx: true });
    expect(kept.text).to.match(/Skrevet av dere · \d\d\.\d\d\.\d{4}/);
    expect(kept.text).to.contain('Vårt navn').and.not.contain('Registeret sier');
    expect((await here.bjorn.get(href)).text).to.not.contain('Registeret sier');
    const used = await here.bjorn.post(at, { choice: 'register' }, { htmx: true });
    expect(used.text).to.contain('Brønnøysund · ').and.not.contain('Vårt navn').and.not.contain('Skrevet av dere');
  });

  it('lead to the company that is there already, in the trash too', async () => {
    const first = await here.bjorn.post(paths.companies.new({ tenant: here.tenant }), {
      company: '971032081',
      another: 'yes',
    });
    expect(first.location).to.equal(paths.companies.new({ tenant: here.tenant }));
    const second = await here.bjorn.post(paths.companies.new({ tenant: here.tenant }), { company: '971 032 081' });
    expect(second.status).to.equal(422);
    expect(second.text).to.contain('Dere har dette firmaet fra før');
    const href = /href="([^"]*\/companies\/[0-9a-f-]{36})"/.exec(second.text)?.[1] ?? '';
    const trashed = await here.bjorn.post(`${href}/trashing`);
    expect(trashed.status).to.equal(303);
    expect((await here.bjorn.get(trashed.location ?? '')).text)
      .to.contain('ligger i papirkurven')
      .and.contain('Angre');
    expect(await lookup('971032081')).to.contain('Hent det tilbake');
    expect((await here.bjorn.post(`${href}/restoration`)).location).to.equal(href);
  });

  it('ask which company a name means, without JavaScript too', async () => {
    const asked = await here.bjorn.post(paths.companies.new({ tenant: here.tenant }), { company: 'equinor' });
    expect(asked.status).to.equal(422);
    expect(asked.text).to.contain('value="923609016"').and.contain('Bare navnet');
    const chosen = await here.bjorn.post(paths.companies.new({ tenant: here.tenant }), {
      company: 'Volvo Sverige AB',
      number: 'none',
    });
    expect((await here.bjorn.get(chosen.location ?? '')).text).to.contain('Volvo Sverige AB');
  });

  it('edit a fact in its place and on a page of its own, and keep what was typed when it is wrong', async () => {
    const id = await add('Redigert AS');
    const at = paths.companies.field({ tenant: here.tenant, id, field: 'email' });
    expect((await here.bjorn.get(at, { htmx: true })).text).to.match(/^\s*<div class="fact fact-editing"/);
    const own = (await here.bjorn.get(at)).text;
    expect(own).to.contain('<!doctype html>');
    expect(/<form class="fact-form".*?<\/form>/s.exec(own)?.[0])
      .to.contain('method="post"')
      .and.not.to.contain('hx-');
    const wrong = await here.bjorn.post(at, { value: 'kari@', version: '1', was: '' }, { htmx: true });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.contain('kari@').and.contain('Skriv en e-postadresse');
    const right = await here.bjorn.post(at, { value: 'Kari@Firma.no', version: '1', was: '' }, { htmx: true });
    expect(right.text).to.contain('kari@firma.no');
    const plain = await here.bjorn.post(paths.companies.field({ tenant: here.tenant, id, field: 'phone' }), {
      value: '22334455',
      version: '1',
      was: '',
    });
    expect(plain.location).to.equal(paths.companies.show({ tenant: here.tenant, id }));
    expect((await here.bjorn.get(plain.location ?? '')).text).to.contain('22\u00A033\u00A044\u00A055');
  });

  it('show both values when somebody else saved first', async () => {
    const id = await add('Konflikt AS');
    const at = paths.companies.field({ tenant: here.tenant, id, field: 'name' });
    const was = JSON.stringify(['Konflikt AS']);
    await here.bjorn.post(at, { value: 'Først AS', version: '1', was });
    const late = await here.bjorn.post(at, { value: 'Sist AS', version: '1', was }, { htmx: true });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('Først AS').and.contain('Sist AS');
    expect(late.text).to.contain('Bruk mitt').and.contain('Behold det som står nå').and.contain('Står nå');
  });

  it('say until when a company put in the trash lies there, as with contacts', async () => {
    const id = await add('Bortlagt AS');
    const moved = await here.bjorn.post(paths.companies.trashing({ tenant: here.tenant, id }), {});
    expect((await here.bjorn.get(moved.location ?? '')).text).to.match(
      /Bortlagt AS ligger i papirkurven til \d\d\.\d\d\.\d{4}/,
    );
    expect((await here.bjorn.get(paths.companies.trash({ tenant: here.tenant }))).text).to.contain(
      'Firmaer i papirkurven',
    );
  });

  it('lead to the neighbours in the list one came from, in its order', async () => {
    const ids = await Promise.all(['Naboen A', 'Naboen B', 'Naboen C'].map(add));
    const [first = '', middle = '', last = ''] = ids;
    const list = '?q=naboen&sort=-name';
    const rows = (await here.bjorn.get(paths.companies.index({ tenant: here.tenant }) + list)).text
      .replaceAll('&#38;', '&')
      .replaceAll('&amp;', '&');
    expect(rows).to.contain(`href="${paths.companies.show({ tenant: here.tenant, id: middle })}${list}"`);
    // The narrow columns leave the slack to the names.
    expect(rows)
      .to.contain('<th scope="col" class="col-s">Org.nr.</th>')
      .and.contain('<th scope="col" class="col-s cell-place">Sted</th>');
    const steps = async (id: string): Promise<(string | undefined)[]> => {
      const { text } = await here.bjorn.get(paths.companies.show({ tenant: here.tenant, id }) + list);
      return ['prev', 'next'].map((rel) => new RegExp(`rel="${rel}" href="[^"]*/([^"?/]+)\\?`).exec(text)?.[1]);
    };
    expect(await steps(middle)).to.deep.equal([last, first]);
    expect(await steps(last)).to.deep.equal([undefined, middle]);
    expect(await steps(first)).to.deep.equal([middle, undefined]);
    // What is done without JavaScript leads back to the record with its list.
    const at = paths.companies.field({ tenant: here.tenant, id: middle, field: 'email' }) + list;
    expect((await here.bjorn.get(at)).text.replaceAll('&amp;', '&')).to.contain(`action="${at}"`);
    const saved = await here.bjorn.post(at, { value: 'nabo@naboen.example', version: '1', was: '' });
    expect(saved.location).to.equal(paths.companies.show({ tenant: here.tenant, id: middle }) + list);
    const noted = await here.bjorn.post(paths.companies.activities({ tenant: here.tenant, id: middle }) + list, {
      kind: 'note',
      body: 'Hei',
    });
    expect(noted.location).to.equal(paths.companies.show({ tenant: here.tenant, id: middle }) + list);
  });

  it('show phone numbers in a conflict as people read them', async () => {
    const id = await add('Telefonkonflikt AS');
    const at = paths.companies.field({ tenant: here.tenant, id, field: 'phone' });
    await here.bjorn.post(at, { value: '22334455', version: '1', was: '' });
    const late = await here.bjorn.post(at, { value: '22334466', version: '1', was: '' }, { htmx: true });
    expect(late.status).to.equal(409);
    for (const number of ['22\u00A033\u00A044\u00A055', '22\u00A033\u00A044\u00A066'])
      expect(late.text).to.contain(`<p>${number}</p>`);
  });

  it('are not there for another tenant, and let a reader change nothing', async () => {
    const id = await add('Vår AS');
    const clara = await town.signedIn('clara');
    expect((await clara.get(paths.companies.show({ tenant: here.tenant, id }))).status).to.equal(404);
    expect((await clara.get(paths.companies.show({ tenant: town.clara.tenantSlug, id }))).status).to.equal(404);
    const randi = await town.signedIn('randi');
    const page = await randi.get(paths.companies.show({ tenant: here.tenant, id }));
    expect(page.status).to.equal(200);
    expect(page.text).to.not.contain('fact-edit');
    for (const path of [
      paths.companies.new({ tenant: here.tenant }),
      paths.companies.trashing({ tenant: here.tenant, id }),
    ])
      expect((await randi.post(path, { company: 'Nei', number: 'none' })).status).to.equal(403);
  });

  it('filter in a form of their own, and show each filter with a way to take it off', async () => {
    const ids = await Promise.all(['Silt Bryne', 'Silt Moss'].map(add));
    await here.bjorn.post(paths.companies.field({ tenant: here.tenant, id: ids[0] ?? '', field: 'address' }), {
      lines: '',
      postalCode: '4340',
      place: 'BRYNE',
      country: 'NO',
      version: '1',
      was: '',
    });
    const index = paths.companies.index({ tenant: here.tenant });
    const filters = paths.companies.filters({ tenant: here.tenant });
    const form = await here.bjorn.get(`${filters}?q=silt&sort=-created&place=bryne`, { htmx: true });
    expect(form.text).to.contain('<dialog').and.not.to.contain('<html');
    for (const field of [/name="q" value="silt"/, /name="sort" value="-created"/, /name="place"[^>]* value="bryne"/])
      expect(form.text).to.match(field);
    expect((await here.bjorn.get(filters)).text)
      .to.contain('<html')
      .and.not.to.contain('name="q" value=""');
    const { text } = await here.bjorn.get(`${index}?q=silt&place=bryne&standing=active`);
    const chips = [...text.matchAll(/<a class="button button-small" href="([^"]+)">([^<]+) <svg/g)];
    expect(chips.map(([, href, words]) => [words?.trim(), href?.replaceAll('&amp;', '&')])).to.eql([
      ['Søk: silt', `${index}?place=bryne&standing=active`],
      ['Sted: bryne', `${index}?q=silt&standing=active`],
      ['Aktive', `${index}?q=silt&place=bryne`],
    ]);
    const found = await here.bjorn.get(`${index}?q=silt&place=bryne`, { htmx: true });
    expect(found.text).to.contain('Silt Bryne').and.not.to.contain('Silt Moss');
    // What stands beside the search follows it.
    expect(found.text).to.contain('hx-target="#company-tools"');
    expect(found.text).to.contain(`href="${filters}?q=silt&amp;place=bryne"`);
  });

  it('write what people typed as text, never as markup', async () => {
    const canary = '<script>alert("x")</script>';
    const id = await add(canary);
    for (const path of [
      paths.companies.index({ tenant: here.tenant }),
      paths.companies.show({ tenant: here.tenant, id }),
    ])
      expect((await here.bjorn.get(path)).text).to.not.contain('<script>alert');
    const choices = await here.bjorn.get(`${paths.companies.choices({ tenant: here.tenant })}?q=script`, {
      htmx: true,
    });
    expect(choices.text).to.contain('&lt;script').and.not.contain('<script>alert');
  });

  it('page through the list with addresses, count beside it, and take tampered addresses for none', async () => {
    await inTenant(town.bjorn.tenantId, () =>
      insertCompanies(Array.from({ length: 120 }, (_, at) => ({ name: `Side ${String(at).padStart(3, '0')}` }))),
    );
    const list = `${paths.companies.index({ tenant: here.tenant })}?q=side&sort=-created`;
    const first = await here.bjorn.get(list, { htmx: true });
    expect(first.text.match(/row-link/g)).to.have.length(50);
    expect(first.text).to.not.contain('<!doctype');
    const next = /href="([^"]+)" hx-get="[^"]+" hx-target="#company-list" hx-push-url="true">Neste/.exec(
      first.text,
    )?.[1];
    expect(next?.replaceAll('&amp;', '&')).to.contain('q=side&sort=-created&after=');
    const second = await here.bjorn.get(next?.replaceAll('&amp;', '&').replaceAll('&#38;', '&') ?? '');
    expect(second.status).to.equal(200);
    expect(second.text).to.contain('Forrige');
    expect(
      (await here.bjorn.get(`${paths.companies.count({ tenant: here.tenant })}?q=side`, { htmx: true })).text,
    ).to.contain('120');
    for (const odd of ['after=%00', 'before=xyz', 'owner=1', 'sort=--', 'standing=constructor'])
      expect(
        (await here.bjorn.get(`${paths.companies.index({ tenant: here.tenant })}?sort=activity&${odd}`)).status,
        odd,
      ).to.equal(200);
  });
});
