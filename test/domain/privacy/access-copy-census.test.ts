import { expect } from 'chai';

import type { AccessDocument } from '../../../src/domain/privacy/access/document.ts';
import { hasLabel, tableTitles } from '../../../src/domain/privacy/access/labels.ts';
import { portableArchive } from '../../../src/domain/privacy/access/portable-archive.ts';
import { documentSchema, type JsonSchema } from '../../../src/domain/privacy/access/schema.ts';
import { accessColumns, subjectGraph } from '../../../src/domain/privacy/inventory/subject-graph.ts';
import { unzipped } from '../../support/unzipped.ts';

const people = ['contact', 'user'] as const;

const document: AccessDocument = {
  $schema: 'https://onnet.example/schemas/personal-data-1.json',
  format: 'onnet-personal-data',
  version: 1,
  form: 'portability',
  language: 'nb',
  madeAt: '2026-11-23T00:00:00.000Z',
  about: 'contact',
  controller: { name: 'Nordlys AS', organisationNumber: '974760673', contact: '' },
  processor: null,
  records: 1,
  source: '',
  until: '',
  sections: [
    {
      name: 'contact_emails',
      title: 'E-postadresser',
      purposes: [{ title: 'Salg', basis: 'avtale' }],
      retention: ['36 måneder'],
      columns: [
        { name: 'address', label: 'Adresse', category: 'user.contact.email', origin: 'provided' },
        { name: 'lines', label: 'Linjer', category: 'user.contact.address', origin: 'provided' },
      ],
      rows: [
        { address: '=SUM(1)@firma.example', lines: ['Vei 1', 'Oppgang "B"'] },
        { address: null, lines: [] },
      ],
      writtenBy: ['controller', 'list'],
    },
    {
      name: 'contact_phones',
      title: 'Telefonnumre',
      purposes: [{ title: 'Salg', basis: 'avtale' }],
      retention: ['36 måneder'],
      columns: [{ name: 'number', label: 'Nummer', category: 'user.contact.phone_number', origin: 'provided' }],
      rows: [{ number: '+4798765432' }, { number: '+47|cmd' }],
    },
  ],
  recipients: [],
  consents: [],
  withheld: { count: 0, why: '' },
  rights: [],
  complaint: '',
  automatedDecisions: '',
};

describe('What a copy is made of', () => {
  it('has a name for every table and every column that a person can be shown', () => {
    const tables = people.flatMap((one) =>
      subjectGraph(one).flatMap(({ as, table }) => (as === 'about' ? [table] : [])),
    );
    const shown = new Set(people.flatMap((one) => accessColumns(one).map(({ table }) => table)));
    expect(
      [...new Set(tables)].filter((table) => shown.has(table) && !(table in tableTitles)),
      'add it to labels.ts',
    ).to.deep.equal([]);
    const columns = people.flatMap((one) =>
      accessColumns(one).flatMap(({ table, columns: of }) =>
        of.filter(({ name }) => !hasLabel(name)).map(({ name }) => `${table}.${name}`),
      ),
    );
    expect(columns, 'add them to labels.ts').to.deep.equal([]);
  });

  it('can be taken along as an archive that programs open: JSON, its schema, and CSV without formulas', async () => {
    const archive = await portableArchive(document);
    const files = unzipped(archive);
    expect([...files.keys()]).to.deep.equal([
      'personal-data.json',
      'schema.json',
      'contact_emails.csv',
      'contact_phones.csv',
    ]);
    expect(JSON.parse(files.get('personal-data.json') ?? '')).to.deep.equal(document);
    expect(files.get('contact_emails.csv')).to.equal(
      `\uFEFFaddress,lines\r\n'=SUM(1)@firma.example,"Vei 1\nOppgang ""B"""\r\n,\r\n`,
    );
    // A number can be used as it stands: a program that dials it knows nothing of spreadsheets.
    expect(files.get('contact_phones.csv')).to.equal(`\uFEFFnumber\r\n+4798765432\r\n'+47|cmd\r\n`);
  });

  it('says in its published schema exactly what it holds', () => {
    expect(documentSchema.required?.toSorted()).to.deep.equal(Object.keys(document).toSorted());
    expect(misfits(documentSchema, document, '')).to.deep.equal([]);
    expect(misfits(documentSchema, { ...document, form: 'other' }, '')).to.not.deep.equal([]);
    const section = documentSchema.properties?.['sections']?.items?.properties;
    expect(section?.['columns']?.items?.properties?.['origin']?.description).to.include('from others about them');
    expect(section?.['writtenBy']?.items?.enum).to.eql(['person', 'controller', 'list']);
    const { description = '' } = documentSchema.properties?.['sections'] ?? {};
    for (const told of ['CSV', 'apostrophe', 'a number', 'comma', 'line of its own'])
      expect(description).to.include(told);
  });
});

/** Where a value does not fit a schema, for the few words of JSON Schema that ours uses. */
function misfits(schema: JsonSchema, value: unknown, at: string): string[] {
  if (schema.anyOf) return schema.anyOf.some((one) => misfits(one, value, at).length === 0) ? [] : [at];
  if (schema.const !== undefined) return schema.const === value ? [] : [at];
  if (schema.enum) return schema.enum.some((one) => one === value) ? [] : [at];
  const kind =
    value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  const wanted = schema.type === undefined ? [] : [schema.type].flat();
  if (wanted.length > 0 && !wanted.includes(kind)) return [`${at} is ${kind}`];
  if (Array.isArray(value))
    return schema.items ? value.flatMap((one, n) => misfits(schema.items ?? {}, one, `${at}[${n}]`)) : [];
  if (typeof value !== 'object' || value === null) return [];
  const held = new Map<string, unknown>(Object.entries(value));
  return Object.entries(schema.properties ?? {}).flatMap(([name, of]) =>
    held.has(name)
      ? misfits(of, held.get(name), `${at}.${name}`)
      : schema.required?.includes(name)
        ? [`${at}.${name} is missing`]
        : [],
  );
}
