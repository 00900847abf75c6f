import { expect } from 'chai';

import { alsoAsks } from '../../../src/domain/privacy/requests/also-asks.ts';
import { operatorDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { change, inPlatform } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { newAccountRequest } from '../route-records.ts';

describe('An erasure of an account', () => {
  const town = useTown();

  before(() => inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId])));

  it('is not offered at OnNet’s desk before the copy they asked for, and says so to whoever looked before that came', async () => {
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

  it('by one’s own hand says first which answers are lost with it', async () => {
    const bjorn = await town.signedIn('bjorn');
    const page = async (): Promise<string> => (await bjorn.get(paths.account.erasure())).text;
    await bjorn.post(paths.account.requests(), { kind: 'right-to-object', message: '' });
    expect(await page()).to.not.include('ikke har svart på');
    await bjorn.post(paths.account.requests(), { kind: 'access', message: '' });
    expect(await page()).to.match(/ikke har svart på<\/p><ul><li>Få vite hva dere har om meg<\/li><\/ul>/);
  });
});
