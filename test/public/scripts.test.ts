import { expect } from 'chai';
import { chromium, type Browser, type Page } from 'playwright-core';

import { eventually } from '../support/command.ts';
import { openScriptsPage, type ScriptsPage } from './scripts-page.ts';

const executablePath = process.env['CHROMIUM_SHELL_PATH'] ?? process.env['CHROMIUM_PATH'];

describe('the scripts of the page', () => {
  let browser: Browser;
  let page: Page;
  let site: ScriptsPage;
  const complaints: string[] = [];
  const focused = (): Promise<string | undefined> => page.evaluate<string | undefined>('document.activeElement?.id');
  // What a script does comes a moment after the press that asked for it: each of these waits for it, and fails when it never comes.
  // Asked from outside: the page's own policy lets no text be run in it, which is how waitForFunction looks a second time.
  const becomesTrue = (expression: string): Promise<void> => eventually(() => page.evaluate<boolean>(expression));
  const attributeBecomes = (selector: string, name: string, value: string | null): Promise<void> =>
    becomesTrue(
      `document.querySelector(${JSON.stringify(selector)}).getAttribute('${name}') === ${JSON.stringify(value)}`,
    );
  const hashBecomes = (hash: string): Promise<void> => becomesTrue(`location.hash === '${hash}'`);
  const focusComesTo = (selector: string): Promise<void> =>
    becomesTrue(`document.activeElement === document.querySelector(${JSON.stringify(selector)})`);

  before(async function () {
    // The runner finds the browser, says loudly when there is none, and fails for it under CI=true.
    if (!executablePath) {
      this.skip();
      return;
    }
    site = await openScriptsPage();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.setDefaultTimeout(8_000);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  beforeEach(() => page.goto(site.address));
  after(async () => {
    await browser?.close();
    site?.close();
  });

  it('keep one menu open, move with the arrows, and give the focus back on Escape', async () => {
    await page.locator('#first > summary').click();
    await page.locator('#second > summary').click();
    await attributeBecomes('#first', 'open', null);
    await page.locator('#first > summary').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await focusComesTo('#two');
    await page.keyboard.press('Escape');
    await attributeBecomes('#first', 'open', null);
    await focusComesTo('#first > summary');
  });

  it('open a dialog instead of its page, and return the focus to what opened it', async () => {
    await page.locator('#opener').click();
    await attributeBecomes('#plain', 'open', '');
    await page.locator('#shut').click();
    await attributeBecomes('#plain', 'open', null);
    await focusComesTo('#opener');
  });

  it('take Escape in a fact being edited for its cancel, and Escape elsewhere for nothing', async () => {
    await page.locator('#search').press('Escape');
    expect(page.url()).to.equal(site.address);
    await page.locator('#editing-value').press('Escape');
    await hashBecomes('#cancelled');
  });

  it('choose a kind by a link, keep what is typed, and go to the first field that kind has', async () => {
    expect(await page.locator('#kind-title').isVisible()).to.equal(false);
    await page.locator('#kind-body').fill('Skrevet før');
    await page.locator('#choose-task').click();
    expect(page.url()).to.equal(site.address);
    await focusComesTo('#kind-title');
    expect(await page.locator('#kind-body').inputValue()).to.equal('Skrevet før');
  });

  it('return the focus to the menu when the opener was in one', async () => {
    await page.locator('#first > summary').click();
    await page.locator('#from-menu').click();
    await page.keyboard.press('Escape');
    await focusComesTo('#first > summary');
  });

  it('close a dialog on a click outside, but never one somebody may have written in', async () => {
    await page.locator('#opener').click();
    await page.mouse.click(5, 5);
    await attributeBecomes('#plain', 'open', null);
    await page.locator('#write').click();
    await page.mouse.click(5, 5);
    await attributeBecomes('#written', 'open', '');
  });

  it('open a dialog that htmx brings, and take it away when it closes', async () => {
    await page.locator('#fetch').click();
    await page.locator('#brought[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#brought').waitFor({ state: 'detached' });
    await focusComesTo('#fetch');
  });

  it('follow a sequence of two keys, and put the focus in the search', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await hashBecomes('#contacts');
    await page.keyboard.press('/');
    await focusComesTo('#search');
    expect(await page.locator('#search').inputValue()).to.equal('');
  });

  it('leave the keys alone while somebody types, and when the member switched them off', async () => {
    await page.locator('#search').focus();
    await page.keyboard.type('g/c');
    expect(await page.locator('#search').inputValue()).to.equal('g/c');
    await page.goto(`${site.address}?shortcuts=off`);
    await page.keyboard.press('/');
    expect(await focused()).not.to.equal('search');
  });

  it('walk through the results of a search with the arrows and close them with Escape', async () => {
    await page.locator('#search').fill('kar');
    await page.locator('#hit-2').waitFor();
    await attributeBecomes('#search', 'aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await attributeBecomes('#search', 'aria-activedescendant', 'hit-2');
    await page.keyboard.press('ArrowDown');
    await attributeBecomes('#search', 'aria-activedescendant', null);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await hashBecomes('#karl');
    await page.keyboard.press('Escape');
    await attributeBecomes('#search', 'aria-expanded', 'false');
  });

  it('choose every row and say how many', async () => {
    await page.locator('#all').check();
    expect(await page.locator('[data-check-count]').textContent()).to.equal('2 valgt');
    await page.locator('#a').uncheck();
    expect(await page.locator('[data-check-count]').textContent()).to.equal('1 valgt');
    expect(await page.evaluate('document.getElementById("all").indeterminate')).to.equal(true);
  });

  it('say that a form is being sent, send it once, and give the button back', async () => {
    await page.locator('#saver').click();
    expect(await page.locator('#saver').textContent()).to.equal('Lagrer …');
    await page.locator('#saver').click();
    site.answerPosts();
    await page.locator('#saved', { hasText: 'POST' }).waitFor();
    await page.locator('#saver:not([aria-busy])').waitFor();
    expect(await page.locator('#saver').innerHTML()).to.equal('<b>Lagre</b>');
    expect(site.posts()).to.equal(1);
  });

  it('keep the focus in the region that was swapped', async () => {
    await page.locator('#edit').click();
    await page.locator('#phone').waitFor();
    await focusComesTo('#phone');
  });

  it('take a toast away when it is closed, and keep the focus in the page', async () => {
    await page.locator('#close-toast').click();
    expect(await page.locator('.toast').count()).to.equal(0);
    await focusComesTo('#main');
  });

  it('bring the focus to what is to be put right when a form is refused', async () => {
    await page.locator('#refuse').click();
    await focusComesTo('#wrong');
  });

  it('break no rule of the content security policy', () => {
    expect(complaints).to.eql([]);
  });
});
