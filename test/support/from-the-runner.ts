/** A value that `npm test` hands to the tests it runs. */
export function fromTheRunner(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests through npm test, for example npm test -- --grep "word"`);
  return value;
}
