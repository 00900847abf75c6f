// A tenant's own fields: what must be said of one before it can exist.
import type { Messages } from './message.ts';

export const privacyFields = {
  'fields.taken': { nb: 'Et felt heter dette allerede.', en: 'A field is already called this.' },
  'fields.nationalIdentity': {
    nb: 'Fødselsnummer skal ikke lagres her. Loven krever et saklig behov, og et CRM har det ikke.',
    en: 'National identity numbers are not kept here. The law demands an objective need, which a CRM does not have.',
  },
  'fields.category': {
    nb: 'Velg hva slags opplysning feltet holder. Helse, tro, politikk og annet sensitivt kan ikke lagres her.',
    en: 'Choose what kind of data the field holds. Health, belief, politics and other sensitive data cannot be kept here.',
  },
  'fields.purpose': { nb: 'Velg et av formålene deres.', en: 'Choose one of your purposes.' },
  'fields.purposeOff': {
    nb: 'Formålet er ikke tatt i bruk. Slå det på først, eller velg et annet.',
    en: 'The purpose is not in use. Turn it on first, or choose another.',
  },
  'fields.retention': { nb: 'Velg hvor lenge opplysningen skal lagres.', en: 'Choose how long the data is kept.' },
  'fields.reason': {
    nb: 'Skriv med noen flere ord hvorfor feltet ikke handler om en person.',
    en: 'Say in a few more words why the field is not about a person.',
  },
} as const satisfies Messages;
