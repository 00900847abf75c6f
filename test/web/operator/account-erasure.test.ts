import { expect } from 'chai';

import { alsoAsks } from '../../../src/domain/privacy/requests/also-asks.ts';
import { operatorDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { change, inPlatform } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { newAccountRequest } from '../route-records.ts';

describe('An erasure of an account at OnNet’s desk', () => {
  const town = useTown();

  before(() => inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId])));

  it('is not offered before the copy they asked for, and says so to whoever looked before that came', async () => {
    const operator = await town.signedIn('astrid');
    const id = await newAccountRequest(town.astrid, 'erasure');
    const act = paths.operator.requestAct({ id, act: 'account-erasure' });
    const preview = async (): Promise<string> => (await operator.get(paths.operator.requestErasure({ id }))).text;
    expect(await preview()).to.include(`action="${act}"`);
    const desk = operatorDesk({ id: town.astrid.userId, operator: true });
    const copy = await inPlatform(() => alsoAsks(desk, id, 'access'));
    const stopped = await preview();
    expect(stopped)
      .to.include('må besvares før brukeren slettes')
      .and.include(paths.operator.request({ id: copy }));
    expect(stopped).to.not.include(`action="${act}"`);
    const refused = await operator.post(act, {}, { follow: true });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.match(/role="alert".*må besvares før brukeren slettes/s);
  });
});
