import { expect } from 'chai';

import { findImport } from '../../../src/domain/imports/company-import.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { MOST_BYTES } from '../../../src/web/imports/imports.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

const equinor = '923609016';

describe('The pages that import companies', () => {
  let register: RegisterStandIn;
  before(async () => {
    register = await startRegisterStandIn({ port: 0 });
  });
  const town = useTown(() => ({ REGISTER_URL: register.url }));
  after(() => register.close());

  let bjorn: Visitor;
  let tenant: string;
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
  });
  const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.bjorn.tenantId, work);
  const idIn = (location: string | undefined): string => /imports\/([0-9a-f-]+)/.exec(location ?? '')?.[1] ?? '';
  const show = (id: string): string => paths.imports.show({ tenant, id });

  /** Sends a file as a browser does. */
  const upload = async (bytes: Uint8Array, name = 'kunder.csv', who = bjorn): Promise<Response> => {
    const body = new FormData();
    body.set('text', '');
    body.set('file', new File([new Uint8Array(bytes)], name));
    const cookie = Array.from(who.cookies, ([key, value]) => `${key}=${value}`).join('; ');
    return fetch(new URL(paths.imports.index({ tenant }), town.app.address), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: town.app.address },
      body,
    });
  };

  it('take a file in Windows-1252, say what its columns are, review it, bring it in and undo it, without a script', async () => {
    const text = `Org.nr;Firma;E-post;Kontaktperson\r\n${equinor};Blåbær Ærlig;post@blabaer.example;Kari\r\n12;Feil;;\r\n`;
    const sent = await upload(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
    expect(sent.status).to.equal(303);
    const id = idIn(sent.headers.get('location') ?? '');

    const columns = (await bjorn.get(show(id))).text;
    expect(columns).to.contain('WINDOWS-1252').and.contain('Blåbær Ærlig');
    expect(columns).to.match(/name="column-3"[^]*?value="" selected/);
    const chosen = { 'column-0': 'number', 'column-1': 'name', 'column-2': 'email', 'column-3': '' };
    const twice = await bjorn.post(paths.imports.columns({ tenant, id }), { ...chosen, 'column-3': 'name' });
    expect(twice.status).to.equal(422);
    expect(twice.text).to.contain('To kolonner er satt til det samme');
    expect((await bjorn.post(paths.imports.columns({ tenant, id }), chosen)).status).to.equal(303);

    expect((await bjorn.get(show(id))).text)
      .to.contain('0 av 2')
      .and.contain('every 1s');
    await carryOutDue(town.database, 'import-check');
    const polled = await bjorn.get(show(id), { htmx: true });
    expect(polled.location).to.equal(show(id));
    const review = (await bjorn.get(show(id))).text;
    expect(review).to.contain('1 linje blir hentet inn').and.contain('Et organisasjonsnummer har ni sifre');

    const mended = await bjorn.post(paths.imports.mending({ tenant, id, line: '3' }), {
      'cell-0': '',
      'cell-1': 'Rettet AS',
      'cell-2': 'ikke',
    });
    expect(mended.status).to.equal(303);
    expect((await bjorn.get(show(id))).text).to.contain('Skriv en e-postadresse');
    expect((await bjorn.post(paths.imports.running({ tenant, id }), {})).status).to.equal(303);
    await carryOutDue(town.database, 'company-import');
    const report = (await bjorn.get(show(id))).text;
    expect(report)
      .to.match(/Lagt til<\/th><td class="number">1</)
      .and.match(/Utelatt<\/th><td class="number">1</);

    const file = await bjorn.get(paths.imports.file({ tenant, id }));
    expect(file.headers.get('content-disposition')).to.match(/^attachment; filename="?ikke-hentet-inn-/);
    expect(file.text).to.contain(';Rettet AS;ikke;3;E-post: Skriv en e-postadresse, for eksempel kari@firma.no.');
    expect((await bjorn.post(paths.imports.undo({ tenant, id }), {})).status).to.equal(303);
    expect((await bjorn.get(show(id))).text).to.contain('1 flyttet til papirkurven');
    const pressedAgain = await bjorn.post(paths.imports.undo({ tenant, id }), {});
    expect([pressedAgain.status, pressedAgain.location], 'pressed twice').to.eql([303, show(id)]);
  });

  it('say that a spreadsheet has to be saved as CSV or pasted, and read a list as its member says', async () => {
    const sheet = await upload(Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'), 'kunder.xlsx');
    expect(sheet.status).to.equal(422);
    expect(await sheet.text())
      .to.contain('Dette er et regneark')
      .and.contain('CSV UTF-8');
    const text = 'navn,by;land\nA,B;NO';
    const told = await bjorn.post(paths.imports.index({ tenant }), { text, delimiter: ';' });
    const columns = (await bjorn.get(told.location ?? '')).text;
    expect(columns).to.contain('navn,by').and.contain('Semikolon skiller cellene');
  });

  it('write cells that spreadsheets would run as text', async () => {
    const sent = await bjorn.post(paths.imports.index({ tenant }), { text: 'Org.nr;Firma\n12;=HYPERLINK("http://x")' });
    const id = idIn(sent.location);
    await bjorn.post(paths.imports.columns({ tenant, id }), { 'column-0': 'number', 'column-1': 'name' });
    await carryOutDue(town.database, 'import-check');
    await bjorn.post(paths.imports.row({ tenant, id, line: '2' }), { act: 'drop' });
    const nothing = await bjorn.post(paths.imports.running({ tenant, id }), {});
    expect(nothing.status).to.equal(422);
    expect(nothing.text).to.contain('Ingen linjer kan hentes inn');
    await at(() =>
      sql(`update company_import_rows set outcome = 'left-out' where tenant_id = $1 and import_id = $2`, [
        town.bjorn.tenantId,
        id,
      ]),
    );
    expect((await bjorn.get(paths.imports.file({ tenant, id }))).text).to.contain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('keep what was pasted when it cannot be read, and no national identity number', async () => {
    const empty = await bjorn.post(paths.imports.index({ tenant }), { text: '' });
    expect(empty.status).to.equal(422);
    expect(empty.text).to.contain('Velg en fil, eller lim inn');
    const broken = await bjorn.post(paths.imports.index({ tenant }), { text: 'navn\n"Nord AS' });
    expect(broken.status).to.equal(422);
    expect(broken.text).to.contain('&#34;Nord AS').and.contain('Vi kan ikke lese filen som CSV');
    const person = await bjorn.post(paths.imports.index({ tenant }), { text: 'Nord AS 17054026641' });
    expect(person.status).to.equal(422);
    expect(person.text).to.contain('Dette kan være et fødselsnummer');
    const sent = await upload(Buffer.from('Firma;Notat\nNord AS;17054026641\n'));
    const id = idIn(sent.headers.get('location') ?? '');
    const [row] = await at(() =>
      sql(`select cells from company_import_rows where tenant_id = $1 and import_id = $2`, [town.bjorn.tenantId, id]),
    );
    expect(row).to.deep.equal({ cells: ['Nord AS', '[–]'] });
  });

  it('read no file from those who may not send one, none that is too large, and no form that is none', async () => {
    const randi = await town.signedIn('randi');
    expect((await upload(Buffer.from('Firma\nA'), 'x.csv', randi)).status).to.equal(403);
    expect((await upload(Buffer.from('Firma\nA'), 'x.csv', town.visitor())).status).to.equal(303);
    expect((await upload(new Uint8Array(MOST_BYTES + 1))).status).to.equal(413);
    const torn = await bjorn.post(
      paths.imports.index({ tenant }),
      { text: 'x' },
      { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    );
    expect(torn.status).to.equal(400);
    expect((await upload(new Uint8Array(0), '')).status).to.equal(422);
    const named = await upload(Buffer.from('Firma\nA AS'), '../../<b>x</b>\u202E.csv');
    const one = await at(() => findImport(idIn(named.headers.get('location') ?? '')));
    expect((await bjorn.get(paths.imports.index({ tenant }))).text).not.to.contain('<b>x</b>');
    expect(one.fileName).to.not.match(/[\u202E]/);
    await upload(Buffer.from('Firma\nA AS'), '\u3164\u2800\u00AD');
    expect((await bjorn.get(paths.imports.index({ tenant }))).text).to.contain('>Fil uten navn</a>');
  });

  it('say that the register does not answer, apart from what it does not know', async () => {
    register.faults.set('*', { kind: 'unavailablePage' });
    const sent = await bjorn.post(paths.imports.index({ tenant }), { text: '974760673' });
    const id = idIn(sent.location);
    await bjorn.post(paths.imports.columns({ tenant, id }), { 'column-0': 'number' });
    await carryOutDue(town.database, 'import-check');
    register.faults.clear();
    const review = (await bjorn.get(show(id))).text;
    expect(review)
      .to.contain('Brønnøysund svarer ikke nå')
      .and.contain('Spør Brønnøysund igjen')
      .and.not.contain('Ukjent nummer');
  });
});
