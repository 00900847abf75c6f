import { expect } from 'chai';

import { ruleOut } from '../../../src/domain/privacy/requests/nothing-found.ts';
import { sortRequest } from '../../../src/domain/privacy/requests/sort-request.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { arrived, at, contactWith, tenantDesk } from '../../domain/privacy/requests/with-requests.ts';

describe('A request from an address of whoever is to be erased', () => {
  const town = useTown();

  it('is said before the erasure while it is matched with nobody, with the way to it', async () => {
    const { astrid } = town;
    const desk = tenantDesk(astrid);
    const person = await contactWith(astrid, 'Eira', 'eira@aamot.example');
    const visitor = await town.signedIn('astrid');
    const preview = () => visitor.get(paths.erasures.contact({ tenant: astrid.tenantSlug, id: person }));
    const said = 'krav som ikke er knyttet til noen';
    expect((await preview()).text).to.not.include(said);
    const id = await arrived(desk, { kind: 'erasure', requesterName: 'E.', requesterEmail: 'Eira@Aamot.example' });
    const href = `href="${paths.privacy.request({ tenant: astrid.tenantSlug, id })}"`;
    expect((await preview()).text)
      .to.include(said)
      .and.include(href);
    const anothers = await arrived(desk, { requesterName: 'En annen', requesterEmail: 'eira@aamot.example' });
    expect((await preview()).text).to.include(paths.privacy.request({ tenant: astrid.tenantSlug, id: anothers }));
    await at(desk, () => ruleOut(desk, anothers, person));
    expect((await preview()).text, 'of one that is another’s').to.not.include(anothers);
    await at(desk, () => sortRequest(desk, id, { kind: 'erasure', personId: person }));
    // Of one that is matched and unproven the page says that it is decided there.
    expect((await preview()).text).to.not.include(said);
  });
});
