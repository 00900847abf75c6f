import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type AccountState, emptyState } from './state.ts';

/**
 * Reads a state kept by {@link keepState}.
 *
 * @returns undefined when there is no file yet
 * @throws Error when the file is not a state of this version: guessing would corrupt a demo silently
 */
export function readState(file: string): AccountState | undefined {
  if (!existsSync(file)) return undefined;
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isState(kept)) throw new Error(`${file} does not hold a Stripe stand-in state; delete it to start afresh`);
  return { ...emptyState(), ...kept };
}

/** A kind of object that came later may be missing; what is there must be a table. */
function isState(kept: unknown): kept is AccountState {
  if (typeof kept !== 'object' || kept === null) return false;
  const { version, clockAhead, payoutTriedAt, ...tables } = {
    version: 0,
    clockAhead: Number.NaN,
    payoutTriedAt: 0,
    ...kept,
  };
  return (
    version === 1 &&
    Number.isInteger(clockAhead) &&
    Number.isInteger(payoutTriedAt) &&
    Object.values(tables).every((table) => typeof table === 'object')
  );
}

/** Writes the state beside the file and moves it in place, so that a crash leaves the old or the new, never half. */
export function keepState(file: string, state: AccountState): void {
  const beside = `${file}.new`;
  writeFileSync(beside, JSON.stringify(state), { mode: 0o600 });
  renameSync(beside, file);
}
