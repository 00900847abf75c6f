import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

/**
 * Keeps a picture of the whole page in the folder that SCREENSHOTS names, to be looked at; without it, none.
 * @param about what the picture shows, which becomes its file's name
 */
export async function pictureOf(page: Page, group: string, about: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  const name = about.replaceAll(/[^\p{Letter}\d]+/gu, '-').replaceAll(/^-|-$/g, '') || 'start';
  const file = path.join(folder, group, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  // Hiding the caret would write a style attribute into the page, which its policy rightly reports.
  await page.screenshot({ path: file, fullPage: true, caret: 'initial' });
}
