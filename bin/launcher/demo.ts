import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

import { openKeys } from '../../src/domain/keys/secret-keys.ts';
import { step } from '../progress.ts';
import type { DemoSignIn } from '../seed.ts';

/**
 * Fills a database without any tenant with the demo. The sign-ins are kept in the data folder, so that later starts can
 * show them without loading what makes a demo, which would cost a good part of their time.
 * @param appUrl connection of the application role
 * @param secretKeys what keys are sealed under, newest first
 * @returns the sign-ins, when this data folder's demo is what the database holds
 */
export async function bringDemo(
  appUrl: string,
  dataDir: string,
  secretKeys: readonly string[],
): Promise<readonly DemoSignIn[]> {
  const file = path.join(dataDir, 'demo.json');
  if (await hasTenant(appUrl)) return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  return step('demo: two tenants with a year of work', async () => {
    const { demoSignIns, seed } = await import('../seed.ts');
    openKeys(secretKeys);
    await seed(appUrl);
    writeFileSync(file, `${JSON.stringify(demoSignIns, undefined, 2)}\n`, { mode: 0o600 });
    return demoSignIns;
  });
}

async function hasTenant(appUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from directory.active_tenants() limit 1');
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
