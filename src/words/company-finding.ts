// Finding companies to sell to in our copy of the register, and what the law allows one to do with them.
import type { Messages } from './message.ts';

export const companyFinding = {
  'companies.finding.link': { nb: 'Finn nye', en: 'Find new' },
  'companies.finding.title': { nb: 'Finn nye firmaer', en: 'Find new companies' },
  'companies.finding.text': {
    nb: 'Søk i Enhetsregisteret etter firmaer dere ikke har. Konkurser, avviklinger og slettede er utelatt.',
    en: 'Look in the register for companies you do not have. Bankruptcies, liquidations and those struck off are left out.',
  },
  'companies.finding.industry': { nb: 'Bransje', en: 'Industry' },
  'companies.finding.industryHint': {
    nb: 'Ord eller kode: rørlegger, regnskap, 62.1',
    en: 'A word or a code: plumber, accountant, 62.1',
  },
  'companies.finding.unknownIndustry': {
    nb: 'Vi kjenner ikke bransjen. Prøv et annet ord, eller en næringskode som 43.22.',
    en: 'We do not know that industry. Try another word, or an industry code such as 43.22.',
  },
  'companies.finding.meant': { nb: 'Bransje: {industries}', en: 'Industry: {industries}' },
  'companies.finding.place': { nb: 'Sted eller kommune', en: 'Town or municipality' },
  'companies.finding.size': { nb: 'Ansatte', en: 'Employees' },
  'companies.finding.anySize': { nb: 'Alle størrelser', en: 'Any size' },
  'companies.finding.size.none': { nb: 'Ingen eller ikke oppgitt', en: 'None or not stated' },
  'companies.finding.size.from': { nb: 'Minst {count}', en: 'At least {count}' },
  'companies.finding.form': { nb: 'Selskapsform', en: 'Legal form' },
  'companies.finding.formOfPeople': {
    nb: 'Firmaer av denne formen er personer, og vises ikke her.',
    en: 'Companies of this form are people, and are not shown here.',
  },
  'companies.finding.anyForm': { nb: 'Alle former', en: 'Any legal form' },
  'companies.finding.since': { nb: 'Registrert fra', en: 'Registered since' },
  'companies.finding.vat': { nb: 'Bare MVA-registrerte', en: 'Only VAT registered' },
  'companies.finding.search': { nb: 'Søk', en: 'Search' },
  'companies.finding.notLoaded': {
    nb: 'Kopien av Enhetsregisteret er ikke klar ennå',
    en: 'The copy of the register is not ready yet',
  },
  'companies.finding.notLoadedText': {
    nb: 'Den hentes om natten. Firmaer kan legges til med navn eller organisasjonsnummer imens.',
    en: 'It is fetched at night. Companies can be added by name or organisation number meanwhile.',
  },
  'companies.finding.start': { nb: 'Hvem vil dere nå?', en: 'Whom do you want to reach?' },
  'companies.finding.startText': {
    nb: 'Velg minst én ting over, for eksempel bransje og sted.',
    en: 'Choose at least one thing above, such as an industry and a town.',
  },
  'companies.finding.none': { nb: 'Ingen passer', en: 'No companies fit' },
  'companies.finding.noneText': {
    nb: 'Firmaer dere har fra før, vises ikke. Prøv med færre valg.',
    en: 'Companies you have already are not shown. Try fewer conditions.',
  },
  'companies.finding.clear': { nb: 'Tøm søket', en: 'Clear the search' },
  'companies.finding.count': {
    nb: { one: '{count} firma passer', other: '{count} firmaer passer' },
    en: { one: '{count} company fits', other: '{count} companies fit' },
  },
  'companies.finding.countAtLeast': {
    nb: {
      one: 'Mer enn {count} passer. Snevre inn for å finne de rette.',
      other: 'Mer enn {count} passer. Snevre inn for å finne de rette.',
    },
    en: {
      one: 'More than {count} fit. Narrow it down to find the right ones.',
      other: 'More than {count} fit. Narrow it down to find the right ones.',
    },
  },
  'companies.finding.choose': { nb: 'Velg {name}', en: 'Choose {name}' },
  'companies.finding.chooseAll': { nb: 'Velg alle på siden', en: 'Choose all on the page' },
  'companies.finding.addChosen': { nb: 'Legg til valgte', en: 'Add those chosen' },
  'companies.finding.addOne': { nb: 'Legg til', en: 'Add' },
  'companies.finding.registered': { nb: 'Registrert', en: 'Registered' },
  'companies.finding.added': {
    nb: { one: '{count} firma er lagt til.', other: '{count} firmaer er lagt til.' },
    en: { one: '{count} company has been added.', other: '{count} companies have been added.' },
  },
  'companies.finding.noneChosen': { nb: 'Ingen firmaer var valgt.', en: 'No companies were chosen.' },
  'companies.finding.see': { nb: 'Se de nyeste', en: 'See the newest' },
  'companies.finding.industrySource': {
    nb: 'Bransjer etter SN2025, lest hos Statistisk sentralbyrå {date}',
    en: 'Industries by SN2025, read at Statistics Norway {date}',
  },
  'companies.finding.law': { nb: 'Hva dere lovlig kan gjøre', en: 'What you may lawfully do' },
  'companies.finding.law.people': {
    nb: 'Enkeltpersonforetak og selskaper som bærer eiernes navn (ENK, ANS, DA), er ikke med. De er personer, og selv om registeret er åpent, gir det ingen rett til å bruke opplysninger om personer.',
    en: 'Sole proprietorships and partnerships that carry their owners’ names (ENK, ANS, DA) are left out. They are people, and an open register gives no right to use data about people.',
  },
  'companies.finding.law.generic': {
    nb: 'Reklame på e-post til et firmas felles adresse, som post@ eller info@, krever ikke samtykke: {law}.',
    en: 'Marketing by e-mail to a company’s shared address, such as post@ or info@, needs no consent: {law}.',
  },
  'companies.finding.law.named': {
    nb: 'Til en navngitt person kreves samtykke på forhånd, også når det er en jobbadresse: {law}. At en adresse står i registeret, er ikke et samtykke.',
    en: 'To a named person you need consent beforehand, at a work address too: {law}. An address being in the register is not consent.',
  },
  'companies.finding.law.phone': {
    nb: 'Et firma kan dere ringe. En person som ringes privat, kan ha reservert seg: {law}.',
    en: 'You may call a company. A person called on a private number may have opted out: {law}.',
  },
  'companies.finding.law.told': {
    nb: 'Skriver dere ned noe om en person i firmaet, skal personen få vite det senest ved første kontakt, og innen én måned: personvernforordningen art. 14.',
    en: 'If you record anything about a person at the company, they must be told at the first contact at the latest, and within a month: GDPR Art. 14.',
  },
} as const satisfies Messages;
