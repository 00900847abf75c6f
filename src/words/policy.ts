// Words around the privacy policy and the data processing agreement. The texts themselves are in src/domain/privacy.
import type { Messages } from './message.ts';

export const policyPages = {
  'policy.title': { nb: 'Personvernerklæring', en: 'Privacy Policy' },
  'policy.contents': { nb: 'Innhold', en: 'Contents' },
  'policy.version': { nb: 'Versjon av {date}', en: 'Version of {date}' },
  'policy.otherLanguage': { nb: 'Read this page in English', en: 'Les denne siden på norsk' },
  'agreement.title': { nb: 'Databehandleravtale', en: 'Data processing agreement' },
  'agreement.parties': { nb: 'Partene', en: 'The parties' },
  'agreement.hash': { nb: 'Tekstens fingeravtrykk (SHA-256)', en: 'The text’s fingerprint (SHA-256)' },
} as const satisfies Messages;
