import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

/** An amount in the smallest unit as UBL writes it: `-1234` is `-12.34`. Made of digits, never of a divided float. */
export function decimal(minorUnits: number): string {
  const digits = String(Math.abs(minorUnits)).padStart(3, '0');
  return `${minorUnits < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Adds a `cbc` element with an amount and its currency. */
export function amount(parent: XMLBuilder, element: string, minorUnits: number, currency: string): void {
  parent.ele(`cbc:${element}`, { currencyID: currency }).txt(decimal(minorUnits));
}
