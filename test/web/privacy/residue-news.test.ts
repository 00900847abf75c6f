import { expect } from 'chai';

import { paths } from '../../../src/web/paths.ts';
import { change, inTenant } from '../../../src/domain/tenancy.ts';
import { useTown } from '../../support/cast.ts';
import { erasureWithResidue } from '../route-records.ts';

describe('The overview of the privacy desk, when an erased person is found after all', () => {
  const town = useTown();
  const tenant = 'nordlys';
  const overview = async (who: 'astrid' | 'clara'): Promise<string> =>
    (await (await town.signedIn(who)).get(paths.privacy.desk({ tenant: who === 'astrid' ? tenant : 'fjord' }))).text;

  it('says so and leads to where it is put right: to the one, to all of several, and no longer when it is done', async () => {
    expect(await overview('astrid')).to.not.include('finnes fortsatt noe sted');
    const first = await erasureWithResidue(town.astrid);
    expect(await overview('astrid'))
      .to.include('1 slettet person finnes fortsatt noe sted')
      .and.include(`href="${paths.erasures.show({ tenant, id: first })}"`);
    const page = (await (await town.signedIn('astrid')).get(paths.erasures.show({ tenant, id: first }))).text;
    expect(page).to.include('Et felt som ikke er laget for opplysninger om folk (stages.name)');
    expect(page, 'it is not said to be gone').to.not.include('Ingenting som viser hvem det var');
    await erasureWithResidue(town.astrid);
    const several = await overview('astrid');
    expect(several).to.include('2 slettede personer finnes fortsatt noe sted');
    expect(several).to.match(new RegExp(`<a href="${paths.erasures.index({ tenant })}">2 slettede`));
    expect(await overview('clara')).to.not.include('finnes fortsatt noe sted');
    await inTenant(town.astrid.tenantId, () =>
      change(`update erasures set state = 'waiting' where tenant_id = $1`, [town.astrid.tenantId]),
    );
    expect(await overview('astrid')).to.not.include('finnes fortsatt noe sted');
  });
});
