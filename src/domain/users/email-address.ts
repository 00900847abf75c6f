import { z } from 'zod';

/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets, its two angle brackets included. */
const LONGEST_ADDRESS = 254;

const address = z.email().max(LONGEST_ADDRESS);

/** An e-mail address in the form users are found by: trimmed and in lower case. Undefined when it is not one. */
export function readEmailAddress(typed: string): string | undefined {
  const read = address.safeParse(typed.trim().toLowerCase());
  return read.success ? read.data : undefined;
}
