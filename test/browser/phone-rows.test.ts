import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { addCompany } from '../../src/domain/companies/add-company.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { stages } from '../../src/domain/deals/deal.ts';
import { addDeal, changeDeal } from '../../src/domain/deals/write-deal.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { useBrowser } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';
import { numberedCompany } from '../web/route-records.ts';

describe('On a phone', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();
  let page: Page;
  let tenant = '';

  before(async () => {
    tenant = town.astrid.tenantSlug;
    const opening = { address: town.app.address, as: await town.signedIn('astrid') };
    ({ page } = await browser.open({ ...opening, viewport: { width: 390, height: 844 } }));
  });

  /** How many rows the boxes that are seen inside an element stand in: a box begins a row where it is below all before it. */
  const rowsIn = async (selector: string): Promise<number> => {
    const boxes = await Promise.all((await page.locator(selector).all()).map((one) => one.boundingBox()));
    let rows = 0;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const box of boxes) {
      if (!box || box.width === 0) continue;
      if (box.y >= bottom) rows += 1;
      bottom = Math.max(bottom, box.y + box.height);
    }
    return rows;
  };

  it('what one does from a contact is one row: the primary act, and a menu that holds the rest', async () => {
    const [id = ''] = await inTenant(town.astrid.tenantId, () =>
      insertContacts([
        { givenName: 'Kari', familyName: 'Nordmann', emails: ['kari@firma.example'], phones: ['+4722334455'] },
      ]),
    );
    await page.goto(paths.contacts.show({ tenant, id }));
    expect(await rowsIn('.page-actions > *')).to.equal(1);
    const call = page.locator('.page-actions a[href="tel:+4722334455"]:visible');
    expect(await call.count()).to.equal(0);
    await page.locator('#contact-header details summary').click();
    expect(await call.count()).to.equal(1);
    expect(await page.locator('.page-actions a[href^="mailto:"]:visible').count()).to.equal(1);
  });

  it('what one does from a list has its words: the primary act, and a menu with the rest', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const lists = {
      [paths.companies.index({ tenant })]: ['Nytt', 'Finn nye', 'Uten nummer', 'Hent inn liste', 'Papirkurv'],
      [paths.contacts.index({ tenant })]: ['Papirkurv', 'Eksporter'],
      [paths.deals.index({ tenant })]: ['Avsluttede salg', 'Papirkurv'],
    };
    for (const [path, tools] of Object.entries(lists)) {
      await page.goto(path);
      expect(await page.locator('.page-actions .desk-label:visible').count(), path).to.equal(0);
      await page.locator('.page-actions summary').click();
      const items = page.locator('.page-actions .menu-item:visible');
      expect(
        (await items.allInnerTexts()).map((text) => text.trim()),
        path,
      ).to.deep.equal(tools);
      for (const item of await items.all()) {
        const box = await item.boundingBox();
        expect(box?.x, path).to.be.at.least(0);
        expect((box?.x ?? 0) + (box?.width ?? 0), path).to.be.at.most(360);
      }
    }
  });

  it('the members stand in a table as wide as the cards below it, with their whole addresses', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(paths.people.index({ tenant }));
    const sides = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]);
    expect(await sides('main .table')).to.deep.equal(await sides('main .card'));
    const cut = await page
      .locator('main .cell-meta')
      .evaluateAll((cells) => cells.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
    expect(cut).to.deep.equal([]);
    expect(await page.locator('.page-actions .desk-label:visible').count()).to.equal(0);
  });

  it('an e-mail address breaks after a dot or before its at sign, and in no word', async () => {
    const email = 'marie.constance.bergersen-haugen@nordlandssykehuset.example';
    const [id = ''] = await inTenant(town.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Marie', familyName: 'Bergersen', emails: [email] }]),
    );
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(paths.contacts.show({ tenant, id }));
    const link = page.locator('#contact-facts a[href^="mailto:"]');
    expect(await link.innerText()).to.equal(email);
    // Where each letter stands tells where the lines end.
    const lines = await link.evaluate((one) => {
      const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      let top = Number.NEGATIVE_INFINITY;
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (let at = 0; at < (node.textContent ?? '').length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (box.top > top + 4) found.push('');
          top = Math.max(top, box.top);
          found[found.length - 1] += range.toString();
        }
      return found;
    });
    expect(lines.length, lines.join(' | ')).to.be.greaterThan(1);
    for (const line of lines.slice(1)) expect(line, lines.join(' | ')).to.match(/^@|^(constance|bergersen|example)/);
    await page.setViewportSize({ width: 390, height: 844 });
  });

  it('the rooms of privacy are one menu, and each of them is within reach of a thumb when it is open', async () => {
    await page.goto(paths.consents.index({ tenant }));
    const menu = page.locator('main details.menu-wide');
    expect(await menu.locator('summary').innerText()).to.include('Samtykker');
    await menu.locator('summary').click();
    const rooms = await menu.locator('a').all();
    const hrefs = (links: string) =>
      page.locator(links).evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(rooms, 'every room').to.have.length(15);
    expect(await hrefs('main details.menu-wide a'), 'and where the tabs of a desk lead').to.include.members(
      await hrefs('main :is(nav.tabs, nav.rooms) a'),
    );
    for (const room of rooms) {
      const box = await room.boundingBox();
      expect(box?.height, await room.innerText()).to.be.at.least(44);
      expect((box?.y ?? Infinity) + (box?.height ?? 0), await room.innerText()).to.be.below(844 - 56);
    }
    expect(await menu.locator('[aria-current]').innerText()).to.equal('Samtykker');
  });

  it('rows are chosen with a thumb, and what is done with them is at hand', async () => {
    await inTenant(town.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Valgt', familyName: 'Rad', emails: [], phones: [] }]),
    );
    await page.goto(`${paths.contacts.index({ tenant })}?q=valgt`);
    const bar = page.locator('.bulk-bar');
    expect(await bar.isVisible()).to.equal(false);
    const box = await page.locator('.row-check').first().boundingBox();
    // Beside the box, where a finger that misses it lands.
    await page.mouse.click((box?.x ?? 0) - 8, (box?.y ?? 0) + 8);
    expect(new URL(page.url()).pathname, 'the record is not opened').to.equal(paths.contacts.index({ tenant }));
    expect(await bar.locator('strong').innerText()).to.equal('1 valgt');
    await bar.locator('button').click();
    await page.getByText('1 kontakt som er valgt').waitFor();
  });

  const LONG = 'Nordvestlandets Felleskjøp for Maskinentreprenører og Anleggsgartnere SA';

  /** A deal with a long name and company, in a stage that is open or has ended. */
  const deal = (outcome: 'open' | 'won') =>
    inTenant(town.astrid.tenantId, async () => {
      const stage = (await stages(town.astrid)).find((one) => one.outcome === outcome);
      const companyId = await addCompany(town.astrid, { name: LONG }, 'nb');
      const facts = {
        title: `${LONG}: rammeavtale`,
        stageId: stage?.id ?? '',
        companyId,
        contactId: null,
        ownerId: null,
        amountMinor: 123_456_789,
        expectedCloseOn: null,
      };
      return { id: await addDeal(town.astrid, facts), facts };
    });

  it('a closed deal says when it was closed and with whom, and nothing stands on top of anything', async () => {
    await deal('won');
    await page.goto(paths.deals.closed({ tenant }));
    const row = page.locator('tbody tr').first();
    const cells = await row.locator('td:visible').all();
    const boxes = await Promise.all(cells.map((one) => one.boundingBox()));
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1)) {
        if (!one || !other) continue;
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart, `${JSON.stringify(one)} and ${JSON.stringify(other)}`).to.equal(true);
      }
    expect(await row.innerText())
      .to.match(/\d{2}\.\d{2}\.\d{4}/)
      .and.to.include('Nordvestlandets');
  });

  it('the arrow from what stood to what stands keeps to the words after it', async () => {
    const { id, facts } = await deal('open');
    await page.goto(paths.deals.edit({ tenant, id }));
    await inTenant(town.bjorn.tenantId, () => changeDeal(town.bjorn, id, { ...facts, title: `${LONG} 2027` }, 1));
    await page.locator('#amount').fill('5');
    await page.getByRole('button', { name: 'Lagre' }).click();
    const gap = await page
      .locator('.list svg')
      .first()
      .evaluate((arrow) => {
        const words = document.createRange();
        words.selectNodeContents(arrow.parentElement?.lastChild ?? arrow);
        return Math.abs((words.getClientRects()[0]?.top ?? Infinity) - arrow.getBoundingClientRect().top);
      });
    expect(gap).to.be.below(10);
  });

  it('the field for a new company stands right below its words', async () => {
    await page.goto(paths.companies.new({ tenant }));
    const [hint, field] = await Promise.all(
      ['#company-hint', '#company'].map((one) => page.locator(one).boundingBox()),
    );
    expect((field?.y ?? Infinity) - (hint?.y ?? 0) - (hint?.height ?? 0)).to.be.below(12);
  });

  it('the lists have a search and one row of tools above their rows', async () => {
    for (const list of [paths.contacts.index({ tenant }), paths.companies.index({ tenant })]) {
      await page.goto(list);
      expect(await rowsIn('.toolbar > *'), list).to.equal(2);
      expect(await rowsIn('.toolbar > .row > *'), list).to.equal(1);
    }
  });

  it('what one does from a company is one row, and adding a person stands in words under the rest', async () => {
    const id = await numberedCompany(town.astrid);
    await page.goto(paths.companies.show({ tenant, id }));
    expect(await rowsIn('.page-actions > *')).to.equal(1);
    const add = page.locator(`.page-actions a[href*="/contacts/new?companyId=${id}"]:visible`);
    expect(await add.count()).to.equal(0);
    await page.locator('.page-actions details summary').click();
    expect((await add.innerText()).trim()).to.equal('Ny person');
  });
});

