import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';

import { expect } from 'chai';
import { parse } from 'csv-parse/sync';

import { documentArchive } from '../../../src/domain/books/document-archive.ts';
import { osloDay } from '../../../src/domain/clock.ts';
import { useCast } from '../../support/cast.ts';
import { unzippedFiles } from '../../support/unzipped.ts';
import { issue, nordlys, sale } from '../sales-documents/sales.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('The archive of invoices', () => {
  const cast = useCast();

  it('has every form of every document by voucher number, and the hash that each was issued with', async () => {
    const known = await issue(sale({ buyer: { ...nordlys, tenantId: cast.astrid.tenantId } }));
    const abroad = { lines: ['High Street 1'], postalCode: undefined, place: 'Springfield', country: 'US' };
    await issue(
      sale({ buyer: { ...nordlys, organisationNumber: undefined, tenantId: cast.clara.tenantId, address: abroad } }),
    );
    const today = osloDay();
    const files = unzippedFiles(await buffer(await documentArchive({ from: today, to: today })));
    const rows: Record<string, string>[] = parse(files.get('manifest.csv') ?? '', {
      bom: true,
      columns: true,
      delimiter: ';',
    });
    // A buyer whom the network of e-invoices does not know has no e-invoice.
    expect(rows.map(({ fil = '' }) => fil)).to.deep.equal([
      '1-10001.pdf',
      '1-10001.xml',
      '1-10001.json',
      '2-10002.pdf',
      '2-10002.json',
    ]);
    expect(rows[0]).to.include({ bilagsnr: '1', dokument: known.number, dato: today });
    for (const { fil = '', sha256: hash } of rows) expect(sha256(files.get(fil) ?? Buffer.of()), fil).to.equal(hash);
    expect(files.size).to.equal(rows.length + 1);
    expect(files.get('1-10001.pdf')?.subarray(0, 5).toString()).to.equal('%PDF-');
    const empty = unzippedFiles(await buffer(await documentArchive({ from: '2020-01-01', to: '2020-12-31' })));
    expect([...empty.keys()]).to.deep.equal(['manifest.csv']);
  });
});
