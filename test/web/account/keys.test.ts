import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { keyGroups } from '../../../src/web/account/keys.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

const views = path.join(import.meta.dirname, '..', '..', '..', 'views');

describe('The page of keys', () => {
  const town = useTown();

  it('names every key that a page listens to, and no other', () => {
    const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'));
    const listened = files.flatMap((file) =>
      [...readFileSync(path.join(views, file), 'utf8').matchAll(/data-shortcut="([^"]+)"/g)].map(([, keys]) => keys),
    );
    expect(new Set(keyGroups.flatMap(({ keys }) => Object.keys(keys)))).to.deep.equal(new Set(listened));
  });

  it('has no key that another begins with: it would be taken before the second is pressed', () => {
    const all = keyGroups.flatMap(({ keys }) => Object.keys(keys));
    expect(all.filter((key) => all.some((other) => other.startsWith(`${key} `)))).to.deep.equal([]);
  });

  it('is reached from the account’s menu, in both languages, and says where they are switched off', async () => {
    const astrid = await town.signedIn('astrid');
    const speak = (field: string, value: string) => astrid.post(paths.account.preferences(), { field, value });
    const keys = paths.account.keys();
    expect((await astrid.get(paths.contacts.index({ tenant: 'nordlys' }))).text).to.include(`href="${keys}"`);
    expect((await astrid.get(keys)).text)
      .to.include('Hurtigtaster')
      .and.include('<kbd>g</kbd><kbd>c</kbd>')
      .and.not.include('<dialog');
    expect((await astrid.get(keys, { htmx: 'partial' })).text).to.match(/^\s*<dialog/);
    await speak('language', 'en');
    await speak('shortcuts', 'off');
    expect((await astrid.get(keys)).text)
      .to.include('Keyboard shortcuts')
      .and.include('switched off for you');
    await speak('language', 'nb');
    await speak('shortcuts', 'on');
  });
});
