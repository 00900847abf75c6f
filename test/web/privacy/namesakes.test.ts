import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('Somebody who only has the same name as whoever is erased', () => {
  const town = useTown();

  it('is said to stay as somebody else, with the way to look whether they are', async () => {
    const { astrid } = town;
    const add = async (email: string): Promise<string> =>
      (await insertContacts([{ givenName: 'Tordis', familyName: 'Åmot', emails: [email] }]))[0] ?? '';
    const first = await inTenant(astrid.tenantId, () => add('tordis@aamot.example'));
    const place = { tenant: astrid.tenantSlug, id: first };
    const visitor = await town.signedIn('astrid');
    const alone = await visitor.get(paths.erasures.contact(place));
    expect(alone.text).to.not.include('Den som bare har samme navn');
    await inTenant(astrid.tenantId, () => add('en.annen@aamot.example'));
    const page = await visitor.get(paths.erasures.contact(place));
    expect(page.text)
      .to.include('Den som bare har samme navn')
      .and.include(`href="${paths.contacts.index(place)}?q=Tordis%20%C3%85mot"`);
  });
});
