import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { downloadExport } from '../../../src/domain/exports/download-export.ts';
import { leftOutTables, takenTables } from '../../../src/domain/exports/everything/exported-tables.ts';
import { AGAIN_HOURS, requestEverything } from '../../../src/domain/exports/everything/request-everything.ts';
import { exportOf } from '../../../src/domain/exports/exports-of.ts';
import { openFiles } from '../../../src/domain/files/files.ts';
import { inventory } from '../../../src/domain/privacy/inventory/inventory.ts';
import { restrictContact } from '../../../src/domain/privacy/restriction/restrict-contact.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';
import { unzipped } from '../../support/unzipped.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { carryOut } from '../../web/route-records.ts';

interface ManifestFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

describe('An archive of everything', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const MANY = 1_205;
  let files: ReadonlyMap<string, string>;
  let id: string;
  const within = <T>(by: Member, work: () => Promise<T>): Promise<T> => inTenant(by.tenantId, work);

  before(async () => {
    openFiles(folder.path);
    const { astrid, bjorn, clara } = cast;
    await within(astrid, async () => {
      const [first = '', ...others] = await insertContacts([
        { givenName: '=Kari', familyName: 'Hansen', emails: ['kari@hansen.example'] },
        ...Array.from({ length: MANY }, (_, n) => ({ givenName: `${n}`, familyName: 'Mange' })),
      ]);
      await recordActivity(bjorn, {
        kind: 'note',
        subject: { kind: 'contact', id: first },
        title: '',
        body: 'To linjer\nog "hermetegn", komma.',
      });
      await restrictContact(astrid, others[0] ?? '', { ground: 'accuracy', note: '' });
    });
    await within(astrid, async () => {
      const [asked = ''] = await insertCompanies([{ name: 'Fjellrev Bygg AS' }, { name: 'Aldri spurt om' }]);
      await sql(
        `update companies set enrichment_state = 'found', enrichment_at = '2026-11-22T12:00:00Z' where tenant_id = $1 and id = $2`,
        [astrid.tenantId, asked],
      );
    });
    await within(clara, () => insertContacts([{ givenName: 'Fremmed', familyName: 'Fjordkunde' }]));
    id = await within(astrid, () => requestEverything(astrid, 'nb'));
    await carryOut(astrid.tenantId, 'tenant-export', id);
    const { path } = await within(astrid, () => downloadExport(astrid, id));
    files = unzipped(readFileSync(path));
  });

  const file = (name: string): string => {
    const found = files.get(name);
    if (found === undefined) throw new Error(`no ${name} among ${[...files.keys()].join(', ')}`);
    return found;
  };
  const rows = (table: string): Record<string, unknown>[] =>
    file(`data/${table}.jsonl`)
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line));
  const manifest = (): { files: ManifestFile[]; restricted: object; tenant: object } =>
    JSON.parse(file('manifest.json'));

  it('says which values are the register’s, and on what licence', () => {
    const [heading, ...companies] = file('csv/companies.csv').trim().split('\r\n');
    expect(heading).to.match(/,kilde$/);
    const told = companies.find((row) => row.includes('Fjellrev Bygg AS'));
    expect(told).to.match(
      /"?Kilde: Brønnøysundregistrene \(Enhetsregisteret\), hentet 2026-11-22, NLOD 2\.0 \(https:\/\/data\.norge\.no\/nlod\/no\/2\.0\)"?$/,
    );
    expect(companies.find((row) => row.includes('Aldri spurt om'))).to.match(/,$/);
    expect(JSON.parse(file('manifest.json'))).to.have.nested.property('sources.0.licence', 'NLOD 2.0');
  });

  it('holds every table of the tenant, or says why not', () => {
    const ofTenant = inventory
      .filter(({ layer, columns }) => layer === 'processor' && 'tenant_id' in columns)
      .map(({ table }) => table);
    const taken = takenTables.map(({ table }) => table);
    expect(ofTenant.filter((table) => !taken.includes(table)).toSorted()).to.eql(Object.keys(leftOutTables).toSorted());
    expect([...files.keys()]).to.include.members(taken.map((table) => `data/${table}.jsonl`));
  });

  it('has each row once, over several batches, and none of another tenant', () => {
    const contacts = rows('contacts');
    expect(contacts.length).to.equal(MANY);
    expect(new Set(contacts.map((row) => row['id'])).size).to.equal(MANY);
    expect([...files.values()].join('\n')).to.not.include('Fjordkunde');
  });

  it('has whoever is restricted in a folder of their own, and says how many', () => {
    expect(rows('contacts').map((row) => row['given_name'])).to.not.include('0');
    expect(file('begrenset/data/contacts.jsonl')).to.match(/^{[^\n]*"given_name":"0"[^\n]*}\n$/);
    expect(manifest().restricted).to.deep.include({ contacts: 1, activities: 0, folder: 'begrenset/' });
  });

  it('has no key, token or hash of one in it', () => {
    expect([...files.keys()].join(' ')).to.not.match(/keys|links|identity/);
    const schema: { tables: { columns: { name: string }[] }[] } = JSON.parse(file('schema.json'));
    const names = schema.tables.flatMap(({ columns }) => columns.map(({ name }) => name));
    expect(names.filter((name) => /token|password|sealed|traces|tenant_id|file_key/.test(name))).to.eql([]);
  });

  it('says of each file how large it is and what its SHA-256 is', () => {
    for (const { name, bytes, sha256 } of manifest().files) {
      const body = Buffer.from(file(name));
      expect(body.length, name).to.equal(bytes);
      expect(createHash('sha256').update(body).digest('hex'), name).to.equal(sha256);
    }
    expect(
      manifest()
        .files.map(({ name }) => name)
        .toSorted(),
    ).to.eql([...files.keys()].filter((name) => name !== 'manifest.json').toSorted());
    expect(manifest().files.find(({ name }) => name === 'data/contacts.jsonl')?.rows).to.equal(MANY);
    expect(manifest().tenant).to.deep.include({ name: 'Nordlys AS', organisationNumber: '974760673' });
  });

  it('describes every column as the inventory declares it', () => {
    const schema: { tables: { table: string; columns: { name: string; personal: boolean; means: string }[] }[] } =
      JSON.parse(file('schema.json'));
    for (const { table, columns } of schema.tables) {
      for (const { name, means } of columns) expect(means, `${table}.${name}`).to.not.equal('');
      const [row] = rows(table);
      if (row) expect(Object.keys(row), table).to.eql(columns.map(({ name }) => name));
    }
  });

  it('has what people work in as CSV too, safe to open', () => {
    const sheet = file('csv/contacts.csv');
    expect(sheet.startsWith('\uFEFFid,')).to.equal(true);
    expect(sheet)
      .to.include("'=Kari")
      .and.to.not.match(/[,"]=Kari/);
    expect(file('csv/activities.csv')).to.include('"To linjer\nog ""hermetegn"", komma."');
  });

  it('tells how far it is, and is done', async () => {
    const { rowsDone, rowsExpected, state, kind } = await within(cast.astrid, () => exportOf(cast.astrid, id));
    expect({ state, kind }).to.eql({ state: 'finished', kind: 'everything' });
    expect(rowsDone).to.equal(rowsExpected);
    const listed = manifest().files.reduce((sum, one) => sum + one.rows, 0);
    expect(rowsDone).to.equal(listed);
  });

  it('is fetched once: again within the hour, and then never', async () => {
    const { astrid } = cast;
    const soon = new Date(Date.now() + (AGAIN_HOURS * 60 - 5) * 60_000);
    await atTime(soon, () => within(astrid, () => downloadExport(astrid, id)));
    const later = new Date(Date.now() + (AGAIN_HOURS * 60 + 1) * 60_000);
    const gone = await atTime(later, () => within(astrid, () => downloadExport(astrid, id))).catch(
      (error: unknown) => error,
    );
    expect(gone).to.be.instanceOf(NotFound);
    const [owed] = await within(astrid, () =>
      sql<{ minutes: number }>(
        `select round(extract(epoch from due_at - now()) / 60)::int as minutes from outbox
          where tenant_id = $1 and kind = 'export-expiry' and subject_id = $2`,
        [astrid.tenantId, id],
      ),
    );
    expect(owed?.minutes).to.be.within(AGAIN_HOURS * 60 - 2, AGAIN_HOURS * 60);
  });

  it('is an owner’s alone to ask for, and one at a time', async () => {
    const refused = await within(cast.bjorn, () => requestEverything(cast.bjorn, 'nb')).catch(
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(NotAllowed);
    const [one, two] = await Promise.all([
      within(cast.astrid, () => requestEverything(cast.astrid, 'nb')),
      within(cast.astrid, () => requestEverything(cast.astrid, 'nb')),
    ]);
    expect(one).to.equal(two).and.to.not.equal(id);
  });
});
