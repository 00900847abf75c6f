import { AsyncLocalStorage } from 'node:async_hooks';

import { Invalid } from './errors.ts';

const holding = new AsyncLocalStorage<readonly string[]>();

/**
 * Runs `work` for somebody who typed a national identity number into the fields named: nothing is written meanwhile. A CRM has
 * no need of such numbers (personopplysningsloven § 12), whatever the field is for, so this is said once for all of them.
 */
export const withoutKeeping = <T>(fields: readonly string[], work: () => T): T =>
  fields.length === 0 ? work() : holding.run(fields, work);

/** Runs `work` that keeps what others answer and nothing that was typed, such as the register's word on a company. */
export const keepingOthersWords = <T>(work: () => T): T => holding.exit(work);

const writes =
  /^\s*(?:insert|update|delete|merge)\b|^\s*with\b[^]*\b(?:insert\s+into|update|delete\s+from|merge\s+into)\b/i;

/** Stops the first statement that writes, before anything is. @throws Invalid on the fields that hold a number */
export function demandKeepable(statement: string): void {
  const fields = holding.getStore();
  if (fields !== undefined && writes.test(statement))
    throw new Invalid(Object.fromEntries(fields.map((field) => [field, 'form.nationalIdentity'])));
}
