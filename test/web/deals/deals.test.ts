import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { insertDeals } from '../../../src/domain/deals/bulk.ts';
import { dealBoard } from '../../../src/domain/deals/deal-board.ts';
import { stages, type Stage } from '../../../src/domain/deals/deal.ts';
import { findDeal } from '../../../src/domain/deals/deal-record.ts';
import { changeDeal } from '../../../src/domain/deals/write-deal.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { removeMember } from '../../../src/domain/tenants/roles.ts';
import { joinTenant } from '../../../src/domain/users/join-tenant.ts';
import { createUser } from '../../../src/domain/users/users.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('The deal pages', () => {
  const town = useTown();
  let bjorn: Visitor;
  let tenant: string;
  let pipeline: Stage[];
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
    pipeline = await inTenant(town.bjorn.tenantId, () => stages(town.bjorn));
  });
  const stage = (outcome: Stage['outcome']): string => pipeline.find((one) => one.outcome === outcome)?.id ?? '';
  const add = async (title: string): Promise<string> => {
    const reply = await bjorn.post(paths.deals.new({ tenant }), { title, stage: stage('open') });
    expect(reply.status, reply.text).to.equal(303);
    return reply.location?.split('/').at(-1) ?? '';
  };
  const deal = (id: string) => inTenant(town.bjorn.tenantId, () => findDeal(town.bjorn, id));

  /** What a form sends along of its own: hidden fields and inputs by name. */
  const formIn = (html: string): Record<string, string> => {
    const [form = ''] = /<form class="form".*?<\/form>/s.exec(html) ?? [];
    const inputs = form.matchAll(/<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"/gs);
    return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
  };

  it('add a deal with an amount and a date as Norwegians write them, and a company by its name', async () => {
    const companyId = await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { name: 'Kjøper AS' }, 'nb'));
    const reply = await bjorn.post(paths.deals.new({ tenant }), {
      title: 'Kontormøbler',
      stage: stage('open'),
      amount: '4 500 800,50',
      closeOn: '24.12.2026',
      company: 'kjøper as',
      owner: town.bjorn.id,
    });
    const kept = await deal(reply.location?.split('/').at(-1) ?? '');
    expect(kept).to.include({ amountMinor: 450_080_050, expectedCloseOn: '2026-12-24', companyId });
    const page = (await bjorn.get(reply.location ?? '')).text;
    expect(page).to.contain('4\u00A0500\u00A0800,50\u00A0kr').and.contain('24.12.2026').and.contain('Kjøper AS');
    expect((await bjorn.get(paths.deals.edit({ tenant, id: kept.id }))).text).to.contain('24.12.2026');
  });

  it('take no company for a part of its name, though only one fits, and keep the one that was chosen', async () => {
    const companyId = await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { name: 'Eneste Vik' }, 'nb'));
    const typed = { title: 'Naust', stage: stage('open'), company: 'eneste' };
    const part = await bjorn.post(paths.deals.new({ tenant }), typed);
    expect(part.status).to.equal(422);
    expect(part.text).to.contain(`value="${companyId}"`).and.to.contain('Velg én av dem under');
    expect(part.text).to.not.contain(`value="${companyId}" checked`);
    const nameless = await bjorn.post(paths.deals.new({ tenant }), { ...typed, title: '', companyId });
    expect(nameless.text).to.contain(`value="${companyId}" checked`);
    const made = await bjorn.post(paths.deals.new({ tenant }), { ...typed, companyId });
    expect(await deal(made.location?.split('/').at(-1) ?? '')).to.include({ companyId });
  });

  it('put a deal that is added from a person’s page with that person, with a company or none', async () => {
    const [contact = ''] = await inTenant(town.bjorn.tenantId, () =>
      insertContacts([{ givenName: 'Kjøpelysten', familyName: 'Kunde' }]),
    );
    await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { name: 'Kundens AS' }, 'nb'));
    const { text } = await bjorn.get(paths.contacts.show({ tenant, id: contact }));
    const [, href = ''] = /href="([^"]*\/deals\/new\?[^"]+)"/.exec(text) ?? [];
    for (const company of ['', 'Kundens AS']) {
      const form = formIn((await bjorn.get(href)).text);
      const made = await bjorn.post(paths.deals.new({ tenant }), {
        ...form,
        title: 'Fra kontakten',
        stage: stage('open'),
        company,
      });
      expect(made.status, made.text).to.equal(303);
      expect((await deal(made.location?.split('/').at(-1) ?? '')).contactId).to.equal(contact);
    }
  });

  it('put a deal in the trash, offer it back, and restore it', async () => {
    const id = await add('Markiser');
    const shown = await bjorn.get(paths.deals.show({ tenant, id }));
    expect(shown.text).to.contain(paths.deals.trashing({ tenant, id }));
    const moved = await bjorn.post(paths.deals.trashing({ tenant, id }), {});
    expect(moved.location).to.equal(paths.deals.index({ tenant }));
    const board = (await bjorn.get(moved.location ?? '')).text;
    expect(board).to.contain('Markiser ligger i papirkurven til').and.contain(paths.deals.restoration({ tenant, id }));
    expect((await bjorn.get(paths.deals.show({ tenant, id }))).status).to.equal(404);
    const trash = (await bjorn.get(paths.deals.trash({ tenant }))).text;
    expect(trash).to.contain('Salg i papirkurven').and.contain('Markiser');
    const restored = await bjorn.post(paths.deals.restoration({ tenant, id }), {});
    expect(restored.location).to.equal(paths.deals.show({ tenant, id }));
    expect((await deal(id)).title).to.equal('Markiser');
    const emptied = (await bjorn.get(paths.deals.trash({ tenant }))).text;
    expect(emptied).not.to.contain(paths.deals.restoration({ tenant, id }));
    // A second press does no harm.
    expect((await bjorn.post(paths.deals.restoration({ tenant, id }), {})).status).to.equal(303);
  });

  it('add one deal when the same form is sent several times at once, also after it was refused', async () => {
    const idIn = (html: string): string => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const id = idIn((await bjorn.get(paths.deals.new({ tenant }))).text);
    const refused = await bjorn.post(paths.deals.new({ tenant }), { id, title: '', stage: stage('open') });
    expect(idIn(refused.text)).to.equal(id);
    const sent = { id, title: 'Dobbeltklikk', stage: stage('open') };
    const replies = await Promise.all(Array.from({ length: 6 }, () => bjorn.post(paths.deals.new({ tenant }), sent)));
    const [made = '', ...others] = new Set(replies.map(({ location }) => location ?? ''));
    expect(others).to.eql([]);
    expect((await deal(made.split('/').at(-1) ?? '')).title).to.equal('Dobbeltklikk');
  });

  it('keep what was typed and say what is wrong at each field', async () => {
    const reply = await bjorn.post(paths.deals.new({ tenant }), {
      title: 'Hyller',
      stage: stage('open'),
      amount: 'mye',
      closeOn: '31.02.2026',
      company: 'finnes ikke',
    });
    expect(reply.status).to.equal(422);
    for (const text of ['value="mye"', 'value="31.02.2026"', 'Skriv et tall', 'Skriv en dato', 'Vi finner ingen'])
      expect(reply.text).to.contain(text);
    const nameless = await bjorn.post(paths.deals.new({ tenant }), { title: '', stage: stage('open') });
    expect(nameless.text).to.contain('Fyll ut dette feltet');
  });

  it('move a deal, close it when it is won, and take the move back from the toast', async () => {
    const id = await add('Flyttes');
    const moved = await bjorn.post(paths.deals.stage({ tenant, id }), { stage: stage('won'), on: 'board' });
    expect(moved.location).to.equal(paths.deals.index({ tenant }));
    expect(await deal(id)).to.include({ outcome: 'won' });
    expect((await deal(id)).closedAt).to.be.a('date');
    const board = (await bjorn.get(moved.location ?? '')).text;
    expect(board).to.contain('Flyttes er flyttet til Vunnet');
    const undo = /action="([^"]+to=[^"]+)"/.exec(board)?.[1]?.replaceAll('&#38;', '&').replaceAll('&amp;', '&') ?? '';
    expect((await bjorn.post(undo)).status).to.equal(303);
    expect(await deal(id)).to.include({ outcome: 'open', closedAt: null });
  });

  it('say so when somebody else saved the deal first', async () => {
    const id = await add('Samtidig');
    const form = { stage: stage('open'), version: '1' };
    await bjorn.post(paths.deals.edit({ tenant, id }), { ...form, title: 'Først' });
    const late = await bjorn.post(paths.deals.edit({ tenant, id }), { ...form, title: 'Sist' });
    expect(late.status).to.equal(409);
    for (const text of ['<p>Først</p>', '<p>Sist</p>', 'value="Sist"', 'Bruk mitt', 'Behold det som står nå'])
      expect(late.text).to.contain(text);
    // The version it answers with is the one a second try is based on.
    expect(late.text).to.contain('name="version" value="2"');
    const insisting = await bjorn.post(paths.deals.edit({ tenant, id }), { ...form, version: '2', title: 'Sist' });
    expect(insisting.status).to.equal(303);
  });

  it('show both values of every field that differs from what somebody else saved, and of no other', async () => {
    const id = await add('Begge');
    const form = { title: 'Begge', stage: stage('open'), version: '1' };
    await bjorn.post(paths.deals.edit({ tenant, id }), { ...form, amount: '1500', owner: town.astrid.id });
    const late = await bjorn.post(paths.deals.edit({ tenant, id }), {
      ...form,
      stage: stage('won'),
      amount: '2000',
      closeOn: '24.12.2026',
    });
    expect(late.status).to.equal(409);
    const shown = [...late.text.matchAll(/<section class="stack stack-small" aria-label="([^"]+)"/g)].map(
      ([, label]) => label,
    );
    expect(shown).to.deep.equal(['Beløp', 'Ventes avsluttet', 'Steg', 'Ansvarlig']);
    for (const text of ['1\u00A0500', '2000', '(tomt)', '24.12.2026', 'Vunnet', town.astrid.name])
      expect(late.text).to.contain(`<p>${text}</p>`);
  });

  it('tell what others changed from what one wrote oneself, and go on with theirs in what one left alone', async () => {
    const id = await add('Tre veier');
    const at = paths.deals.edit({ tenant, id });
    const opened = formIn((await bjorn.get(at)).text);
    expect(opened['was-title']).to.equal('Tre veier');
    await bjorn.post(at, {
      title: 'Tre stier',
      stage: stage('open'),
      version: '1',
      amount: '1500',
      owner: town.astrid.id,
    });
    const late = await bjorn.post(at, {
      ...opened,
      title: 'Tre spor',
      stage: stage('won'),
      owner: opened['was-owner'] ?? '',
    });
    expect(late.status).to.equal(409);
    const both = [...late.text.matchAll(/<section class="stack stack-small" aria-label="([^"]+)"/g)].map(
      ([, one]) => one,
    );
    expect(both).to.deep.equal(['Hva gjelder det']);
    expect(late.text).to.contain('Da du begynte: Tre veier');
    const listed = (whose: string) =>
      (new RegExp(`id="changed-${whose}".*?</section>`, 's').exec(late.text)?.[0] ?? '').match(/(?<=<li><span>)[^:]+/g);
    expect(listed('theirs')).to.deep.equal(['Beløp', 'Ansvarlig']);
    expect(listed('yours')).to.deep.equal(['Steg']);
    const again = formIn(late.text);
    expect(again).to.include({ amount: '1\u00A0500', title: 'Tre spor', 'was-title': 'Tre stier', version: '2' });
    const kept = await bjorn.post(at, { ...again, stage: stage('won'), owner: town.astrid.id });
    expect(kept.status, kept.text).to.equal(303);
    expect(await deal(id)).to.include({
      title: 'Tre spor',
      amountMinor: 150_000,
      ownerId: town.astrid.id,
      outcome: 'won',
    });
  });

  it('add up every deal of a column and show the first of them', async () => {
    await inTenant(town.bjorn.tenantId, () =>
      insertDeals(
        Array.from({ length: 40 }, (_, at) => ({
          stageId: stage('lost'),
          title: `Tapt ${at}`,
          amountMinor: 100,
          closedAt: at < 30 ? new Date() : new Date('2020-01-01'),
        })),
      ),
    );
    const columns = await inTenant(town.bjorn.tenantId, () => dealBoard(town.bjorn));
    const lost = columns.find(({ outcome }) => outcome === 'lost');
    expect(lost).to.include({ count: 30, sumMinor: 3000 });
    expect(lost?.deals).to.have.length(25);
    expect(columns.map(({ name }) => name)).to.deep.equal(pipeline.map(({ name }) => name));
  });

  it('show every deal of a stage, page by page, each once and with a way back', async () => {
    const won = stage('won');
    const titles = Array.from({ length: 130 }, (_, at) => `Vunnet ${String(at).padStart(3, '0')}`);
    // Half of them were touched at the same moment, so that the order within it counts too.
    const touched = (at: number): Date => new Date(Date.now() - (at < 65 ? 60_000 : at * 1_000));
    await inTenant(town.bjorn.tenantId, () =>
      insertDeals(titles.map((title, at) => ({ stageId: won, title, ownerId: town.bjorn.id, closedAt: touched(at) }))),
    );
    const seen: string[] = [];
    const board = (await bjorn.get(`${paths.deals.index({ tenant })}?owner=me`)).text;
    expect(board).to.contain('Vis alle 130');
    let href = `${paths.deals.index({ tenant })}?owner=me&amp;stage=${won}`;
    expect(board).to.contain(`href="${href}"`);
    for (let pages = 0; href !== '' && pages < 5; pages++) {
      const page = (await bjorn.get(href.replaceAll('&amp;', '&'))).text;
      seen.push(...Array.from(page.matchAll(/<a class="strong"[^>]*>(Vunnet \d+)/g), ([, title = '']) => title));
      expect(page, 'moved to any other stage').to.contain(`value="${stage('open')}"`);
      href = /rel="next" href="([^"]+)"/.exec(page)?.[1] ?? '';
    }
    expect(seen.toSorted()).to.deep.equal(titles);
    for (const unknown of ['x', town.bjorn.id])
      expect((await bjorn.get(`${paths.deals.index({ tenant })}?stage=${unknown}`)).status, unknown).to.equal(404);
  });

  it('are not there for another tenant, refuse its companies and people, and let a reader change nothing', async () => {
    const id = await add('Vårt salg');
    const clara = await town.signedIn('clara');
    for (const path of [paths.deals.show({ tenant, id }), paths.deals.show({ tenant: town.clara.tenantSlug, id })])
      expect((await clara.get(path)).status).to.equal(404);
    const theirs = await inTenant(town.clara.tenantId, () => addCompany(town.clara, { name: 'Claras AS' }, 'nb'));
    const stolen = await bjorn.post(paths.deals.new({ tenant }), {
      title: 'Stjålet',
      stage: stage('open'),
      company: 'Claras AS',
      companyId: theirs,
    });
    expect(stolen.status).to.equal(422);
    const randi = await town.signedIn('randi');
    expect((await randi.get(paths.deals.index({ tenant }))).status).to.equal(200);
    expect((await randi.post(paths.deals.stage({ tenant, id }), { stage: stage('won') })).status).to.equal(403);
  });

  it('show who is responsible after they have left, keep them while nobody chooses another, and offer them nowhere else', async () => {
    const id = await add('Overtas kanskje');
    const edit = paths.deals.edit({ tenant, id });
    const form = { title: 'Overtas kanskje', stage: stage('open') };
    const leaver = await inTenant(town.astrid.tenantId, async () => {
      const user = await createUser({
        email: 'sluttet@nordlys.example',
        name: 'Sluttet Kollega',
        passwordHash: '',
        language: 'nb',
      });
      const member = await joinTenant({ id: user ?? '', name: 'Sluttet Kollega' }, 'member');
      await changeDeal(town.bjorn, id, { ...(await findDeal(town.bjorn, id)), ownerId: member }, 1);
      await removeMember(town.astrid, member);
      return member;
    });
    const chosenOwner = (html: string): string | undefined =>
      /<select [^>]*id="owner".*?<option value="([^"]*)" selected>\s*Sluttet Kollega \(tidligere medlem\)/s.exec(
        html,
      )?.[1];
    const shown = (await bjorn.get(edit)).text;
    expect(chosenOwner(shown)).to.equal(leaver);
    const refused = await bjorn.post(edit, { ...form, title: '', version: '2', owner: town.bjorn.id });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain(`<option value="${leaver}"`);
    const kept = await bjorn.post(edit, { ...form, version: '2', owner: chosenOwner(shown) ?? '', amount: '10' });
    expect(kept.status).to.equal(303);
    expect(await deal(id)).to.include({ ownerId: leaver, amountMinor: 1000 });
    expect((await bjorn.get(paths.deals.new({ tenant }))).text).not.to.contain(leaver);
    expect((await bjorn.post(edit, { ...form, version: '3', owner: town.bjorn.id })).status).to.equal(303);
    expect((await bjorn.get(edit)).text).not.to.contain(leaver);
  });

  it('keep a note on the deal’s timeline', async () => {
    const id = await add('Med notat');
    const noted = await bjorn.post(paths.deals.activities({ tenant, id }), { kind: 'note', body: 'Ringte om pris' });
    expect(noted.status).to.equal(303);
    expect((await bjorn.get(paths.deals.show({ tenant, id }))).text).to.contain('Ringte om pris');
  });
});
