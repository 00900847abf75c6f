import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { pdfOfCopy } from '../../../../src/domain/privacy/access/copy-pdf.ts';
import type { AccessDocument } from '../../../../src/domain/privacy/access/document.ts';
import { isThere, shownValue } from '../../../../src/domain/privacy/access/shown-value.ts';
import { typeset } from '../../../../src/domain/pdf/faces.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { translator } from '../../../../src/words/catalogue.ts';
import { formatsFor } from '../../../../src/words/formats.ts';
import { useCast } from '../../../support/cast.ts';
import { textOfPdf, withoutSpace } from '../../../support/pdf-text.ts';
import { ready, received, useFiles } from './packages.ts';

describe('A copy of what is held, as PDF', function () {
  this.timeout(60_000);
  const cast = useCast();
  useFiles();
  let copy: AccessDocument;
  let pdf: Buffer;

  before(async () => {
    const { astrid } = cast;
    const contact = await inTenant(astrid.tenantId, async () => {
      const [id = ''] = await insertContacts([
        {
          givenName: 'Vilde',
          familyName: 'Łódź Київ',
          jobTitle: 'Regnskapsfører',
          emails: ['vilde@innsyn.example'],
          phones: ['+4722334455'],
        },
      ]);
      for (const [at, body] of [
        'Kort. 😀',
        'Én.\nTo.',
        `${'Et langt notat om avtalen. '.repeat(190)}Sisteord`,
      ].entries())
        await recordActivity(astrid, { kind: 'note', subject: { kind: 'contact', id }, title: `Samtale ${at}`, body });
      return id;
    });
    copy = await received(astrid, await ready(astrid, contact, { withhold: [] }));
    pdf = await pdfOfCopy(copy);
    const pictures = process.env['SCREENSHOTS'];
    if (pictures) writeFileSync(path.join(pictures, 'copy.pdf'), pdf);
  });

  it('to take along says that it is not all there is', async () => {
    const { tenantId } = cast.astrid;
    const [id = ''] = await inTenant(tenantId, () =>
      insertContacts([{ givenName: 'Ta', familyName: 'Med', emails: ['ta@med.example'] }]),
    );
    const along = await received(cast.astrid, await ready(cast.astrid, id, { form: 'portability' }));
    expect(textOfPdf(await pdfOfCopy(along))).to.include(
      withoutSpace('Dette er det du kan ta med deg (art. 20), og ikke alt'),
    );
    expect(textOfPdf(pdf)).to.not.include(withoutSpace('Dette er det du kan ta med deg'));
  });

  it('says everything that the copy holds, a note over several pages to its last word', () => {
    const drawn = textOfPdf(pdf);
    const pages = pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;
    expect(pages).to.be.greaterThan(3);
    const feet = Array.from({ length: pages }, (_, page) => `Innsynskopi·NordlysASSide${page + 1}av${pages}`);
    expect(feet.filter((foot) => !drawn.includes(foot))).to.deep.equal([]);
    // What goes on over a page is read without the page's foot.
    const text = feet.reduce((rest, foot) => rest.replace(foot, ''), drawn);
    const words = { t: translator(copy.language), formats: formatsFor(copy.language) };
    const said = [
      ...copy.sections.flatMap(({ title, columns, rows }) => [
        title,
        ...rows.flatMap((row) =>
          columns
            .filter(({ name }) => isThere(row[name]))
            .flatMap((column) => [column.label, shownValue(words, column, row[column.name])]),
        ),
      ]),
      ...copy.recipients.flatMap(({ name, what, safeguard }) => [name, what, safeguard]),
      ...copy.consents.flatMap(({ purpose, what, wording }) => [purpose, what, wording ?? '']),
      ...copy.rights.flatMap(({ title, text: right }) => [title, right]),
      copy.source,
      copy.complaint,
      copy.automatedDecisions,
      copy.controller.name,
    ];
    expect(withoutSpace(said.join())).to.include('ŁódźКиїв').and.include('22334455').and.include('Sisteord');
    const onThePage = (one: string): string => withoutSpace(typeset(one, false).text);
    expect(said.filter((one) => !text.includes(onThePage(one)))).to.deep.equal([]);
  });

  it('says why and how long beside each part', () => {
    const text = textOfPdf(pdf);
    for (const { purposes, retention } of copy.sections) {
      for (const { title, basis } of purposes) expect(text).to.include(withoutSpace(`${title} – ${basis}`));
      for (const one of retention) expect(text).to.include(withoutSpace(one));
    }
  });

  it('is tagged, in its language, and the same bytes each time', async () => {
    const source = pdf.toString('latin1');
    expect(source).to.include('/StructTreeRoot').and.include('/Marked true').and.include('/Lang (nb-NO)');
    expect((await pdfOfCopy(copy)).equals(pdf)).to.equal(true);
    expect((await pdfOfCopy({ ...copy, language: 'en' })).toString('latin1')).to.include('/Lang (en-GB)');
  });
});
