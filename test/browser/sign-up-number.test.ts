import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { paths } from '../../src/web/paths.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../stand-ins/register/server.ts';
import { useBrowser, type Window } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';

describe('The number on the sign-up form', function () {
  this.timeout(30_000);
  let standIn: RegisterStandIn;
  before(async () => {
    standIn = await startRegisterStandIn({ port: 0 });
  });
  const browser = useBrowser();
  const town = useTown(() => ({ REGISTER_URL: `${standIn.url}/enhetsregisteret/api` }));
  after(() => standIn.close());
  let window: Window;
  let page: Page;
  before(async () => {
    window = await browser.open({ address: town.app.address });
    ({ page } = window);
  });
  afterEach(() => expect(window.complaints.splice(0)).to.eql([]));

  it('is marked while it is wrong, and no longer once a company is found, with what is typed left alone', async () => {
    await page.goto(paths.public.signUp({ language: 'nb' }));
    const number = page.locator('#organisationNumber');
    const isMarked = (): Promise<string | null> => number.getAttribute('aria-invalid');
    await page.click('.button-primary');
    await page.locator('.field-error').first().waitFor();
    expect(await isMarked(), 'sent empty').to.equal('true');

    await number.pressSequentially('923609016');
    await page.locator('#company', { hasText: 'EQUINOR ASA' }).waitFor();
    expect(await isMarked(), 'found').to.equal(null);

    await number.press('Backspace');
    await number.press('7');
    await page.locator('#company .field-error').waitFor();
    expect(await isMarked(), 'fails its check digit').to.equal('true');
    expect(await number.inputValue()).to.equal('923609017');
  });
});
