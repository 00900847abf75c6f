/**
 * Skips the rest of a story once a step of it has failed, which would only fail after it. Mocha's own `bail` would end
 * the other files of a parallel run as well.
 */
export function stopAtFirstFailure(): void {
  let failed = false;
  beforeEach(function () {
    if (failed) this.skip();
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });
}
