import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { cookieRegister, isNamed } from '../../src/domain/privacy/cookies/register.ts';
import { paths } from '../../src/web/paths.ts';
import { routesFor } from '../../src/web/routes.ts';
import { translator } from '../../src/words/catalogue.ts';
import { axeFindings, useBrowser, type Window } from '../support/browser.ts';
import { emailOf, PASSWORD, useTown } from '../support/cast.ts';
import { pictureOf } from './pictures.ts';
import { useGoogle } from '../support/google-in-use.ts';

const t = translator('nb');
const language = 'nb';
const home = paths.public.home({ language });
const cookiesPage = paths.public.cookies({ language });
const publicPages = [
  home,
  paths.public.privacy({ language }),
  paths.public.agreement({ language }),
  cookiesPage,
  paths.public.signIn({ language }),
  paths.public.signUp({ language }),
  paths.public.forgotten({ language }),
  paths.design(),
  '/finnes-ikke',
];
const containerOfGoogle = readFileSync(path.join(import.meta.dirname, 'google-stand-in.js'), 'utf8');

describe('Cookies, in a browser', function () {
  this.timeout(120_000);
  const browser = useBrowser();
  // A name with a parent domain, where a script can put cookies at both; every name below localhost is this machine.
  const town = useTown((address) => ({
    GTM_ID: 'GTM-TEST1',
    PUBLIC_URL: address.replace('127.0.0.1', 'crm.onnet.localhost'),
  }));
  useGoogle();
  let window: Window;
  let page: Page;
  /** Everything the browser asked of anybody but us, in order, and nothing of it left this machine. */
  let elsewhere: string[];

  const desktop = { width: 1280, height: 800 };

  async function open({ script = true } = {}): Promise<void> {
    await window?.context.close();
    const ours = town.app.config.publicUrl;
    window = await browser.open({
      address: ours,
      javaScriptEnabled: script,
      locale: 'nb',
      viewport: desktop,
    });
    ({ page } = window);
    elsewhere = [];
    await keepHere(window);
  }
  /**
   * Writes down whatever is asked of anybody else, and answers it. Only what goes to https is held up, as Google's all is: a
   * browser all of whose requests are held up keeps no file of ours between pages.
   */
  async function keepHere({ context, page: only }: Window): Promise<void> {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol === 'http:' && url.origin !== town.app.config.publicUrl) elsewhere.push(url.href);
    });
    const wire = await context.newCDPSession(only);
    wire.on('Fetch.requestPaused', ({ requestId, request: { url } }) => {
      elsewhere.push(url);
      const container = url.startsWith('https://www.googletagmanager.com/gtm.js');
      const answer = container
        ? {
            responseCode: 200,
            responseHeaders: [{ name: 'content-type', value: 'text/javascript' }],
            body: Buffer.from(containerOfGoogle).toString('base64'),
          }
        : { responseCode: 204 };
      // A page that is left takes its requests along.
      void wire.send('Fetch.fulfillRequest', { requestId, ...answer }).catch(() => undefined);
    });
    await wire.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*' }, { urlPattern: 'wss://*' }] });
  }
  beforeEach(() => open());
  afterEach(() => expect(window.complaints.splice(0).filter((one) => !one.includes('status of 404'))).to.eql([]));
  after(() => window?.context.close());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const banner = () => page.locator('section#cookie-banner');
  // In the banner: the design page shows its buttons as samples too.
  const reject = () =>
    banner()
      .getByRole('button', { name: t('cookies.reject'), exact: true })
      .click();
  const accept = () =>
    banner()
      .getByRole('button', { name: t('cookies.accept'), exact: true })
      .click();
  const answered = () => page.getByText(t('cookies.saved')).waitFor();
  const cookies = async (): Promise<string[]> => (await window.context.cookies()).map(({ name }) => name).toSorted();
  const googles = async (): Promise<string[]> => (await cookies()).filter((name) => name.startsWith('_g'));
  const stored = (): Promise<unknown> =>
    page.evaluate(`(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map((one) => one.name), ...(globalThis.caches ? await caches.keys() : [])])()`);
  const told = (): Promise<unknown[][]> =>
    page.evaluate(`(window.googleWasTold ?? []).map((entry) => Array.isArray(entry) ? entry : Object.keys(entry))`);
  const consentTold = async (): Promise<unknown[][]> => (await told()).filter(([what]) => what === 'consent');
  /** Waits until the page asks for nothing more, or only until it has loaded where nothing was allowed that could ask. */
  const visit = async (address: string, waitUntil: 'networkidle' | 'load' = 'networkidle'): Promise<void> => {
    await page.goto(address, { waitUntil });
  };

  it('policy cookies-1: who clicks nothing has nothing stored, and asks nobody but us', async () => {
    for (const one of publicPages) {
      await visit(one);
      expect(await cookies(), one).to.eql([]);
      expect(await stored(), one).to.eql([]);
    }
    await visit(paths.public.signIn({ language }));
    await page.locator('#email').fill(emailOf('astrid'));
    await page.locator('#password').fill(PASSWORD);
    await page.locator('main form button').click();
    await page.waitForURL('**/t/nordlys**');
    await visit(paths.contacts.index({ tenant: town.astrid.tenantSlug }));
    const essential = cookieRegister.filter((entry) => entry.class === 'essential');
    expect((await cookies()).filter((name) => !essential.some((entry) => isNamed(entry, name)))).to.eql([]);
    expect(await stored()).to.eql([]);
    expect(elsewhere).to.eql([]);
  });

  it('invariant I10: no byte goes to Google before a yes, nor after a no', async () => {
    for (const one of publicPages) await visit(one, 'load');
    await visit(home);
    await reject();
    await answered();
    for (const one of publicPages) {
      await visit(one, 'load');
      expect(
        await banner()
          .filter({ hasText: t('cookies.banner.title') })
          .count(),
        one,
      ).to.equal(0);
    }
    await visit(home);
    expect(await cookies()).to.eql(['onnet-cookies']);
    expect(await stored()).to.eql([]);
    expect(elsewhere).to.eql([]);
  });

  it('policy cookies-2: after a yes the order is default, update, load, and the update says exactly what was chosen', async () => {
    await visit(home);
    await accept();
    await answered();
    expect(elsewhere, 'on the page where the answer was given').to.eql([]);
    await visit(home);
    expect(elsewhere[0]).to.equal('https://www.googletagmanager.com/gtm.js?id=GTM-TEST1');
    const [first, second, ...rest] = await told();
    expect(first).to.eql([
      'consent',
      'default',
      {
        ad_storage: 'denied',
        ad_user_data: 'denied',
        ad_personalization: 'denied',
        analytics_storage: 'denied',
        functionality_storage: 'denied',
        personalization_storage: 'denied',
        security_storage: 'granted',
      },
    ]);
    const granted = { ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' };
    expect(second).to.eql(['consent', 'update', { analytics_storage: 'granted', ...granted }]);
    expect(rest).to.eql([['gtm.blocklist'], ['gtm.start', 'event']]);
  });

  it('policy cookies-2: a yes to analytics leaves everything about advertising denied, in words and by the policy of the page', async () => {
    await visit(home);
    await page.getByText(t('cookies.choose'), { exact: true }).click();
    expect(await page.locator('input[name="allow"]:checked').count(), 'nothing is ticked beforehand').to.equal(0);
    await page.getByRole('checkbox', { name: t('cookies.class.analytics') }).check();
    await button(t('cookies.saveChoice')).click();
    await answered();
    await visit(home);
    const denied = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' };
    expect((await consentTold()).at(-1)).to.eql(['consent', 'update', { analytics_storage: 'granted', ...denied }]);
    expect(await googles()).to.eql(['_ga', '_ga_DEEP', '_ga_STANDIN1', '_gid']);
    await page.evaluate(`new Promise((done) => { const image = new Image(); image.onerror = done; image.onload = done;
      image.src = 'https://googleads.g.doubleclick.net/pagead/x.gif'; })`);
    expect(window.complaints.splice(0).join()).to.include('img-src');
    expect(elsewhere.filter((url) => url.includes('doubleclick'))).to.eql([]);
    expect(elsewhere.filter((url) => url.includes('google-analytics')).length).to.be.above(0);
  });

  it('hard case 31: a yes that is taken back leaves no cookie of Google’s at any path or domain, not even one that is set again on the way out', async () => {
    await visit(home);
    await accept();
    await answered();
    for (const one of [home, paths.public.privacy({ language })]) await visit(one);
    expect(await googles()).to.include.members(['_ga', '_ga_DEEP', '_ga_STANDIN1', '_gid', '_gcl_au']);
    expect(await stored()).to.eql(['_gcl_ls']);
    const script = page.evaluate(`new Promise((heard) => document.addEventListener('submit', () => setTimeout(() =>
      heard(window.googleWasTold.filter((entry) => entry[0] === 'consent').at(-1)))))`);
    await button(t('cookies.withdraw')).click();
    expect(await script.catch(() => 'gone already')).to.satisfy(
      (last: unknown) => last === 'gone already' || JSON.stringify(last).includes('"analytics_storage":"denied"'),
    );
    await page.waitForURL(`**${paths.public.privacy({ language })}`);
    await page.waitForLoadState('networkidle');
    const before = elsewhere.length;
    await page.reload({ waitUntil: 'networkidle' });
    // One cookie lies at the path of the front page, and is only sent there.
    await visit(home);
    expect(await cookies()).to.eql(['onnet-cookies']);
    expect(await stored()).to.eql([]);
    expect(elsewhere.slice(before)).to.eql([]);
    expect(await page.locator('script[data-container]').count()).to.equal(0);
  });

  it('invariant I9: taking a yes back costs no more clicks than giving it, from every public page', async () => {
    const foot = page.getByRole('contentinfo');
    for (const one of publicPages) {
      await window.context.clearCookies();
      await visit(one, 'load');
      expect(await foot.getByRole('link', { name: t('nav.cookies') }).count()).to.equal(1);
      // One click …
      await accept();
      await foot.getByRole('button', { name: t('cookies.withdraw') }).waitFor();
      // … and one.
      await foot.getByRole('button', { name: t('cookies.withdraw') }).click();
      await foot.getByText(t('cookies.state.none')).waitFor();
      expect(new URL(page.url()).pathname).to.equal(one);
    }
  });

  it('policy cookies-3: a no is as large, as near and as bright as a yes, and both are reached by keyboard', async () => {
    for (const phone of [false, true])
      for (const dark of [false, true]) {
        await window.context.clearCookies();
        await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
        await page.setViewportSize(phone ? { width: 390, height: 844 } : desktop);
        await visit(home, 'load');
        const looks = await page.evaluate(`[...document.querySelectorAll('.cookie-pair button')].map((one) => {
          const { width, height, top } = one.getBoundingClientRect();
          const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(one);
          return { width, height, top, color, backgroundColor, borderColor, fontSize, fontWeight };
        })`);
        expect(looks).to.be.an('array').with.length(2);
        const [no, yes] = Array.isArray(looks) ? looks : [];
        expect(no).to.eql(yes);
        expect(await axeFindings(page)).to.eql([]);
        const name = `banner ${phone ? 'phone' : 'desktop'} ${dark ? 'dark' : 'light'}`;
        await pictureOf(page, 'cookies', name);
        await page.getByText(t('cookies.choose'), { exact: true }).click();
        expect(await axeFindings(page)).to.eql([]);
        await pictureOf(page, 'cookies', `${name} choose`);
        await visit(paths.public.signUp({ language }), 'load');
        await pictureOf(page, 'cookies', `${name} sign-up`);
        await visit(paths.public.home({ language: 'en' }), 'load');
        await pictureOf(page, 'cookies', `${name} en`);
        await visit(cookiesPage, 'load');
        expect(await axeFindings(page)).to.eql([]);
        await pictureOf(page, 'cookies', `${name} page`);
        await accept();
        await page.waitForLoadState('networkidle');
        await pictureOf(page, 'cookies', `${name} page answered`);
      }
  });

  it('is answered by keyboard where the page is, keeps what was typed, and says that it is saved', async () => {
    await visit(paths.public.signUp({ language }));
    await page.locator('#name').fill('Eva Lund');
    await button(t('cookies.reject')).focus();
    await page.keyboard.press('Enter');
    await answered();
    expect(await page.locator('#name').inputValue()).to.equal('Eva Lund');
    expect(await page.evaluate(`document.activeElement.textContent`)).to.include(t('cookies.saved'));
    expect(await page.getByRole('contentinfo').getByText(t('cookies.state.none')).count()).to.equal(1);
    expect(await axeFindings(page)).to.eql([]);
    await pictureOf(page, 'cookies', 'answered in place');
  });

  it('works without JavaScript, where nothing of Google’s runs whatever the answer', async () => {
    await open({ script: false });
    for (const one of publicPages) await visit(one, 'load');
    expect(await cookies()).to.eql([]);
    await visit(paths.public.agreement({ language }));
    await accept();
    await page.waitForURL(`**${paths.public.agreement({ language })}`);
    expect(await banner().count()).to.equal(0);
    expect(elsewhere).to.eql([]);
    const { hostname } = new URL(town.app.config.publicUrl);
    await window.context.addCookies([
      { name: '_ga', value: 'x', domain: '.onnet.localhost', path: '/' },
      { name: '_ga_AB12', value: 'x', domain: hostname, path: '/no' },
      { name: '_gcl_au', value: 'x', domain: hostname, path: '/no/nb/' },
    ]);
    await button(t('cookies.withdraw')).click();
    await page.waitForURL(`**${paths.public.agreement({ language })}`);
    expect(await cookies()).to.eql(['onnet-cookies']);
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: t('nav.cookies') })
      .click();
    await page.waitForURL(`**${cookiesPage}`);
    await page.getByRole('checkbox', { name: t('cookies.class.marketing') }).check();
    await button(t('cookies.saveChoice')).click();
    expect(await page.getByRole('checkbox', { name: t('cookies.class.marketing') }).isChecked()).to.equal(true);
    expect(await page.getByRole('checkbox', { name: t('cookies.class.analytics') }).isChecked()).to.equal(false);
  });

  it('has no tag inside the program, where even a script of Google’s that somebody put there is not let in', async () => {
    await visit(home);
    await accept();
    await answered();
    await visit(paths.public.signIn({ language }));
    await page.locator('#email').fill(emailOf('astrid'));
    await page.locator('#password').fill(PASSWORD);
    await page.locator('main form button').click();
    await page.waitForURL('**/t/nordlys**');
    const { tenantSlug: tenant } = town.astrid;
    for (const one of [paths.tenant.home({ tenant }), paths.contacts.index({ tenant }), paths.account.show(), home])
      await visit(one);
    expect(elsewhere).to.eql([]);
    await visit(paths.contacts.index({ tenant }));
    await page.evaluate(`new Promise((done) => { const script = document.createElement('script'); script.onerror = done;
      script.src = 'https://www.googletagmanager.com/gtm.js?id=GTM-TEST1'; document.head.append(script); })`);
    expect(window.complaints.splice(0).join()).to.include('script-src');
    expect(elsewhere).to.eql([]);
  });

  it('policy cookies-2: Google’s script cannot read which page somebody came from, and forms still say that they are ours', async () => {
    const ours = town.app.config.publicUrl;
    const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url() === ours + cookiesPage);
    await visit(home, 'load');
    await accept();
    await answered();
    expect(await (await asked).headerValue('origin')).to.equal(ours);
    const token = 'hemmelig-0123456789abcdef';
    for (const one of [
      paths.public.invitation({ language, tenant: 'nordlys', token }),
      `${paths.public.signIn({ language })}?next=%2Ft%2Fnordlys%2Fsearch%3Fq%3DOdd%2Bhemmelig`,
    ]) {
      await visit(one, 'load');
      await page
        .getByRole('contentinfo')
        .getByRole('link', { name: t('nav.policy') })
        .click();
      await page.waitForURL(`**${paths.public.privacy({ language })}`);
      expect(await page.locator('script[data-container]').count()).to.equal(1);
      const known = await page.evaluate(`[document.referrer, ...navigation.entries().map(({ url }) => url)]`);
      expect(known)
        .to.include(`${ours}/`)
        .and.satisfy((all: unknown) => !JSON.stringify(all).includes('hemmelig'));
    }
    await open({ script: false });
    await visit(cookiesPage, 'load');
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.method() === 'POST'),
      button(t('cookies.reject')).click(),
    ]);
    expect(await request.headerValue('origin')).to.equal(ours);
    await page.getByText(t('cookies.yourAnswer'), { exact: true }).waitFor();
  });

  it('hard case 31: a yes that is taken back leaves nothing at the paths of other pages, with and without script', async () => {
    const pages = routesFor({ smtpUrl: undefined, production: true })
      .filter(({ method, may }) => method === 'get' && may === 'anyone')
      .flatMap(({ path: { pattern } }) =>
        ['nb', 'en'].map((one) => pattern.replace(':language', one).split('/:')[0] ?? ''),
      );
    const places = new Set(
      pages.flatMap((one) => [...one.matchAll(/\/[^/]+|$/g)].map(({ index }) => one.slice(0, index))),
    );
    expect(places).to.include('/no/en').and.include('/no/en/privacy');
    const { hostname } = new URL(town.app.config.publicUrl);
    for (const script of [true, false]) {
      await open({ script });
      await visit(home, 'load');
      await accept();
      await page.getByRole('button', { name: t('cookies.withdraw') }).waitFor();
      await window.context.addCookies(
        [...places, ...pages, '/no/en/', '/no/nb/privacy/'].map((one, at) => ({
          name: at % 3 === 0 ? '_ga' : `_ga_${at}`,
          value: 'x',
          domain: at % 2 === 0 ? hostname : '.onnet.localhost',
          path: one || '/',
        })),
      );
      await button(t('cookies.withdraw')).click();
      await page.waitForURL(`**${home}`);
      await page.waitForLoadState('networkidle');
      expect(await cookies()).to.eql(['onnet-cookies']);
      await window.context.addCookies([{ name: '_ga', value: 'x', domain: hostname, path: '/t/x/y' }]);
      await visit('/t/x/y', 'load');
      expect(await cookies()).to.eql(['onnet-cookies']);
    }
  });
});
