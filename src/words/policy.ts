// Words around the privacy policy and the data processing agreement. The texts themselves are in src/domain/privacy.
import type { Messages } from './message.ts';

export const policyPages = {
  'policy.version': { nb: 'Versjon av {date}', en: 'Version of {date}' },
  // Written in the language it leads to, for the reader who needs it.
  'policy.otherLanguage': { nb: 'Read this in English', en: 'Les dette på norsk' },
  'agreement.article': { nb: 'GDPR artikkel {article}', en: 'GDPR Article {article}' },
  'agreement.hash': { nb: 'Fingeravtrykk av teksten (SHA-256)', en: 'Fingerprint of the text (SHA-256)' },
  'legalEntity.unconfirmed': {
    nb: 'Organisasjonsnummeret vårt må bekreftes',
    en: 'Our organisation number needs confirming',
  },
  'legalEntity.organisationNumber.length': {
    nb: {
      one: '{number} er ikke gyldig: det har {count} siffer, og et organisasjonsnummer har ni.',
      other: '{number} er ikke gyldig: det har {count} sifre, og et organisasjonsnummer har ni.',
    },
    en: {
      one: '{number} is not valid: it has {count} digit, and an organisation number has nine.',
      other: '{number} is not valid: it has {count} digits, and an organisation number has nine.',
    },
  },
  'legalEntity.organisationNumber.checksum': {
    nb: '{number} er ikke gyldig: kontrollsifferet stemmer ikke.',
    en: '{number} is not valid: the check digit does not match.',
  },
  'legalEntity.corrections': {
    nb: {
      one: 'Med ett siffer mindre finnes det {count} gyldig nummer: {numbers}.',
      other: 'Med ett siffer mindre finnes det {count} gyldige numre: {numbers}.',
    },
    en: {
      one: 'With one digit fewer there is {count} valid number: {numbers}.',
      other: 'With one digit fewer there are {count} valid numbers: {numbers}.',
    },
  },
  'legalEntity.confirm': {
    nb: 'Noen som kjenner virksomheten, må bekrefte det riktige nummeret og rette det i oppsettet. Til da vises det slik personvernerklæringen har det.',
    en: 'Someone who knows the company must confirm the right number and correct it in the configuration. Until then it is shown as the privacy policy has it.',
  },
} as const satisfies Messages;
