import { expect } from 'chai';
import fc from 'fast-check';

import { beginCsv, csvRows } from '../../../src/domain/exports/csv.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { guessFields, recogniseField } from '../../../src/domain/imports/import-fields.ts';
import { decodeText } from '../../../src/domain/imports/reading/decode-text.ts';
import { refuseOtherFiles, refuseUnwritten } from '../../../src/domain/imports/reading/other-files.ts';
import { readTable } from '../../../src/domain/imports/reading/read-table.ts';
import { rowValues } from '../../../src/domain/imports/row-values.ts';

const cellsOf = (text: string): (readonly string[])[] => readTable(text).rows.map(({ cells }) => cells);
const fieldsOf = (text: string): (string | undefined)[] => {
  const { headings, rows } = readTable(text);
  return guessFields(
    headings,
    rows.map(({ cells }) => cells),
    [],
  );
};

describe('Reading a list of companies', () => {
  describe('the letters', () => {
    const text = 'navn;sted\r\nBlåbærsøsteren Ærlig AS;Bodø\r\n';
    const windows1252 = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array => {
      const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
      return bigEndian ? bytes.swap16() : bytes;
    };

    it('are read as UTF-8, UTF-16 and Windows-1252, with a mark in front and without', () => {
      expect(decodeText(Buffer.from(text))).to.deep.equal({ text, encoding: 'utf-8' });
      expect(decodeText(Buffer.from(`\uFEFF${text}`))).to.deep.equal({ text, encoding: 'utf-8' });
      expect(decodeText(utf16(false, true))).to.deep.equal({ text, encoding: 'utf-16le' });
      expect(decodeText(utf16(false, false))).to.deep.equal({ text, encoding: 'utf-16le' });
      expect(decodeText(utf16(true, true))).to.deep.equal({ text, encoding: 'utf-16be' });
      expect(decodeText(utf16(true, false))).to.deep.equal({ text, encoding: 'utf-16be' });
      expect(decodeText(windows1252)).to.deep.equal({ text, encoding: 'windows-1252' });
      const mixed = decodeText(Buffer.concat([Buffer.from(text), Uint8Array.of(0xe5)]));
      expect(mixed, 'one letter of another program').to.deep.equal({ text: `${text}\uFFFD`, encoding: 'utf-8' });
    });
  });

  it('is read as whoever brings it says, but for a mark that says otherwise', () => {
    const mac = Uint8Array.from([0x42, 0x6c, 0x8c, 0x62, 0xbf, 0x72, 0x0a]);
    expect(decodeText(mac, 'macintosh')).to.deep.equal({ text: 'Blåbør\n', encoding: 'macintosh' });
    expect(decodeText(Buffer.from('\uFEFFBlå'), 'windows-1252')).to.deep.equal({ text: 'Blå', encoding: 'utf-8' });
    expect(readTable('navn,sted;land\nA,B;C', ';').rows).to.deep.equal([{ line: 2, cells: ['A,B', 'C'] }]);
  });

  it('refuses what would take more memory than a list is worth before it is cut into cells', () => {
    const refused = (text: string, key: string) =>
      expect(() => readTable(text))
        .to.throw(Invalid)
        .with.nested.property('fields.file.key', key);
    refused('a\n'.repeat(3_000_000), 'imports.problem.tooMany');
    refused(';'.repeat(9_000_000), 'imports.problem.tooManyCells');
    refused(`a${';'.repeat(190)}\n`.repeat(50_000), 'imports.problem.tooManyCells');
    expect(readTable(`navn;sted\nA;${'x'.repeat(5_000_000)}`).rows[0]?.cells[1]).to.have.length(1_000);
  });

  it('refuses spreadsheets and other files that are no text, by how they begin', () => {
    for (const start of ['PK\u0003\u0004', 'PK\u0005\u0006', '\u00D0\u00CF\u0011\u00E0'])
      expect(() => refuseOtherFiles(Buffer.from(`${start}rest`, 'latin1')))
        .to.throw(Invalid)
        .with.deep.property('fields', { file: 'imports.problem.spreadsheet' });
    expect(() => refuseOtherFiles(Buffer.from('%PDF-1.7'))).to.throw(Invalid);
    for (const bytes of [Buffer.alloc(5_000), Buffer.from('89504e470d0a1a0a0000000d49484452000000010203', 'hex')])
      expect(() => refuseUnwritten(decodeText(bytes).text)).to.throw(Invalid);
    expect(() => refuseUnwritten(`Navn;Sted\nÆ\0 AS;Å\n${'Nord AS;Bodø\n'.repeat(10)}`)).to.not.throw();
    expect(() => refuseOtherFiles(Buffer.from('PK;navn\nPK AS'))).to.not.throw();
    expect(() => refuseOtherFiles(Buffer.alloc(0))).to.not.throw();
  });

  describe('the table', () => {
    it('is separated by semicolons, commas or tabs, as most rows are', () => {
      for (const delimiter of [';', ',', '\t'])
        expect(cellsOf(`navn${delimiter}sted\nNord AS${delimiter}Bodø\n`)).to.deep.equal([['Nord AS', 'Bodø']]);
    });

    it('may be names alone, whatever commas stand in them', () => {
      expect(cellsOf('Hansen, Olsen og Co AS\nBerg AS\nDal, Ås')).to.deep.equal([
        ['Hansen, Olsen og Co AS'],
        ['Berg AS'],
        ['Dal, Ås'],
      ]);
    });

    it('keeps line ends and quotation marks in cells, fills short rows and tells the line of each', () => {
      const { rows } = readTable('navn;adresse;sted\n"A ""B"" AS";"Gate 1\nOppgang 2"\n\nC AS;;Oslo\n');
      expect(rows).to.deep.equal([
        { line: 3, cells: ['A "B" AS', 'Gate 1\nOppgang 2', ''] },
        { line: 5, cells: ['C AS', '', 'Oslo'] },
      ]);
    });

    it('may begin with Excel’s own line', () => {
      expect(cellsOf('sep=,\r\nnavn,sted\r\nNord AS,Bodø\r\n')).to.deep.equal([['Nord AS', 'Bodø']]);
    });

    it('without rows, or with a quotation mark that is never closed, is refused in words', () => {
      for (const text of ['', '\n\n', 'navn;sted\n', 'navn\n"Nord AS'])
        expect(() => readTable(text), text).to.throw(Invalid);
    });

    it('holds no national identity number, whatever column it stood in', () => {
      expect(cellsOf('navn;merknad\nNord AS;eier 17054026641 ja\n')).to.deep.equal([['Nord AS', 'eier [–] ja']]);
    });

    it('gives back any table that we wrote ourselves, formulas and all', () => {
      // Read trimmed, on one line end, without what is not seen, and never so that it could be an identity number.
      const cell = fc
        .string({ unit: fc.constantFrom(...Array.from(`aøÅ 1=+-@'";,\t\n|`)), maxLength: 12 })
        .map((text) => text.trim())
        .filter((text) => text.replaceAll(/\D/g, '').length < 9);
      const table = fc
        .integer({ min: 2, max: 4 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
        );
      fc.assert(
        fc.property(table, (rows) => {
          const filled = rows.map(([, ...rest]) => ['Nord AS', ...rest]);
          const headings = ['Navn', ...Array.from({ length: (rows[0]?.length ?? 1) - 1 }, (_, at) => `Kolonne ${at}`)];
          const manner = { delimiter: ';' } as const;
          const read = readTable(decodeText(Buffer.from(beginCsv(headings, manner) + csvRows(filled, manner))).text);
          expect(read.headings).to.deep.equal(headings);
          expect(read.rows.map(({ cells }) => cells)).to.deep.equal(filled);
        }),
      );
    });
  });

  describe('the columns', () => {
    it('are recognised by what people call them', () => {
      const known: Readonly<Record<string, string>> = {
        'Org.nr.': 'number',
        'Organisasjonsnummer (9 siffer)': '',
        ORGNUMMER: 'number',
        'org nr': 'number',
        'VAT-number': 'number',
        Firmanavn: 'name',
        'Company name': 'name',
        'Organization - Name': 'name',
        Leverandør: 'name',
        'E-post': 'email',
        'Tlf.': 'phone',
        Besøksadresse: 'street',
        'Post nr': 'postalCode',
        'Country/Region': 'country',
        'Antall ansatte': 'employees',
        Fødselsdato: '',
      };
      for (const [heading, field] of Object.entries(known))
        expect(recogniseField(heading) ?? '', heading).to.equal(field);
    });

    it('are guessed from what stands in them where there is no heading, and each field is taken once', () => {
      expect(fieldsOf('923 609 016\n974760673')).to.deep.equal(['number']);
      expect(fieldsOf('Nord AS;923609016;post@nord.no\nSør AS;974760673;')).to.deep.equal(['name', 'number', 'email']);
      expect(fieldsOf('Navn;Firma;Notat\nNord AS;Sør AS;x')).to.deep.equal(['name', undefined, undefined]);
    });
  });

  describe('a row', () => {
    const fields = [
      'number',
      'name',
      'email',
      'phone',
      'street',
      'postalCode',
      'place',
      'country',
      'employees',
    ] as const;

    it('is read as a member’s typing is', () => {
      const values = rowValues(fields, [
        'NO 923 609 016 MVA',
        ' Nord  AS ',
        'Post@Nord.no',
        '22 33 44 55',
        'Gate 1',
        '150',
        'Oslo',
        'Norge',
        '1 200',
      ]);
      expect(values.problems).to.deep.equal({});
      expect(values).to.include({ number: '923609016', name: 'Nord AS' });
      expect(Object.assign({}, ...values.facts.values())).to.deep.equal({
        email: 'post@nord.no',
        phone: '+4722334455',
        address_lines: ['Gate 1'],
        postal_code: '0150',
        place: 'Oslo',
        country_code: 'NO',
        employees: '1200',
      });
    });

    it('tells of everything that cannot be used, at its cell', () => {
      const { problems } = rowValues(fields, [
        '923609017',
        '',
        'ikke en adresse',
        'x',
        'Gate 1',
        '12',
        'Oslo',
        'Atlantis',
        'mange',
      ]);
      expect(problems).to.deep.equal({
        number: 'form.organisationNumber.checksum',
        email: 'form.email',
        phone: 'form.phone',
        country: 'form.invalid',
        employees: 'form.wholeNumber',
      });
      expect(rowValues(fields, ['', '', 'post@nord.no']).problems).to.deep.equal({ name: 'form.required' });
      expect(rowValues(fields, ['[–]', 'Nord AS']).problems).to.deep.equal({ number: 'form.nationalIdentity' });
    });
  });
});
