import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

import type { Visitor } from './visitor.ts';

/** A window of the browser that writes down everything that goes wrong in it. */
export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Violations of the content security policy, errors on the console, errors of scripts, requests that failed. */
  readonly complaints: string[];
}

export interface Opening extends BrowserContextOptions {
  /** The address of the site, which every path is at. */
  readonly address: string;
  /** Opens the window with this visitor's session. */
  readonly as?: Visitor;
}

/** The browser of a test file. */
export interface TestBrowser {
  /** A window with cookies of its own. */
  open(opening: Opening): Promise<Window>;
}

const browserArgs = [
  // A sandbox needs rights that a container does not give; the only pages are our own.
  '--no-sandbox',
  // Imitating a graphics card in software takes longer than drawing without one.
  '--disable-gpu',
  // What is worth being made faster runs longer than a page is shown here.
  '--js-flags=--no-opt --no-maglev',
  // A page may take the place of the one before it in the same frame of the browser's, which else is built anew for each: a
  // third of what showing a page takes. The other two are what Playwright sets itself, which this replaces.
  '--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,RenderDocument:level/crashed-frame',
] as const;

/**
 * Gives the surrounding `describe` Chromium, and closes it with every window afterwards. Without one the tests are skipped;
 * the runner has then said so loudly, and under CI=true has refused to begin.
 * @param options.whole all that people have, for what is about more than what a page shows and does: fetching its icon, for one.
 *   Else its engine alone where that is here, in a third of the processor time.
 */
export function useBrowser({ whole = false }: { whole?: boolean } = {}): TestBrowser {
  let browser: Browser | undefined;
  before(async function () {
    const { CHROMIUM_PATH, CHROMIUM_SHELL_PATH } = process.env;
    const executablePath = whole ? CHROMIUM_PATH : (CHROMIUM_SHELL_PATH ?? CHROMIUM_PATH);
    if (!executablePath) {
      this.skip();
      return;
    }
    browser = await chromium.launch({ executablePath, args: [...browserArgs] });
  });
  after(async () => {
    await browser?.close();
  });
  return {
    async open({ address, as, ...options }) {
      if (!browser) throw new Error('The browser is there only inside hooks and tests.');
      const context = await browser.newContext({ baseURL: address, reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(8_000);
      if (as)
        await context.addCookies(
          Array.from(as.cookies, ([name, value]) => ({ name, value, url: address, httpOnly: true })),
        );
      const complaints = await listenIn(context);
      return { context, page: await context.newPage(), complaints };
    },
  };
}

/** Forms that are refused are answered with these on purpose; Chromium reports each as an error. */
const answersOnPurpose = /the server responded with a status of (401|409|410|422)/;

/** Shrunk: as people read it, it is more than twice as long. */
const axeScript = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

async function listenIn(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => console.error(
      'violates ' + event.violatedDirective + ': ' + event.blockedURI + ' at ' + (event.target.outerHTML ?? '').slice(0, 200)));`,
  );
  // Sent to the browser once, which then knows it again on every page; most of the time goes into reading it.
  await context.addInitScript(`globalThis.loadAxe = () => { ${axeScript} }`);
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (!answersOnPurpose.test(message.text()))
      complaints.push(`${message.page()?.url() ?? ''} console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`${error.page()?.url() ?? ''} script: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // What a page left behind had still asked for is given up by the browser itself; a download is no page.
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.method()} ${request.url()} failed: ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500)
      complaints.push(`${response.request().method()} ${response.url()} answered ${response.status()}`);
  });
  return complaints;
}

/** What axe has to say about the page as it stands, one line per rule, with the places. Every default rule, best practice too. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate('loadAxe()');
  // What passes is not described: that takes as long as finding out.
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return violations.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} ${node.html.slice(0, 120)}`)
        .join(' | ')}`,
  );
}
