// Words of companies and what the register tells about them.
import type { Messages } from './message.ts';

export const companies = {
  'companies.placeholderName': { nb: 'Org.nr. {number}', en: 'Org. no. {number}' },
} as const satisfies Messages;
