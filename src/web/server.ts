import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';

import { isPutRightByHand } from '../cannot-start.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { refuseOtherStripeMode } from '../domain/billing/stripe-mode.ts';
import { closeDatabase, openDatabase } from '../domain/database.ts';
import { outboundMistakes } from '../domain/outbound/configured-hosts.ts';
import { openOutside } from '../domain/outside.ts';
import { keepAgreement } from '../domain/privacy/agreement/editions.ts';
import { keepDraft } from '../domain/privacy/policy/editions.ts';
import { refuseBehindLedger } from '../domain/privacy/erasure/refuse-behind-ledger.ts';
import { endWhenAsked } from '../lifeline.ts';
import { createLog } from '../log.ts';
import { LogOutput } from '../log-files.ts';
import { createApp } from './app.ts';
import { refuseNewVisitors } from './health.ts';

/** Longest wait for requests in hand when the process is asked to stop. */
const DRAIN_MS = 10_000;

const output = new LogOutput();
const log = createLog('web', 'info', output);

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  log.level = config.logLevel;
  output.keepIn(path.join(prepareDataFolder(config.dataDir, 'node src/web/server.ts'), 'logs'), 'web');
  if (!config.databaseUrl)
    throw new ConfigError(['DATABASE_URL is required: start with npm start, which brings a database']);
  openDatabase({
    url: config.databaseUrl,
    poolSize: 16,
    statementTimeout: 15_000,
    applicationName: 'onnet-web',
    onError: (error) => log.error({ err: error }, 'an idle database connection broke'),
  });
  const mistakes = await outboundMistakes(config);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  openOutside(config, (refusal) =>
    log.error(refusal, 'a call to a host outside the register of sub-processors was stopped'),
  );
  await keepDraft();
  await keepAgreement();
  await refuseBehindLedger();
  await refuseOtherStripeMode(config.stripe.secretKey);
  const server = createServer(createApp(config, log));
  server.listen(config.port, config.production ? undefined : '127.0.0.1');
  await once(server, 'listening');
  log.info({ port: config.port }, 'web listens');

  let ending: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    ending ??= (async () => {
      refuseNewVisitors();
      const drained = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await drained;
      clearTimeout(force);
      await closeDatabase();
    })();
    return ending;
  };
  endWhenAsked(stop, (error) => log.error({ err: error }, 'stopping failed'));
}

main().catch((error: unknown) => {
  if (isPutRightByHand(error)) console.error(error.message);
  else log.fatal({ err: error }, 'web cannot start');
  process.exit(1);
});
