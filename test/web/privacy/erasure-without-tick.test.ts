import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('An erasure that lacks only its tick', () => {
  const town = useTown();

  it('says so, above the form and at the box, and not that something has to be decided', async () => {
    const [id = ''] = await inTenant(town.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Kari', familyName: 'Avkrysset' }]),
    );
    const astrid = await town.signedIn('astrid');
    const reply = await astrid.post(paths.erasures.contact({ tenant: town.astrid.tenantSlug, id }), {});
    expect(reply.status).to.equal(422);
    expect(reply.text.split('Bekreft at slettingen ikke kan angres.')).to.have.lengthOf(3);
    expect(reply.text).to.not.contain('Noe må bestemmes');
  });
});
