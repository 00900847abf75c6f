// `npm run console -- <tenant> [e-mail] [--write]`: the domain at hand inside one tenant.
import { start } from 'node:repl';

import { ConfigError, loadConfig } from '../src/config.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { openOutside } from '../src/domain/outside.ts';
import { inTenant, readingTenant } from '../src/domain/tenancy.ts';
import { CannotStart } from './cannot-start.ts';
import { databaseToOpen } from './console/database-to-open.ts';
import { loadDomain } from './console/domain.ts';
import { memberOf } from './console/member-of.ts';
import { evaluateInside, type Evaluate } from './console/evaluate-inside.ts';
import { secretKeysOf } from './kept-secret-keys.ts';

const usage = 'Say which tenant: npm run console -- nordlys [e-mail of a member, else its owner] [--write]';

async function main(): Promise<void> {
  const [slug, email] = process.argv.slice(2).filter((argument) => argument !== '--write');
  const writes = process.argv.includes('--write');
  if (slug === undefined) throw new CannotStart(usage);
  const config = loadConfig(process.env);
  openDatabase({
    url: databaseToOpen(config),
    poolSize: 2,
    statementTimeout: 120_000,
    applicationName: 'onnet-console',
    onError: (error) => console.error(`The database connection broke: ${error.message}`),
  });
  openOutside({ ...config, secretKeys: secretKeysOf(config) });
  const by = await memberOf(slug, email);
  const domain = await loadDomain();

  console.log(
    `In ${by.tenantName}, as ${by.name} (${by.role}) in \`by\`. ${writes ? 'Changes are kept.' : 'Changes are refused; --write allows them.'}`,
  );
  console.log(
    `Each line is one transaction of this tenant, and what it gives is awaited. At hand: by, ${Object.keys(domain).join(', ')}`,
  );
  const server = start({ prompt: `${slug}${writes ? '!' : ''}> `, ignoreUndefined: true });
  const evaluate: Evaluate = server.eval.bind(server);
  const inside = <T>(work: () => Promise<T>): Promise<T> => (writes ? inTenant : readingTenant)(by.tenantId, work);
  const { evaluateLine, settled } = evaluateInside(inside, evaluate);
  Object.assign(server, { eval: evaluateLine });
  Object.assign(server.context, domain, { by });
  server.once('exit', () => void settled().then(closeDatabase));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CannotStart || error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
  await closeDatabase();
}
