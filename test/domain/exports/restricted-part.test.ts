import { readFileSync } from 'node:fs';

import { expect } from 'chai';
import type pg from 'pg';

import { downloadExport } from '../../../src/domain/exports/download-export.ts';
import { exportedTables, takenTables } from '../../../src/domain/exports/everything/exported-tables.ts';
import { requestEverything } from '../../../src/domain/exports/everything/request-everything.ts';
import { openFiles } from '../../../src/domain/files/files.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { restrictActivity } from '../../../src/domain/privacy/restriction/restrict-activity.ts';
import type { TableDeclaration, Tie } from '../../../src/domain/privacy/inventory/declaration.ts';
import { declarationOf } from '../../../src/domain/privacy/inventory/inventory.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { unzipped } from '../../support/unzipped.ts';
import { carryOut } from '../../web/route-records.ts';
import { canaryOf, fillRow, liftConstraints, type Row } from '../privacy/inventory/filled-rows.ts';
import { newCanary, type Person } from '../privacy/restriction/restricted-person.ts';

/** A row of one of two people, who differ in one thing: one of them is restricted. */
interface Filled {
  readonly table: string;
  readonly restricted: boolean;
  readonly row: Row;
}

describe('invariant I5: restricted records in an archive of everything', function () {
  this.timeout(60_000);
  const cast = useCast();
  const folder = useTemporaryFolder();
  const [restricted, other] = [newId(), newId()];
  const filled: Filled[] = [];
  let person: Person;
  let files: ReadonlyMap<string, string>;
  let keys: ReadonlyMap<string, readonly string[]>;

  const tied = takenTables.flatMap((declaration) =>
    declaration.ties.filter(({ to }) => to === 'contact').map((tie) => ({ declaration, tie })),
  );

  before(async () => {
    openFiles(folder.path);
    const { astrid } = cast;
    person = await newCanary(astrid);
    await inTenant(astrid.tenantId, () => restrictActivity(astrid, person.note, { ground: 'accuracy', note: '' }));
    await asSuperuser(cast.database, async (client) => {
      await liftConstraints(client);
      await letThemBeAlike(client);
      for (const contact of [restricted, other]) await fillPerson(client, contact);
      await client.query(
        `insert into restrictions (tenant_id, id, contact_id, ground, restricted_at, restricted_by) values ($1, $2, $3, 'claims', now(), $4)`,
        [astrid.tenantId, newId(), restricted, astrid.id],
      );
    });
    keys = new Map(
      (await inTenant(astrid.tenantId, exportedTables)).map(({ table, key }) => [table, key.map(({ name }) => name)]),
    );
    const id = await inTenant(astrid.tenantId, () => requestEverything(astrid, 'nb'));
    await carryOut(astrid.tenantId, 'tenant-export', id);
    const { path } = await inTenant(astrid.tenantId, () => downloadExport(astrid, id));
    files = unzipped(readFileSync(path));
  });

  /** Two people of the same words: nothing but what is restricted tells them apart. */
  const letThemBeAlike = (client: pg.ClientBase) =>
    client.query(
      `do $$ declare one record; begin
         for one in select i.indexrelid::regclass as name, c.conname, i.indrelid::regclass as place
                      from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'u'
                     where i.indisunique and not i.indisprimary
                       and i.indrelid = any('{${tied.map(({ declaration }) => declaration.table).join(',')}}'::regclass[]) loop
           if one.conname is null then execute format('drop index %s', one.name);
           else execute format('alter table %s drop constraint %I cascade', one.place, one.conname); end if;
         end loop;
       end $$`,
    );

  /** What tells a row from the others of its table. */
  const whereIs = (row: Row): string =>
    ('id' in row ? ['id'] : ['import_id', 'line', 'company_id', 'field'])
      .filter((column) => column in row)
      .map((column) => `${column} = '${String(row[column])}'`)
      .join(' and ');

  /** A row in every table with a tie to contacts, for each of its ties; what row security hides is hidden as it would be. */
  async function fillPerson(client: pg.ClientBase, contact: string): Promise<void> {
    const { tenantId } = cast.astrid;
    const given = { tenantId, held: contact, alone: false };
    const put = async (declaration: TableDeclaration, tie: Tie, held: string): Promise<Row> => {
      const row = await fillRow(client, declaration, tie, { ...given, held });
      if (!row) throw new Error(`nothing was put into ${declaration.table}`);
      filled.push({ table: declaration.table, restricted: contact === restricted, row });
      if ('restricted_at' in row && declaration.table !== 'restrictions' && contact !== restricted)
        await client.query(`update ${declaration.table} set restricted_at = null where ${whereIs(row)}`);
      return row;
    };
    const byName = (table: string) => {
      const declaration = declarationOf(table);
      const tie = declaration.ties.find(({ to }) => to === 'contact');
      if (!tie) throw new Error(`${table} is not tied to contacts`);
      return { declaration, tie };
    };
    const self = byName('contacts');
    await put(self.declaration, self.tie, contact);
    const [deals, requests, restrictions] = [byName('deals'), byName('data_subject_requests'), byName('restrictions')];
    const deal = await put(deals.declaration, deals.tie, contact);
    const request = await put(requests.declaration, requests.tie, contact);
    const restriction = await put(restrictions.declaration, restrictions.tie, contact);
    const company = newId();
    for (const { declaration, tie } of tied) {
      if (['contacts', 'deals', 'data_subject_requests', 'restrictions'].includes(declaration.table)) continue;
      const through: Partial<Record<Tie['key'], string>> = {
        'sole-trader-company': company,
        'contact-deal': String(deal['id']),
        'contact-restriction': String(restriction['id']),
      };
      const held = through[tie.key] ?? contact;
      const row = await put(declaration, tie, held);
      // A note about the business is about nobody else.
      if (tie.key === 'sole-trader-company' && declaration.table === 'activities')
        await client.query(`update activities set contact_id = null, deal_id = null where id = $1`, [row['id']]);
      if (declaration.table === 'contact_emails')
        await client.query(`update contact_emails set address = $1 where id = $2`, [
          `${contact}@prove.example`,
          row['id'],
        ]);
      if (tie.key === 'contact-email')
        await client.query(`update company_import_rows set cells = array[$1] where import_id = $2 and line = $3`, [
          `${contact}@prove.example`,
          row['import_id'],
          row['line'],
        ]);
      else if (!/^\w+$/.test(tie.column))
        await client.query(`update ${declaration.table} set request_id = $1 where id = $2`, [request['id'], row['id']]);
      if (declaration.table === 'contact_companies')
        await client.query(`update contact_companies set company_id = $1 where id = $2`, [company, row['id']]);
    }
    await client.query(`update companies set legal_form = 'ENK', name = $2 where id = $1`, [
      company,
      `${canaryOf('contacts', 'family_name')} ENK`,
    ]);
  }

  const lines = (name: string): Record<string, unknown>[] =>
    (files.get(name) ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line));
  const holds = (name: string, { table, row }: Filled): boolean =>
    lines(name).some((line) => (keys.get(table) ?? []).every((key) => line[key] === row[key]));

  it('knows of every table that says whose a row is', () => {
    const pointing = takenTables.filter(({ columns }) => 'contact_id' in columns).map(({ table }) => table);
    expect(new Set(tied.map(({ declaration }) => declaration.table))).to.include.keys(...pointing);
  });

  for (const { declaration, tie } of tied)
    it(`${declaration.table}, by ${tie.key}: a restricted person’s rows are in the folder, everybody else’s are not`, () => {
      const { table } = declaration;
      const here = filled.filter((one) => one.table === table);
      expect(here.length).to.be.above(1);
      for (const one of here) {
        const who = one.restricted ? 'the restricted person' : 'the other';
        expect(holds(`data/${table}.jsonl`, one), `${who}, among all`).to.equal(!one.restricted);
        expect(holds(`begrenset/data/${table}.jsonl`, one), `${who}, in the folder`).to.equal(one.restricted);
      }
    });

  it('names them nowhere else, and nobody else there', () => {
    for (const [name, text] of files) {
      const inFolder = name.startsWith('begrenset/');
      expect(text.includes(inFolder ? other : restricted), name).to.equal(false);
    }
    expect(files.get('begrenset/csv/contacts.csv')).to.include(restricted);
    expect(files.get('begrenset/LES-DETTE.txt')).to.match(/artikkel 18[^]*Article 18/);
  });

  it('has what is restricted by itself there too, and the person it is about among all', () => {
    const at = (name: string) => lines(name).some(({ id }) => id === person.note);
    expect([at('data/activities.jsonl'), at('begrenset/data/activities.jsonl')]).to.eql([false, true]);
    const ofNote = (name: string) => files.get(name)?.includes(person.note);
    expect([ofNote('data/restrictions.jsonl'), ofNote('begrenset/data/restrictions.jsonl')]).to.eql([false, true]);
    expect([ofNote('data/audit_entries.jsonl'), ofNote('begrenset/data/audit_entries.jsonl')]).to.eql([false, true]);
    expect(files.get('data/contacts.jsonl')).to.include(person.contact);
    expect(files.get('begrenset/data/contacts.jsonl')).to.not.include(person.contact);
  });

  it('says how many they are, and what that means', () => {
    const manifest: { restricted: Record<string, unknown> } = JSON.parse(files.get('manifest.json') ?? '');
    expect(manifest.restricted).to.deep.include({ contacts: 1, activities: 1, folder: 'begrenset/' });
    expect(manifest.restricted).to.have.property('means');
  });
});
