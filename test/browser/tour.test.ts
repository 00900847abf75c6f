import { setTimeout } from 'node:timers/promises';

import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { Draw } from '../../bin/demo/draw.ts';
import { fillWithRecords } from '../../bin/demo/tenant-records.ts';
import { change, inPlatform, inTenant, sql } from '../../src/domain/tenancy.ts';
import { joinTenant } from '../../src/domain/users/join-tenant.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { paths } from '../../src/web/paths.ts';
import { inventedCompanies, isOrdinary } from '../../stand-ins/register/units/invented-companies.ts';
import { axeFindings, useBrowser, type Window } from '../support/browser.ts';
import { signInAs } from '../support/cast.ts';
import { eventually } from '../support/workers.ts';
import { useRouteCallers } from '../web/route-callers.ts';
import { newColleague } from '../web/route-records.ts';
import { addressOf, routeSamples, type Params, type RouteSample } from '../web/route-samples.ts';
import { pictureOf } from './pictures.ts';

/** Somebody with a full timeline. */
async function busiestContact(by: Member): Promise<{ id: string }> {
  const [busiest] = await inTenant(by.tenantId, () =>
    sql<{ id: string }>(
      `select contact_id as id from activities where tenant_id = $1 and contact_id is not null
        group by contact_id order by count(*) desc, contact_id limit 1`,
      [by.tenantId],
    ),
  );
  return { id: busiest?.id ?? '' };
}

/** Every page of the product that a GET answers, the full ones of some, and where somebody with two tenants chooses. */
const pages: readonly RouteSample[] = [
  ...routeSamples.filter(({ method, status, noPage }) => method === 'get' && status === 200 && !noPage),
  { method: 'get', pattern: paths.contacts.index.pattern, status: 200 },
  { method: 'get', pattern: paths.contacts.show.pattern, query: 'full', params: busiestContact, status: 200 },
  { method: 'get', pattern: paths.companies.index.pattern, status: 200 },
  { method: 'get', pattern: paths.account.tenants.pattern, status: 200 },
];

const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 800 } } as const;
type Width = keyof typeof widths;
type Theme = 'light' | 'dark';

/** Windows of one browser, in a language. */
interface Windows {
  readonly language: 'nb' | 'en';
  /** Where somebody is signed in, whose account says which theme. */
  readonly inside: Window;
  /** Where nobody is, and the browser says it. */
  readonly outside: Readonly<Record<Theme, Window>>;
}

describe('A tour of every page', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const { town } = useRouteCallers();
  let member: Member;
  let scripted: Windows;
  let plain: Windows;

  before(async () => {
    const { astrid, bjorn, randi, clara } = town;
    await inTenant(astrid.tenantId, () =>
      fillWithRecords(new Draw(1), {
        members: [astrid, bjorn, randi].map((one) => ({ ...one, since: new Date(0) })),
        units: inventedCompanies().filter(isOrdinary).slice(0, 40),
        contacts: 130,
        today: new Date(),
      }),
    );
    const colleague = await newColleague(astrid, 'owner');
    member = colleague;
    await inTenant(clara.tenantId, () => joinTenant({ id: member.userId, name: member.name }, 'reader'));
    await inPlatform(() =>
      change(`update users set operator = true, name = 'Åse Nordmann' where id = $1`, [member.userId]),
    );
    const as = await signInAs(town.visitor(), colleague.email);
    const open = async (language: Windows['language'], width: Width, javaScriptEnabled: boolean): Promise<Windows> => {
      const options = { address: town.app.address, viewport: widths[width], javaScriptEnabled, locale: language };
      const [inside, light, dark] = await Promise.all([
        browser.open({ ...options, as }),
        browser.open({ ...options, colorScheme: 'light' }),
        browser.open({ ...options, colorScheme: 'dark' }),
      ]);
      return { language, inside, outside: { light, dark } };
    };
    scripted = await open('nb', 'desktop', true);
    // On the narrowest phone, and in the other language.
    plain = await open('en', 'phone', false);
  });

  async function visit(sample: RouteSample, params: Params, windows: Windows, theme: Theme): Promise<Window> {
    const { language, inside, outside } = windows;
    if (sample.as !== 'nobody')
      await inPlatform(() =>
        change(`update users set language = $2, theme = $3 where id = $1`, [member.userId, language, theme]),
      );
    const window = sample.as === 'nobody' ? outside[theme] : inside;
    const address = addressOf(sample, { tenant: member.tenantSlug, language, ...params });
    const left = window.page.url();
    const response = await window.page.goto(address);
    expect(response?.status(), address).to.equal(200);
    // What the page before asked for by itself, every second, was broken off by leaving it.
    const ours = window.complaints.splice(0).filter((one) => !one.startsWith(`${left} console: htmx: htmx:error`));
    window.complaints.push(...ours);
    return window;
  }

  for (const [at, sample] of pages.entries()) {
    const name = `${sample.pattern}${sample.query === undefined ? '' : `?${sample.query}`}`;
    const [theme, otherTheme] = at % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
    it(`shows ${name}`, async () => {
      const params = (await sample.params?.(member)) ?? {};
      const { page, complaints } = await visit(sample, params, scripted, theme);
      // What the page asks for by itself, such as how many there are, comes before it is looked at.
      await eventually(() => page.evaluate<boolean>(`!document.querySelector('.htmx-request')`));
      // As wide as the page before it was left: every second one is opened on a phone.
      const width = page.viewportSize()?.width === widths.phone.width ? 'phone' : 'desktop';
      await pictureOf(page, `tour/${width}`, name);
      await expectToFit(page, scripted.language);
      expect(await axeFindings(page)).to.eql([]);
      await expectFocusToShow(page, `${width}, ${theme}`);
      const otherWidth = width === 'phone' ? 'desktop' : 'phone';
      await page.setViewportSize(widths[otherWidth]);
      await expectToFit(page, scripted.language);
      await pictureOf(page, `tour/${otherWidth}`, name);
      expect(complaints.splice(0)).to.eql([]);

      const without = await visit(sample, params, plain, otherTheme);
      await pictureOf(without.page, 'tour/no-script', name);
      await expectToFit(without.page, plain.language);
      expect(without.complaints.splice(0), 'without script').to.eql([]);
    });
  }
});

