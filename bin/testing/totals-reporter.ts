import { writeFileSync } from 'node:fs';

import Mocha from 'mocha';

/** What mocha counted. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Mocha's own report, which also leaves its counts in the file named by TEST_TOTALS_FILE for the line that ends `npm test`. */
export default class TotalsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env['TEST_TOTALS_FILE'];
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const totals: Totals = { passed: passes, failed: failures, skipped: pending };
      if (file) writeFileSync(file, JSON.stringify(totals));
    });
  }
}
