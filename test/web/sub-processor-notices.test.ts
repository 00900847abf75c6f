import { expect } from 'chai';

import { paths } from '../../src/web/paths.ts';
import { useTown } from '../support/cast.ts';
import { newNotice } from './register-records.ts';

describe('The notice of a new sub-processor, at the tenant’s desk', () => {
  const town = useTown();

  it('leads to which data, why, where and on what basis, as its mail promises', async () => {
    await newNotice(town.astrid);
    const visitor = await town.signedIn('astrid');
    const { text } = await visitor.get(paths.subProcessors.show({ tenant: town.astrid.tenantSlug }));
    const [, code = ''] = /<a href="#(mail-[^"]+)">Hvilke opplysninger, hvorfor og hvor<\/a>/.exec(text) ?? [];
    const row = text.split(`id="${code}"`)[1];
    expect(row).to.include('Levere e-post').and.include('E-postadresser').and.include('Norge');
  });
});
