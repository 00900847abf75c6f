import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { loadConfig } from '../../src/config.ts';
import { openOutside, outside } from '../../src/domain/outside.ts';
import { defaultLegalEntity, type LegalEntity } from '../../src/domain/privacy/legal-entity.ts';
import { confirmations, confirmFact } from '../../src/domain/privacy/policy/confirmations.ts';
import { buildPolicy } from '../../src/domain/privacy/policy/editions.ts';
import { PROOF_FILE, programFingerprint } from '../../src/domain/privacy/proof/proof-result.ts';
import { provingTests } from '../../src/domain/privacy/proof/proving-tests.ts';
import { operator } from '../web/register-records.ts';
import { SECRET_KEY } from './secret-key.ts';

// A policy that can be published: a valid organisation number, everything confirmed, every test passed.

/** The legal entity with a number that is valid; nobody says that it is OnNet's. */
export const validEntity: LegalEntity = { ...defaultLegalEntity, organisationNumber: '923609016' };

/** Sets the product up with a legal entity, in a data folder of its own. Answers how to close it. */
export function openWith(entity: LegalEntity, dataDir: string): () => Promise<void> {
  const config = loadConfig({
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://127.0.0.1:1',
    SECRET_KEY,
    REGISTER_URL: 'http://127.0.0.1:9',
    PEPPOL_STAND_IN: '127.0.0.1:9',
  });
  openOutside({ ...config, dataDir, legalEntity: entity });
  return async () => outside().register.close();
}

/** Leaves a result of `npm run proof` in which every test went alike. */
export function proveAll(
  dataDir: string,
  outcome: 'passed' | 'failed' = 'passed',
  fingerprint = programFingerprint(),
): void {
  const tests = Object.values(provingTests)
    .flat()
    .map((test) => ({ ...test, outcome }));
  const provedAt = '2026-11-23T00:00:00.000Z';
  writeFileSync(path.join(dataDir, PROOF_FILE), JSON.stringify({ fingerprint, commit: '', provedAt, tests }));
}

/** An operator stands for every fact as it is. */
export async function confirmAll(): Promise<void> {
  for (const { fact, value } of await confirmations()) await confirmFact(operator, fact, value);
}

/** What the operator has read: the hashes of what the program builds now. */
export const readHashes = async (): Promise<string[]> => (await buildPolicy()).map(({ hash }) => hash);
