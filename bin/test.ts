// Every check of the project: `npm test`. With arguments (`-- --grep word`, `-- test/domain`) only mocha, on those. A whole run also
// leaves how the tests went that prove the privacy policy, as `npm run proof` does.
import path from 'node:path';

import { loadConfig } from '../src/config.ts';
import { PROOF_FILE } from '../src/domain/privacy/proof/proof-result.ts';
import { followParent } from '../src/lifeline.ts';
import { CannotStart } from './cannot-start.ts';
import { reportDone, secondsSince } from './progress.ts';
import { runChecks } from './testing/checks.ts';
import { keepProof, programToTest } from './testing/keep-proof.ts';
import { runMocha } from './testing/mocha.ts';
import { prepareTemplate, startTestPostgres } from './testing/postgres.ts';
import { headlessShell, requirePrograms } from './testing/programs.ts';
import { startTestRedis } from './testing/redis.ts';
import { throwawayFolder } from './testing/throwaway-folder.ts';

const root = path.join(import.meta.dirname, '..');
const interrupted = new AbortController();
const cleanUp: (() => Promise<void>)[] = [];

async function main(): Promise<boolean> {
  const began = performance.now();
  const args = process.argv.slice(2).filter((arg) => arg !== '--only-mocha');
  const onlyMocha = process.argv.length > 2;
  const folder = throwawayFolder('onnet-test-', cleanUp);
  const outcomes = path.join(folder, 'outcomes.jsonl');
  const program = onlyMocha ? undefined : programToTest();
  const [checks, totals] = await Promise.all([
    onlyMocha ? [] : runChecks(root, interrupted.signal),
    prepareSurroundings(folder).then((env) =>
      runMocha({
        root,
        folder,
        args,
        env: program ? { ...env, TEST_OUTCOMES_FILE: outcomes } : env,
        signal: interrupted.signal,
      }),
    ),
  ]);
  const broken = checks.filter(({ ok }) => !ok);
  const passed = totals.passed + checks.length - broken.length;
  const failed = totals.failed + broken.length;
  if (interrupted.signal.aborted) return false;
  // At the end, where the report of thousands of tests does not push it out of sight.
  for (const { name, output } of broken) console.log(`${name}:\n${output.trimEnd()}\n`);
  if (program) keepProof(program, outcomes, path.resolve(root, loadConfig(process.env).dataDir, PROOF_FILE));
  console.log(`npm test took ${secondsSince(began)}`);
  console.log(`${passed} passed, ${failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
  return failed === 0;
}

async function prepareSurroundings(folder: string): Promise<Record<string, string>> {
  const [database, programs] = await Promise.all([prepareDatabases(folder), requirePrograms()]);
  const environment: Record<string, string> = { ...database };
  const shell = headlessShell();
  if (shell) environment['CHROMIUM_SHELL_PATH'] = shell;
  if (programs.chromium) environment['CHROMIUM_PATH'] = programs.chromium;
  if (programs.redis) {
    const redis = await startTestRedis(programs.redis, folder);
    cleanUp.push(() => redis.stop());
    environment['TEST_REDIS_URL'] = redis.url;
  }
  return environment;
}

async function prepareDatabases(folder: string): Promise<Record<string, string>> {
  const began = performance.now();
  const server = await startTestPostgres(folder);
  cleanUp.push(() => server.stop());
  const environment = await prepareTemplate(server);
  reportDone('database', true, began);
  return environment;
}

/** Stops what was started, the last first; once, however often it is asked. */
async function tidyUp(): Promise<void> {
  interrupted.abort();
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());
followParent(tidyUp);

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  if (!interrupted.signal.aborted) console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  await tidyUp();
}
