import { randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new id in Stripe's form: `newId('cus')` gives `cus_` and 24 letters and digits. */
export function newId(prefix: string): string {
  const tail = Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join('');
  return `${prefix}_${tail}`;
}
