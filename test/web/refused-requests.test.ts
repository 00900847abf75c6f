import { expect } from 'chai';

import { paths } from '../../src/web/paths.ts';
import { useTown } from '../support/cast.ts';

describe('A request that no page of ours sends', () => {
  const town = useTown();

  it('finds nothing in a language that is made up', async () => {
    const signIn = paths.public.signIn({ language: 'nb' });
    for (const language of ['zz', 'NB', 'constructor', '__proto__', 'toString', '%00', 'n%62x'])
      for (const page of ['/no/nb', signIn, paths.public.forgotten({ language: 'nb' })]) {
        const url = page.replace('/nb', `/${language}`);
        expect((await town.visitor().get(url)).status, url).to.equal(404);
      }
  });

  it('is told when its form cannot be read', async () => {
    const send = (headers: Readonly<Record<string, string>>) =>
      town.visitor().post(paths.public.signIn({ language: 'nb' }), { email: 'a@b.example' }, { headers });
    const replies = [
      await send({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' }),
      await send({ 'content-encoding': 'made-up' }),
    ];
    for (const { status, text } of replies) {
      expect(status).to.equal(415);
      expect(text).to.include('Vi kan ikke lese det som ble sendt');
    }
  });
});
