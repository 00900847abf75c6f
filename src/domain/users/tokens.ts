import { createHash, randomBytes } from 'node:crypto';

/** A random token for a link in a mail. 256 bits: cannot be guessed, so its hash needs no salt. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: a copy of the table opens nothing. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
