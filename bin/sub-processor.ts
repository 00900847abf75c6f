// Sets up a row of the register of sub-processors from the command line: for whoever runs OnNet, before the program may
// start. It writes down what is the case; what is new for customers who are there already is announced on the operators'
// page instead.
import { parseArgs } from 'node:util';

import { loadConfig } from '../src/config.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { Invalid } from '../src/domain/errors.ts';
import { setUpSubProcessor } from '../src/domain/privacy/registers/set-up-sub-processor.ts';
import { CannotStart } from './cannot-start.ts';
import { databaseToOpen } from './console/database-to-open.ts';

const usage =
  'npm run sub-processor -- <code> --name "Nordpost AS" --country NO --host smtp.nordpost.no --agreement https://… [--no-agreement "why"] [--since 2026-11-22]';

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
    });
    console.log(`${code} is in use.`);
  } finally {
    await closeDatabase();
  }
}

main().catch((error: unknown) => {
  if (error instanceof Invalid) console.error(`Not accepted: ${Object.keys(error.fields).join(', ')}\n${usage}`);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
