import { expect } from 'chai';
import fc from 'fast-check';

import { drawnUp } from '../../../src/domain/sales-documents/document.ts';
import { coveredBy } from '../../../src/domain/pdf/covered.ts';
import { faceFiles, typeset } from '../../../src/domain/pdf/faces.ts';
import { pdfOf } from '../../../src/domain/sales-documents/pdf/pdf.ts';
import { line, nordlys, sale, soldBy } from './sales.ts';

describe('The letters of names on invoices', function () {
  this.timeout(30_000);

  /** The faces that are embedded in an invoice to somebody of this name. */
  async function facesFor(name: string): Promise<string[]> {
    const facts = sale({ buyer: { ...nordlys, name }, lines: [line({ description: `Kurs for ${name}` })] });
    const pdf = await pdfOf(
      drawnUp(facts, { number: 10_001, series: 'invoice', soldBy, issuedAt: new Date(), credited: undefined }),
    );
    const found = pdf.toString('latin1').matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g);
    return [...new Set(Array.from(found, ([, face = '']) => face))].toSorted();
  }

  it('are the product’s own where it has them all, and another face for the whole of a name where it lacks one', async () => {
    for (const name of ['Ærlig Øl AS', 'Łódź Żółć Sp. z o.o.', 'Şişli İnşaat', 'Țară Ñandú'])
      expect((await facesFor(name)).join(), name).to.not.include('Noto');
    for (const name of ['Αθήνα ΑΕ', 'Київ ТОВ', 'Công ty Nguyễn Văn Đức', 'Ђорђевић'])
      expect((await facesFor(name)).join(), name).to.include('NotoSans-Regular');
  });

  it('are written by number where no face has them, and plainly where they are another form of plain ones', async () => {
    const written = (text: string): string => typeset(text, false).text;
    expect(written('漢字 AS')).to.equal('[U+6F22][U+5B57] AS');
    expect(written('😀')).to.equal('[U+1F600]');
    expect(written('ＡＢ Ⅷ')).to.equal('AB VIII');
    expect(written('Nguye\u0302\u0303n')).to.equal('Nguyễn');
    expect(written('a\u200Db\uFE0Fc\u202Ed')).to.equal('abcd');
    expect(written('a\uD800b')).to.equal('a?b');
    expect(typeset('Київ', true).face).to.equal('wide-strong');
    await facesFor('漢字 😀 שלום عمر \uD800');
  });

  it('are never a box, whatever somebody is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.boolean(), (name, strong) => {
        const { face, text } = typeset(name, strong);
        const covered = coveredBy(faceFiles[face]);
        for (const character of text.replaceAll('\n', ''))
          expect(covered(character.codePointAt(0) ?? 0), JSON.stringify(character)).to.equal(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