describe('A page', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();

  it('breaks a long word of an address in its middle, where it is wider than the card, and leaves no single letters', async () => {
    const [id = ''] = await inTenant(town.astrid.tenantId, () =>
      insertContacts([
        { givenName: 'Kari', familyName: 'Nordmann', emails: ['kari@fiskeriogkystforvaltningen.example'] },
      ]),
    );
    const { page } = await browser.open({
      address: town.app.address,
      as: await town.signedIn('astrid'),
      viewport: { width: 360, height: 740 },
    });
    await page.goto(paths.contacts.show({ tenant: town.astrid.tenantSlug, id }));
    const word = page.locator('#contact-facts .long-word');
    expect(await word.evaluate(linesOf)).to.deep.equal(['@fiskeriogkyst', 'forvaltningen.example']);
  });

  it('keeps the rows of the overview to a width the eye can follow on the widest screen', async () => {
    const { page } = await browser.open({
      address: town.app.address,
      as: await town.signedIn('astrid'),
      viewport: { width: 1920, height: 1080 },
    });
    const { tenantSlug: tenant } = town.astrid;
    for (const address of [paths.tenant.home({ tenant }), paths.privacy.desk({ tenant })]) {
      await page.goto(address);
      const box = await page.locator('.page-body').boundingBox();
      expect(box?.width, address).to.be.at.most(1250);
    }
  });
});

/** The text of an element, by the lines it stands in. */
function linesOf(element: Element): string[] {
  const range = document.createRange();
  const lines: string[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const node of element.childNodes)
    for (const at of Array.from(node.textContent ?? '').keys()) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.top > top + 4) lines.push('');
      top = Math.max(top, box.top);
      lines.push(`${lines.pop() ?? ''}${node.textContent?.[at] ?? ''}`);
    }
  return lines;
}
