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
import { useProduct } from '../support/running-product.ts';
import { payForSeats } from '../support/seats.ts';
import { eventually } from '../support/workers.ts';
import { newColleague, retentionApproval } from '../web/route-records.ts';
import { addressOf, routeSamples, type RouteSample } from '../web/route-samples.ts';
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

/** How the tour is taken. */
export interface Manner {
  readonly name: string;
  readonly language: 'nb' | 'en';
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly script: boolean;
  /** Which pages axe looks at: every second one, so that two tours share them. Looking takes longer than everything else. */
  readonly axe?: 'even' | 'odd';
}

/** Visits every page of the product in each manner, in the surrounding `describe`. */
export function takeTour(manners: readonly Manner[]): void {
  const browser = useBrowser();
  const product = useProduct();

  before(async () => {
    const { astrid, bjorn, randi } = product.cast;
    await inTenant(astrid.tenantId, () =>
      fillWithRecords(new Draw(1), {
        members: [astrid, bjorn, randi].map((member) => ({ ...member, since: new Date(0) })),
        units: inventedCompanies().filter(isOrdinary).slice(0, 40),
        contacts: 130,
        today: new Date(),
      }),
    );
    await retentionApproval(astrid);
    await payForSeats(astrid, 10_000);
  });

  for (const manner of manners)
    describe(`with ${manner.name}, in ${manner.language}, ${manner.colorScheme}`, () => {
      let member: Member;
      let inside: Window;
      let outside: Window;

      before(async () => {
        const colleague = await newColleague(product.cast.astrid, 'owner');
        member = colleague;
        const { clara } = product.cast;
        await inTenant(clara.tenantId, () => joinTenant({ id: member.userId, name: member.name }, 'reader'));
        await inPlatform(() =>
          change(`update users set operator = true, name = 'Åse Nordmann', language = $2, theme = $3 where id = $1`, [
            member.userId,
            manner.language,
            manner.colorScheme,
          ]),
        );
        const options = {
          address: product.app.address,
          colorScheme: manner.colorScheme,
          viewport: manner.viewport,
          javaScriptEnabled: manner.script,
          locale: manner.language,
        };
        [inside, outside] = await Promise.all([
          signInAs(product.app.visitor(), colleague.email).then((as) => browser.open({ ...options, as })),
          browser.open(options),
        ]);
      });

      for (const [at, sample] of pages.entries())
        it(`shows ${sample.pattern}${sample.query === undefined ? '' : `?${sample.query}`}`, async () => {
          const { page, complaints } = sample.as === 'nobody' ? outside : inside;
          const params = (await sample.params?.(member)) ?? {};
          const address = addressOf(sample, { tenant: member.tenantSlug, language: manner.language, ...params });
          const response = await page.goto(address);
          expect(response?.status(), address).to.equal(200);
          // What the page asks for by itself, such as how many there are, comes before it is looked at.
          if (manner.script) await eventually(() => page.evaluate<boolean>(`!document.querySelector('.htmx-request')`));
          await pictureOf(page, `tour/${manner.name}`, `${sample.pattern} ${sample.query ?? ''}`);
          const { tooWide, ...outline } = await page.evaluate<Seen>(seen);
          expect(outline).to.eql({ h1: 1, main: 1, title: true, lang: manner.language });
          expect(tooWide, 'wider than the window').to.eql([]);
          if (manner.script) {
            if (manner.axe === (at % 2 === 0 ? 'even' : 'odd')) expect(await axeFindings(page)).to.eql([]);
            await expectFocusToShow(page);
          }
          expect(complaints.splice(0)).to.eql([]);
        });
    });
}

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

/** Moves through the first things that take focus: each must look different for it, itself or what is drawn around it. */
async function expectFocusToShow(page: Page): Promise<void> {
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
}
