// The end of a customer relationship.
import type { Messages } from './message.ts';

export const privacyLifecycles = {
  'tenant.end.already': {
    nb: 'Kundeforholdet er allerede avsluttet.',
    en: 'The customer relationship has already ended.',
  },
  'tenant.end.tooLate': {
    nb: 'Angrefristen er ute, eller kundeforholdet er ikke avsluttet.',
    en: 'It is too late to change your mind, or the customer relationship has not ended.',
  },
} as const satisfies Messages;
