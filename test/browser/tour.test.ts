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

/** How a page is shown. */
interface Look {
  readonly name: 'desktop' | 'phone';
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

const desktop: Look = { name: 'desktop', colorScheme: 'light', viewport: { width: 1280, height: 800 } };
// The narrowest there is.
const phone: Look = { name: 'phone', colorScheme: 'dark', viewport: { width: 360, height: 800 } };

/** Two windows of the same person, who is signed in to the first alone, in a language. */
interface Windows {
  readonly language: 'nb' | 'en';
  readonly inside: Window;
  readonly outside: Window;
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
    const open = async (language: Windows['language'], { colorScheme, viewport }: Look, javaScriptEnabled: boolean) => {
      const options = { address: town.app.address, colorScheme, viewport, javaScriptEnabled, locale: language };
      return { language, inside: await browser.open({ ...options, as }), outside: await browser.open(options) };
    };
    scripted = await open('nb', desktop, true);
    plain = await open('en', phone, false);
  });

  /** Opens a page of the sample in one of the windows. @param theme what somebody who is signed in has chosen */
  async function visit(
    sample: RouteSample,
    params: Params,
    windows: Windows,
    theme: 'system' | 'dark',
  ): Promise<Window> {
    const { language } = windows;
    const window = sample.as === 'nobody' ? windows.outside : windows.inside;
    if (window === windows.inside)
      await inPlatform(() =>
        change(`update users set language = $2, theme = $3 where id = $1`, [member.userId, language, theme]),
      );
    const address = addressOf(sample, { tenant: member.tenantSlug, language, ...params });
    const response = await window.page.goto(address);
    expect(response?.status(), address).to.equal(200);
    return window;
  }

  for (const sample of pages) {
    const name = `${sample.pattern}${sample.query === undefined ? '' : `?${sample.query}`}`;
    it(`shows ${name}`, async () => {
      const params = (await sample.params?.(member)) ?? {};
      const { page, complaints } = await visit(sample, params, scripted, 'system');
      // What the page asks for by itself, such as how many there are, comes before it is looked at.
      await eventually(() => page.evaluate<boolean>(`!document.querySelector('.htmx-request')`));
      // As the page before it ended: every second one is opened on a phone.
      const opened = page.viewportSize()?.width === phone.viewport.width ? phone : desktop;
      await pictureOf(page, `tour/${opened.name}`, name);
      await expectToFit(page, scripted.language);
      expect(await axeFindings(page)).to.eql([]);
      await expectFocusToShow(page, opened);
      const other = opened === phone ? desktop : phone;
      await page.setViewportSize(other.viewport);
      await page.emulateMedia({ colorScheme: other.colorScheme });
      await pictureOf(page, `tour/${other.name}`, name);
      await expectToFit(page, scripted.language);
      expect(complaints.splice(0)).to.eql([]);

      const without = await visit(sample, params, plain, 'dark');
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

async function expectToFit(page: Page, lang: Seen['lang']): Promise<void> {
  const { tooWide, ...outline } = await page.evaluate<Seen>(seen);
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
async function expectFocusToShow(page: Page, { name }: Look): Promise<void> {
  const first = `${name}: ${await page.evaluate<string>(firstToFocus)}`;
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
