import { pipeline } from 'node:stream/promises';
import type { Readable, Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import type { RegisterCollection } from '../look-up.ts';
import { LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT } from '../bodies.ts';
import { printable } from '../printable.ts';
import { day, readEmployees } from '../read-entity.ts';
import { FieldPicker, NotAnArray, type Picked } from './pick-fields.ts';
import { mirrorRow, type MirrorRow } from './mirror-row.ts';

/** No unit has more; the largest known has 20,000 characters. */
const LARGEST_UNIT = 1024 * 1024;

/** Bytes of a whole file, unpacked: ten times what the register has. */
const LARGEST_FILE = 40 * 1024 ** 3;

/** Larger pieces are no quicker, and smaller ones cost a turn of the loop each. */
const PIECE_BYTES = 128 * 1024;

const addressFields = ['postnummer', 'poststed', 'kommune', 'kommunenummer'] as const;
const fields = [
  'organisasjonsnummer',
  'navn',
  'organisasjonsform.kode',
  'naeringskode1.kode',
  'naeringskode2.kode',
  'naeringskode3.kode',
  'harRegistrertAntallAnsatte',
  'antallAnsatte',
  'registrertIMvaregisteret',
  'hjemmeside',
  'registreringsdatoEnhetsregisteret',
  'overordnetEnhet',
  'konkurs',
  'underAvvikling',
  'underTvangsavviklingEllerTvangsopplosning',
  'underRekonstruksjonsforhandlingDato',
  'underUtenlandskInsolvensbehandlingDato',
  'slettedato',
  ...['forretningsadresse', 'beliggenhetsadresse', 'postadresse'].flatMap((address) =>
    addressFields.map((field) => `${address}.${field}`),
  ),
];
const ADDRESSES = 18;

/** How a reading went. */
export interface FileRead {
  /** Rows given on. */
  readonly units: number;
  /** Objects that were no live unit. */
  readonly unreadable: number;
}

/**
 * Reads a bulk file as it comes (gzip, JSON, UTF-8) and gives on a line of COPY's text format for each unit, with the
 * sink's own pace. Holds a few pieces of it at a time, however large it is.
 * @param largest bytes, unpacked, that it is given up after: little that is sent can be made into much
 * @throws NotAnArray, and whatever breaks the source, the unzipping or the sink
 */
export async function readBulkFile(
  source: Readable,
  collection: RegisterCollection,
  sink: Writable,
  signal?: AbortSignal,
  largest = LARGEST_FILE,
): Promise<FileRead> {
  const picker = new FieldPicker(fields, LARGEST_UNIT);
  let [units, unreadable, bytes] = [0, 0, 0];
  await pipeline(
    source,
    createGunzip({ chunkSize: PIECE_BYTES }),
    async function* toLines(pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        bytes += piece.length;
        if (bytes > largest) throw new NotAnArray('it has no end');
        let lines = '';
        for (const picked of picker.push(piece)) {
          const row = readUnit(picked, collection);
          if (row === undefined) unreadable += 1;
          else {
            units += 1;
            lines += copyLine(row);
          }
        }
        if (lines !== '') yield lines;
      }
      picker.end();
    },
    sink,
    { signal },
  );
  return { units, unreadable };
}

/** The row of one object of the file; undefined when it is no live unit. */
function readUnit(picked: readonly Picked[], collection: RegisterCollection): MirrorRow | undefined {
  const [number, named, formed, first, second, third, hasEmployees, employees, vat, website, registered, parent] =
    picked;
  const [bankrupt, liquidation, dissolution, restructuring, insolvency, deleted] = picked.slice(12, ADDRESSES);
  if (!isNumber(number) || deleted != null) return undefined;
  const [name, form] = [text(named, LONGEST_NAME), text(formed, LONGEST_CODE)];
  if (name === undefined || form === undefined) return undefined;
  const at = [0, 4, 8].map((offset) => ADDRESSES + offset).find((from) => picked.slice(from, from + 4).some(Boolean));
  return mirrorRow({
    organisationNumber: number,
    name,
    form,
    isSubUnit: collection === 'underenheter',
    parent: isNumber(parent) ? parent : undefined,
    industries: [first, second, third].flatMap((code) => text(code, LONGEST_CODE) ?? []),
    employees: readEmployees({
      harRegistrertAntallAnsatte: flag(hasEmployees),
      antallAnsatte: typeof employees === 'number' ? employees : undefined,
    }),
    vatRegistered: flag(vat),
    website: text(website),
    registered: day(text(registered)),
    bankrupt: flag(bankrupt),
    underLiquidation: flag(liquidation),
    compulsoryDissolution: flag(dissolution),
    underRestructuringOn: day(text(restructuring)),
    foreignInsolvencyOn: day(text(insolvency)),
    deleted: false,
    postalCode: at === undefined ? undefined : text(picked[at]),
    place: at === undefined ? undefined : text(picked[at + 1]),
    municipality: at === undefined ? undefined : text(picked[at + 2]),
    municipalityNumber: at === undefined ? undefined : text(picked[at + 3]),
  });
}

const isNumber = (value: Picked): value is string => typeof value === 'string' && /^[0-9]{9}$/.test(value);

function text(value: Picked, longest = LONGEST_TEXT): string | undefined {
  const cleaned = typeof value === 'string' ? printable(value) : '';
  return cleaned === '' || cleaned.length > longest ? undefined : cleaned;
}

const flag = (value: Picked): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

const marked = /[\\\t\n\r\0]/;
const marks = /[\\\t\n\r\0]/g;
const written: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A line of COPY's text format. A text of PostgreSQL has no character 0. */
function copyLine(row: MirrorRow): string {
  let line = '';
  for (const value of row) {
    if (line !== '') line += '\t';
    if (value === null) line += '\\N';
    else if (typeof value !== 'string') line += String(value);
    else line += marked.test(value) ? value.replace(marks, (mark) => written[mark] ?? '') : value;
  }
  return `${line}\n`;
}
