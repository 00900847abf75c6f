// The units around a company: its owner, its sub-units, its group.
import type { Messages } from './message.ts';

export const companyStructure = {
  'companies.structure.title': { nb: 'Eier, underenheter og konsern', en: 'Owner, sub-units and group' },
  'companies.structure.owner': { nb: 'Eies av', en: 'Owned by' },
  'companies.structure.subUnits': { nb: 'Underenheter', en: 'Sub-units' },
  'companies.structure.group': { nb: 'Konsern', en: 'Group' },
  'companies.structure.add': { nb: 'Legg til', en: 'Add' },
  'companies.structure.ask': { nb: 'Se underenheter', en: 'Show sub-units' },
  'companies.structure.askGroup': { nb: 'Se konsernet', en: 'Show the group' },
  'companies.structure.all': { nb: 'Se alle', en: 'Show all' },
  'companies.structure.noSubUnits': {
    nb: 'Firmaet har ingen registrerte underenheter.',
    en: 'The company has no registered sub-units.',
  },
  'companies.structure.noGroup': {
    nb: 'Firmaet er ikke med i noe registrert konsern.',
    en: 'The company is not part of any registered group.',
  },
  'companies.structure.noNumber': {
    nb: 'Firmaet har ikke noe organisasjonsnummer å spørre om.',
    en: 'The company has no organisation number to ask about.',
  },
  'companies.structure.unknownNumber': {
    nb: 'Brønnøysundregistrene har ingen opplysninger om dette nummeret.',
    en: 'The register has no information about this number.',
  },
  'companies.structure.groupCount': {
    nb: { one: '{count} firma i konsernet', other: '{count} firmaer i konsernet' },
    en: { one: '{count} company in the group', other: '{count} companies in the group' },
  },
  'companies.structure.moreUnits': {
    nb: 'Viser {shown} av {total}.',
    en: 'Showing {shown} of {total}.',
  },
  'companies.structure.unavailable': { nb: 'Brønnøysund svarer ikke', en: 'The register is not answering' },
  'companies.structure.unavailableText': {
    nb: 'Vi vet derfor ikke om det finnes noen. Prøv igjen om litt.',
    en: 'So we do not know whether there are any. Try again in a while.',
  },
} as const satisfies Messages;
