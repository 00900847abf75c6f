import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { errorCode } from '../error-code.ts';

/** Secrets of one data folder, made at its first start; values set in the environment come before them. */
export interface Secrets {
  /** Signs cookies and links. */
  readonly secretKey: string;
  /** PostgreSQL's superuser, and the two roles that sign in. */
  readonly postgresPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** Of the Stripe stand-in. */
  readonly stripeSecretKey: string;
  readonly stripeWebhookSecret: string;
}

/**
 * Reads secrets.json of the data folder, readable by its owner alone, and makes it when there is none. Of several
 * starts at once, one makes it and all read that one.
 */
export function keptSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  return read(file) ?? make(file);
}

function make(file: string): Secrets {
  const secrets: Secrets = {
    secretKey: random(48),
    postgresPassword: random(24),
    ownerPassword: random(24),
    appPassword: random(24),
    stripeSecretKey: `sk_test_${random(24)}`,
    stripeWebhookSecret: `whsec_${random(24)}`,
  };
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(beside, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(beside);
  }
  return read(file) ?? secrets;
}

function read(file: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Letters and digits, so that it fits into addresses and the forms Stripe's secrets have. */
const random = (bytes: number): string => randomBytes(bytes).toString('hex');
