import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import Mocha from 'mocha';

/** What mocha counted. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Mocha's own report, which also leaves its counts in the file named by TEST_TOTALS_FILE for the line that ends `npm test`,
 * and how each test went, a line each, in the one named by TEST_OUTCOMES_FILE for `npm run proof`.
 */
export default class TotalsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env['TEST_TOTALS_FILE'];
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const totals: Totals = { passed: passes, failed: failures, skipped: pending };
      if (file) writeFileSync(file, JSON.stringify(totals));
    });
    const outcomes = process.env['TEST_OUTCOMES_FILE'];
    if (outcomes) tellOutcomes(runner, outcomes);
  }
}

function tellOutcomes(runner: Mocha.Runner, to: string): void {
  const tell = (outcome: 'passed' | 'failed' | 'skipped') => (test: Mocha.Runnable) => {
    const file = test.file === undefined ? '' : path.relative(process.cwd(), test.file).replaceAll(path.sep, '/');
    appendFileSync(to, `${JSON.stringify({ file, title: test.title, outcome })}\n`);
  };
  const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
  runner.on(EVENT_TEST_PASS, tell('passed'));
  runner.on(EVENT_TEST_FAIL, tell('failed'));
  runner.on(EVENT_TEST_PENDING, tell('skipped'));
}
