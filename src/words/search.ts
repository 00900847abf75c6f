// The search box in the top bar and its page.
import type { Messages } from './message.ts';

export const search = {
  'search.title': { nb: 'Søk', en: 'Search' },
  'search.titleFor': { nb: 'Søk etter «{text}»', en: 'Search for “{text}”' },
  'search.hint': {
    nb: 'Søk på navn, en del av en e-postadresse, telefon eller organisasjonsnummer.',
    en: 'Search by name, part of an e-mail address, phone or organisation number.',
  },
  'search.add': { nb: 'Legg til «{text}» fra Brønnøysund', en: 'Add “{text}” from the register' },
  'search.none': { nb: 'Ingen treff på «{text}»', en: 'No matches for “{text}”' },
  'search.none.text': {
    nb: 'Prøv færre bokstaver, eller bare en del av navnet.',
    en: 'Try fewer letters, or only a part of the name.',
  },
  'search.contact': { nb: 'Kontakt', en: 'Contact' },
  'search.company': { nb: 'Firma', en: 'Company' },
  'search.all': { nb: 'Vis alle treff', en: 'Show all matches' },
  'search.first': {
    nb: { one: 'Det første treffet', other: 'De {count} første treffene' },
    en: { one: 'The first match', other: 'The first {count} matches' },
  },
} as const satisfies Messages;
