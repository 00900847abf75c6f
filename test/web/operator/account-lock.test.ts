import { expect } from 'chai';

import { change, inPlatform } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { newAccountRequest } from '../route-records.ts';

describe('A locked account at OnNet’s desk', () => {
  const town = useTown();

  before(() => inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId])));

  it('stays locked until somebody says that it is over: the form for it is not open before it is wanted', async () => {
    const operator = await town.signedIn('astrid');
    const id = await newAccountRequest(town.astrid, 'restriction');
    const act = (name: string, form: Record<string, string>) =>
      operator.post(paths.operator.requestAct({ id, act: name }), form, { follow: true });
    const form = /<details( open)?><summary[^>]*>(?:(?!<\/details>).)*account-telling/s;
    const locked = (await act('account-lock', { ground: 'claims' })).text;
    expect(form.exec(locked)?.[1], 'right after locking').to.equal(undefined);
    expect(locked).to.match(form);
    const refused = await act('account-telling', { text: ' ' });
    expect(refused.status).to.equal(422);
    expect(form.exec(refused.text)?.[1], 'where something is missing').to.equal(' open');
  });
});
