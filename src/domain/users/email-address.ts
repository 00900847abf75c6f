import { domainToASCII } from 'node:url';

import { z } from 'zod';

/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets, its two angle brackets included. */
const LONGEST_ADDRESS = 254;

const address = z.email().max(LONGEST_ADDRESS);

/** An e-mail address in the form users are found by: trimmed and in lower case. Undefined when it is not one. */
export function readEmailAddress(typed: string): string | undefined {
  const read = address.safeParse(typed.trim().toLowerCase());
  return read.success ? read.data : undefined;
}

/**
 * An address that somebody is answered at, in letters of any language (RFC 6531), as it is kept: composed, trimmed and in lower
 * case. Undefined when it is not one.
 */
export function readWrittenAddress(typed: string): string | undefined {
  const written = typed.trim().normalize('NFC').toLowerCase();
  const at = written.lastIndexOf('@');
  const plain = `${written.slice(0, at).replace(/[^\P{L}a-z]/gu, 'x')}@${domainToASCII(written.slice(at + 1))}`;
  return Buffer.byteLength(written) <= LONGEST_ADDRESS && readEmailAddress(plain) !== undefined ? written : undefined;
}
