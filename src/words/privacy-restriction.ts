// Restriction of processing, Art. 18: who is kept and used for nothing, why, and how it ends.
import type { Messages } from './message.ts';

export const privacyRestriction = {
  'restriction.already': { nb: 'Behandlingen er begrenset allerede.', en: 'Processing is restricted already.' },
  'restriction.tell.reasonNeeded': {
    nb: 'Skriv hvorfor personen ikke kunne varsles.',
    en: 'Write why the person could not be told.',
  },
  'restriction.lift.tellFirst': { nb: 'Personen skal få beskjed først.', en: 'The person must be told first.' },
} as const satisfies Messages;
