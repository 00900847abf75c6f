import { openOutside } from '../../src/domain/outside.ts';
import { defaultLegalEntity, type LegalEntity } from '../../src/domain/privacy/legal-entity.ts';
import { SECRET_KEY } from './secret-key.ts';

/** The parties outside for work that talks to none of them and keeps files in a folder. */
export function openTestOutside(dataDir: string, legalEntity: LegalEntity = defaultLegalEntity): void {
  openOutside({
    production: false,
    dataDir,
    secretKeys: [SECRET_KEY],
    publicUrl: 'https://onnet.example',
    registerUrl: 'http://127.0.0.1:9',
    peppolStandIn: '127.0.0.1:9',
    stripe: { secretKey: undefined, apiUrl: undefined, webhookSecrets: [] },
    legalEntity,
  });
}