interface Seen {
  readonly h1: number;
  readonly main: number;
  readonly title: boolean;
  readonly lang: string;
  /** What sticks out of the page sideways, if the page can be moved sideways at all. Tabs do so within their own strip. */
  readonly tooWide: readonly string[];
}

const seen = `({
  h1: document.querySelectorAll('h1').length,
  main: document.querySelectorAll('main').length,
  title: document.title.length > 'OnNet CRM'.length,
  lang: document.documentElement.lang,
  tooWide: document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.body.querySelectorAll('*')]
      .filter((element) => !element.closest('nav.tabs') && element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120)),
})`;

/** The window is as narrow at once when it is made so; what hangs on its width follows, on a busy machine after some frames. */
const FOLLOWS_MS = 3_000;

async function expectToFit(page: Page, lang: Seen['lang']): Promise<void> {
  const end = performance.now() + FOLLOWS_MS;
  let { tooWide, ...outline } = await page.evaluate<Seen>(seen);
  while (tooWide.length > 0 && performance.now() < end) {
    await setTimeout(50);
    ({ tooWide, ...outline } = await page.evaluate<Seen>(seen));
  }
  expect(outline).to.eql({ h1: 1, main: 1, title: true, lang });
  expect(tooWide, 'wider than the window').to.eql([]);
}

/** What takes focus first on most pages, the frame around them, looks alike on all of them: it is moved through once. */
const focused = new Set<string>();

/** The kind of each of the first things that take focus, and of everything around it: what its style hangs on. */
const firstToFocus = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility())
  .slice(0, 4)
  .map((element) => {
    const kinds = [];
    for (let one = element; one; one = one.parentElement) kinds.push([one.localName, one.type, one.className].join());
    return kinds.join(' ');
  }).join()`;

/** Moves through the first things that take focus: each must look different for it, itself or what is drawn around it. */
async function expectFocusToShow(page: Page, look: string): Promise<void> {
  const first = `${look}: ${await page.evaluate<string>(firstToFocus)}`;
  if (focused.has(first)) return;
  for (let press = 1; press <= 4; press++) {
    await page.keyboard.press('Tab');
    const shown = await page.evaluate<string>(`(() => {
      const element = document.activeElement;
      // Behind the last one the browser's own buttons come.
      if (!element || element === document.body) return 'shown';
      const around = [element.parentElement, element.closest('tr')].filter(Boolean);
      const drawn = [getComputedStyle(element), getComputedStyle(element, '::after'), ...around.map((one) => getComputedStyle(one))];
      return drawn.some(({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none')
        ? 'shown' : element.outerHTML.slice(0, 120);
    })()`);
    expect(shown, `focus after ${press} presses of Tab`).to.equal('shown');
  }
  focused.add(first);
}
