import { expect } from 'chai';

import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useFiles } from '../../domain/privacy/access/packages.ts';
import { useTown } from '../../support/cast.ts';
import { personLink } from '../copy-records.ts';

describe('A person’s own page', () => {
  const town = useTown();
  useFiles();

  it('says that a right is none, and keeps what they wrote', async () => {
    const link = await personLink(town.astrid);
    for (const [language, words] of [
      ['nb', 'Velg ett av alternativene.'],
      ['en', 'Choose one of the options.'],
    ] as const) {
      const reply = await town
        .visitor()
        .post(paths.public.personRequests({ language, ...link }), { kind: 'everything', message: 'Blåklokker i mai' });
      expect(reply.status).to.equal(422);
      expect(reply.text).to.include('id="kind-error"').and.include(words).and.include('Blåklokker i mai');
    }
    const looked = await town.visitor().get(paths.public.person({ language: 'nb', ...link }));
    expect(looked.text).to.not.include('kind-error');
  });

  it('says why once for all that is held for the same, and writes numbers as people read them', async () => {
    const { astrid } = town;
    const [id = ''] = await inTenant(astrid.tenantId, async () =>
      insertContacts([
        {
          givenName: 'Siv',
          familyName: '<b>Side</b>',
          emails: ['siv@side.example'],
          phones: ['+4740070020'],
          companies: await insertCompanies([{ name: 'Side AS' }]).then(([one = '']) => [{ id: one, name: 'Side AS' }]),
        },
      ]),
    );
    const link = await personLink(astrid, id);
    const { text } = await town.visitor().get(paths.public.person({ language: 'nb', ...link }));
    expect(text).to.include('40\u00A007\u00A000\u00A020').and.not.include('+4740070020');
    expect(text, 'a yes or no in words').to.not.match(/<dd>(true|false)<\/dd>/);
    expect(text.match(/brukes til: |Brukes til: /g)).to.have.length(1);
    expect(text).to.include('Alt dette brukes til: ').and.include('class="privacy privacy-');
    expect(text).to.include('&lt;b&gt;Side&lt;/b&gt;').and.not.include('<b>Side</b>');
  });

  it('is kept out of search engines, open or closed, and other public pages are not', async () => {
    const link = await personLink(town.astrid);
    const robots = async (path: string): Promise<string | null> =>
      (await town.visitor().get(path)).headers.get('x-robots-tag');
    expect(await robots(paths.public.person({ language: 'nb', ...link }))).to.equal('noindex, nofollow');
    expect(await robots(paths.public.person({ language: 'nb', ...link, token: 'x' }))).to.equal('noindex, nofollow');
    expect(await robots(paths.home())).to.equal(null);
  });
});
