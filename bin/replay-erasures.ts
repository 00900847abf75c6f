// `npm run replay-erasures`: after a backup is restored, erases again the contacts, users and
// tenants that the ledger of erasures knows and the backup does not.
import { ConfigError, loadConfig } from '../src/config.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { KeyUnavailable } from '../src/domain/keys/secret-keys.ts';
import { openOutside } from '../src/domain/outside.ts';
import { ledgerAhead } from '../src/domain/privacy/erasure/ledger-ahead.ts';
import { replayErasures } from '../src/domain/privacy/erasure/replay.ts';
import { CannotStart } from './cannot-start.ts';
import { databaseToOpen } from './console/database-to-open.ts';
import { secretKeysOf } from './kept-secret-keys.ts';

/** What the exit code says. */
const DONE = 0;
const TO_LOOK_AT = 1;
const NOT_DONE = 2;

async function main(): Promise<number> {
  const config = loadConfig(process.env);
  openDatabase({
    url: databaseToOpen(config),
    poolSize: 2,
    statementTimeout: 120_000,
    applicationName: 'onnet-replay-erasures',
    onError: (error) => console.error(`The database connection broke: ${error.message}`),
  });
  openOutside({ ...config, secretKeys: secretKeysOf(config) });
  const { missing, broken } = await ledgerAhead();
  if (broken.length > 0) console.log(`Lines of the ledger that are not as they were written: ${broken.join(', ')}.`);
  console.log(`Erasures that the database has forgotten: ${missing.length}.`);
  const { replayed, toLookAt } = await replayErasures();
  console.log(`Carried out again: ${replayed}; with something left to look at: ${toLookAt}.`);
  return broken.length > 0 || toLookAt > 0 ? TO_LOOK_AT : DONE;
}

try {
  process.exitCode = await main();
} catch (error) {
  const explained = [CannotStart, ConfigError, KeyUnavailable].some((kind) => error instanceof kind);
  console.error(explained && error instanceof Error ? error.message : error);
  process.exitCode = NOT_DONE;
} finally {
  await closeDatabase();
}
