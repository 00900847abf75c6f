import { expect } from 'chai';

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

  it('is kept out of search engines, open or closed, and other public pages are not', async () => {
    const link = await personLink(town.astrid);
    const robots = async (path: string): Promise<string | null> =>
      (await town.visitor().get(path)).headers.get('x-robots-tag');
    expect(await robots(paths.public.person({ language: 'nb', ...link }))).to.equal('noindex, nofollow');
    expect(await robots(paths.public.person({ language: 'nb', ...link, token: 'x' }))).to.equal('noindex, nofollow');
    expect(await robots(paths.home())).to.equal(null);
  });
});
