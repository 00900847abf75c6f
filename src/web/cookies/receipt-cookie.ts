import { createHmac, timingSafeEqual } from 'node:crypto';

import { isId } from '../../domain/identifiers.ts';
import { keysFor } from '../../domain/keys/secret-keys.ts';
import type { Decision } from '../../domain/privacy/cookies/decision.ts';

/** The keys that receipts are signed with, newest first; good for nothing else. @throws KeyUnavailable without a secret */
export const receiptKeys = (): readonly Buffer[] => keysFor('cookie receipt').map(({ key }) => key);

const signature = (text: string, key: Buffer): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * A decision as the value of a cookie: receipt, version, choices (`a` analytics, `m` marketing, `-` a no, and `x` where it took a yes back), seconds since
 * 1970, signature; with points between, and nothing that a cookie cannot hold.
 */
export function writeValue(
  { receiptId, version, choices, decidedAt, tookBack }: Decision,
  keys: readonly Buffer[],
): string {
  const [newest] = keys;
  if (!newest) throw new Error('receipts need a key to be signed with');
  const said = `${choices.analytics ? 'a' : '-'}${choices.marketing ? 'm' : '-'}${tookBack ? 'x' : ''}`;
  const text = [receiptId, version, said, String(decidedAt.getTime() / 1000)].join('.');
  return `${text}.${signature(text, newest).toString('base64url')}`;
}

/** The decision in a cookie's value; undefined when we have not signed it. */
export function readValue(value: string, keys: readonly Buffer[]): Decision | undefined {
  const at = value.lastIndexOf('.');
  if (at < 0) return undefined;
  const text = value.slice(0, at);
  const signed = Buffer.from(value.slice(at + 1), 'base64url');
  const ours = keys.some((key) => {
    const right = signature(text, key);
    return signed.length === right.length && timingSafeEqual(signed, right);
  });
  const [receiptId = '', version = '', said = '', seconds = ''] = text.split('.');
  if (!ours || !isId(receiptId)) return undefined;
  return {
    receiptId,
    version,
    choices: { analytics: said.startsWith('a'), marketing: said[1] === 'm' },
    decidedAt: new Date(Number(seconds) * 1000),
    tookBack: said.endsWith('x'),
  };
}
