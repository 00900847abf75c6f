import { expect } from 'chai';

import { openToast, sealToast } from '../../../src/web/middleware/sealed-toast.ts';
import { paths } from '../../../src/web/paths.ts';
import { residueAnywhere } from '../../support/residue.ts';
import { useTown } from '../../support/cast.ts';
import { newContact } from '../route-records.ts';

describe('A toast that waits for the next page', () => {
  const town = useTown();

  it('is read by the browser it is for, once, and stands nowhere in the session', async () => {
    const visitor = await town.signedIn('astrid');
    const at = { tenant: town.astrid.tenantSlug };
    const id = await newContact(town.astrid);
    const params = { ...at, id, field: 'name' };
    await visitor.post(paths.contacts.field(params), { givenName: 'Silkehale', familyName: 'Toast', version: '1' });
    const { location = '' } = await visitor.post(paths.contacts.trashing({ ...at, id }));
    const places = (await residueAnywhere(town.database, ['Silkehale'])).map(({ place }) => place);
    expect(places).to.include('contacts.given_name').and.not.include('sessions.data');
    expect((await visitor.get(location)).text).to.include('Silkehale');
    expect((await visitor.get(paths.account.show())).text).to.not.include('Silkehale');
  });

  it('opens with no other token, and with nothing that was changed', () => {
    const sealed = sealToast('one token', { text: 'Silkehale' }) ?? '';
    expect(openToast('one token', sealed)).to.deep.equal({ text: 'Silkehale' });
    expect(openToast('another token', sealed)).to.equal(undefined);
    expect(openToast('one token', sealed.replace(/.$/, 'A').replace(/^./, 'B'))).to.equal(undefined);
    expect(openToast('one token', { text: 'Silkehale' })).to.equal(undefined);
    expect(sealToast('one token', undefined)).to.equal(undefined);
  });
});
