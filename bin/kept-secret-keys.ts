import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Config } from '../src/config.ts';
import { keptSecrets } from './launcher/secrets.ts';

/** The configured secrets, newest first, or the one that the data folder keeps; empty when there is neither. */
export function secretKeysOf({ secretKeys, dataDir }: Config): readonly string[] {
  if (secretKeys.length > 0) return secretKeys;
  return existsSync(path.join(dataDir, 'secrets.json')) ? [keptSecrets(path.resolve(dataDir)).secretKey] : [];
}
