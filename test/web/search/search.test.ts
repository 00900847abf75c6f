import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('the search', () => {
  const town = useTown();
  const path = (q: string): string =>
    `${paths.tenant.search({ tenant: town.astrid.tenantSlug })}?q=${encodeURIComponent(q)}`;

  before(() =>
    inTenant(town.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Kari', familyName: 'Elkjøp', phones: ['+4722334455'] }]),
    ),
  );

  it('leads to the register with what may be a name or an organisation number, and with no address or phone number', async () => {
    const bjorn = await town.signedIn('bjorn');
    const offered = async (text: string): Promise<boolean> => {
      const box = await bjorn.get(path(text), { htmx: true });
      const page = await bjorn.get(path(text));
      expect(page.text.includes('fra Brønnøysund'), text).to.equal(box.text.includes('id="hit-add"'));
      return box.text.includes('id="hit-add"');
    };
    for (const text of ['Nordlys', '7-Eleven', '923 609 016', 'NO 923609016 MVA'])
      expect(await offered(text), text).to.equal(true);
    for (const text of ['kari@firma.example', 'kari@', '+47 22 33 44 55', '22 33 44 55', '40000011', '923609017'])
      expect(await offered(text), text).to.equal(false);
  });

  it('answers options to the box, and a page of their own without JavaScript', async () => {
    const randi = await town.signedIn('randi');
    const box = await randi.get(path('elkjop'), { htmx: true });
    expect(box.text).to.contain('role="option"').and.to.contain('Kari Elkjøp').and.not.to.contain('<html');
    const page = await randi.get(path('+47 22 33 44 55'));
    expect(page.text).to.contain('<html').and.to.contain('Kari Elkjøp');
    const none = await randi.get(path('<b>finnes ikke'), { htmx: true });
    expect(none.text).to.contain('Ingen treff').and.not.to.contain('<b>');
    expect((await randi.get(path(''), { htmx: true })).text.trim()).to.equal('');
  });
});
