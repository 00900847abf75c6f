// Sets up a row of the register of sub-processors from the command line: for whoever runs OnNet, before the program may
// start. It writes down what is the case; what is new for customers who are there already is announced on the operators'
// page instead.
import { parseArgs } from 'node:util';

import { loadConfig } from '../src/config.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { Invalid, NotFound } from '../src/domain/errors.ts';
import { setUpSubProcessor } from '../src/domain/privacy/registers/set-up-sub-processor.ts';
import { isMessageKey, translator } from '../src/words/catalogue.ts';
import { CannotStart } from './cannot-start.ts';
import { databaseToOpen } from './console/database-to-open.ts';

const usage =
  'npm run sub-processor -- <code> --name "Nordpost AS" --country NO --host smtp.nordpost.no --agreement https://… [--no-agreement "why"] [--since 2026-11-22] [--transfer adequacy|clauses --transfer-reference "…"]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      country: { type: 'string' },
      host: { type: 'string', multiple: true },
      agreement: { type: 'string' },
      'no-agreement': { type: 'string' },
      since: { type: 'string' },
      transfer: { type: 'string' },
      'transfer-reference': { type: 'string' },
    },
  });
  const [code] = positionals;
  if (code === undefined) throw new CannotStart(usage);
  openDatabase({
    url: databaseToOpen(loadConfig(process.env)),
    poolSize: 1,
    statementTimeout: 15_000,
    applicationName: 'onnet-sub-processor',
    onError: (error) => console.error(error.message),
  });
  try {
    await setUpSubProcessor(code, {
      name: values.name,
      countryCode: values.country,
      hosts: values.host,
      agreementReference: values.agreement,
      agreementExemption: values['no-agreement'],
      since: values.since,
      transfer: values.transfer,
      transferReference: values['transfer-reference'],
    });
    console.log(`${code} is in use.`);
  } catch (error) {
    if (error instanceof NotFound) throw new CannotStart(`There is no row ${code} in the register of sub-processors.`);
    if (!(error instanceof Invalid)) throw error;
    sayProblems(error, code);
    throw new CannotStart(usage);
  } finally {
    await closeDatabase();
  }
}

/** The options by the fields of the register they fill in. */
const optionOf: Readonly<Record<string, string>> = {
  name: '--name',
  countryCode: '--country',
  hosts: '--host',
  agreementReference: '--agreement',
  agreementExemption: '--no-agreement',
  since: '--since',
  transfer: '--transfer',
  transferReference: '--transfer-reference',
};

/** What was not accepted, an option on each line with why. */
function sayProblems({ fields }: Invalid, code: string): void {
  const t = translator('en');
  for (const [field, problem] of Object.entries(fields)) {
    const { key, params } = typeof problem === 'string' ? { key: problem, params: {} } : problem;
    console.error(`${optionOf[field] ?? code}: ${isMessageKey(key) ? t(key, params) : key}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
