import { expect } from 'chai';

import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { mentionedContact, namedRestriction, placeDecisions } from '../route-records.ts';

describe('A restricted person who is named where nobody has decided about it', () => {
  const town = useTown();
  const tenant = 'nordlys';

  it('is told on the overview and in the list, until it is decided', async () => {
    const visitor = await town.signedIn('astrid');
    const overview = async (): Promise<string> => (await visitor.get(paths.privacy.desk({ tenant }))).text;
    const news = '1 begrenset person er nevnt et sted som ikke er avgjort';
    expect(await overview()).to.not.include(news);
    const id = await namedRestriction(town.astrid);
    expect(await overview())
      .to.include(news)
      .and.include(`href="${paths.restrictions.show({ tenant, id })}#places"`);
    expect((await visitor.get(paths.restrictions.index({ tenant }))).text).to.include('1 er ikke avgjort');
    await visitor.post(paths.restrictions.places({ tenant, id }), placeDecisions({ id }));
    expect(await overview()).to.not.include(news);
  });

  it('is asked about as soon as they are restricted', async () => {
    const visitor = await town.signedIn('astrid');
    const contact = await mentionedContact(town.astrid);
    const done = await visitor.post(paths.restrictions.contact({ tenant, id: contact }), { ground: 'claims' });
    expect(done.status).to.equal(303);
    expect(done.headers.get('location')).to.match(/#places$/);
  });
});
