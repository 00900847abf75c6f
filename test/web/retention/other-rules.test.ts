import { expect } from 'chai';

import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

const tenant = 'nordlys';

describe('The pages of rules for single purposes', () => {
  const town = useTown();

  it('lead from a new rule to what it would do, to its approval, and off again', async () => {
    const astrid = await town.signedIn('astrid');
    const page = (): Promise<{ text: string }> => astrid.get(paths.retention.show({ tenant }));
    const made = await astrid.post(paths.retention.rules({ tenant }), { about: 'activity-text', months: '24' });
    expect(made.status).to.equal(303);
    const rule = made.location ?? '';
    const shown = await astrid.get(rule);
    expect(shown.status).to.equal(200);
    expect(shown.text).to.contain('Slett teksten i aktiviteter etter 24 måneder.');
    expect((await page()).text).to.contain('Venter på godkjenning');
    const unticked = await astrid.post(`${rule}/approval`, { version: '1', count: '0' });
    expect(unticked.status).to.equal(422);
    const old = await astrid.post(`${rule}/approval`, {
      version: '1',
      count: '0',
      confirmed: 'yes',
      seen: '2020-01-01',
    });
    expect(old.status).to.equal(422);
    expect(old.text).to.contain('mer enn en uke');
    expect((await astrid.post(`${rule}/approval`, { version: '1', count: '0', confirmed: 'yes' })).status).to.equal(
      303,
    );
    expect((await page()).text).to.contain('Gjelder');
    expect((await astrid.post(`${rule}/removal`, {})).status).to.equal(303);
    const clara = await town.signedIn('clara');
    expect((await clara.get(rule.replace('nordlys', 'fjord'))).status).to.equal(404);
    expect((await (await town.signedIn('bjorn')).get(rule)).status).to.equal(403);
  });

  it('keep what was typed when it is refused', async () => {
    const astrid = await town.signedIn('astrid');
    const refused = await astrid.post(paths.retention.rules({ tenant }), { about: 'activity-text', months: '999' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain('value="999"');
    expect((await astrid.post(paths.retention.rules({ tenant }), { about: 'moon', months: '9' })).status).to.equal(422);
  });
});
