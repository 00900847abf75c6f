import { restrictedAmong, restrictedNamed } from '../companies/restricted-businesses.ts';
import { screenImport } from '../privacy/suppression/screen.ts';
import type { RowValues } from './row-values.ts';

/** What must be left alone of a row. */
export interface Screened {
  /** It brings an address of somebody whose processing is restricted, or is their own business. */
  readonly blocked: boolean;
  /** Facts that are not taken from it, since who owns the address or number wants to be left alone there. */
  readonly withheld: readonly ('email' | 'phone')[];
}

/**
 * Holds the addresses and numbers of some rows against those who are restricted or suppressed: a company's may be its owner's.
 * In the open transaction; await it alone.
 */
export async function screenRows(rows: readonly RowValues[]): Promise<Screened[]> {
  const addresses = rows.map(({ facts }) => {
    const email = facts.get('email')?.email;
    const phone = facts.get('phone')?.phone;
    return [
      ...(email ? [{ channel: 'email' as const, value: email }] : []),
      ...(phone ? (['sms', 'phone'] as const).map((channel) => ({ channel, value: phone })) : []),
    ];
  });
  const verdicts = await screenImport(addresses);
  const restricted = await restrictedAmong(rows.flatMap(({ number }) => number ?? []));
  const named = await restrictedNamed(
    rows.flatMap(({ number, name }) => (number === null && name !== null ? [name] : [])),
  );
  const theirs = ({ number, name }: RowValues): boolean =>
    number === null ? name !== null && named.has(name) : restricted.has(number);
  return verdicts.map(({ action, channels }, at) => ({
    blocked: action === 'leave-out' || rows.slice(at, at + 1).some(theirs),
    withheld: [
      ...(channels.includes('email') ? (['email'] as const) : []),
      ...(channels.includes('sms') || channels.includes('phone') ? (['phone'] as const) : []),
    ],
  }));
}
