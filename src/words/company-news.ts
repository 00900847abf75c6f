// What the register has changed about companies, told to those who work with them.
import type { Messages } from './message.ts';

export const companyNews = {
  'companies.news.title': { nb: 'Nytt fra Brønnøysund', en: 'News from the register' },
  'companies.news.link': { nb: 'Nytt', en: 'News' },
  'companies.news.which': { nb: 'Hvilke', en: 'Which' },
  'companies.news.unseen': { nb: 'Nye', en: 'New' },
  'companies.news.anyone': { nb: 'Alles', en: 'Everyone’s' },
  'companies.news.what': { nb: 'Hva', en: 'What' },
  'companies.news.when': { nb: 'Når', en: 'When' },
  'companies.news.before': { nb: '(før: {was})', en: '(before: {was})' },
  'companies.news.see': { nb: 'Merk som sett', en: 'Mark as seen' },
  'companies.news.seeAll': { nb: 'Merk alle som sett', en: 'Mark all as seen' },
  'companies.news.seen': {
    nb: { one: '{count} nyhet er merket som sett.', other: '{count} nyheter er merket som sett.' },
    en: { one: '{count} piece of news marked as seen.', other: '{count} pieces of news marked as seen.' },
  },
  'companies.news.none': { nb: 'Ingenting nytt', en: 'Nothing new' },
  'companies.news.noneEver': { nb: 'Ingenting ennå', en: 'Nothing yet' },
  'companies.news.noneText': {
    nb: 'Her ser du når et firma dere følger, får nytt navn eller ny adresse, går konkurs, avvikles eller slettes.',
    en: 'This is where you see when a company you follow gets a new name or address, goes bankrupt, is wound up or struck off.',
  },
  'companies.news.pages': { nb: 'Sider', en: 'Pages' },
  'companies.news.older': { nb: 'Eldre', en: 'Older' },
  'companies.news.attribution': {
    nb: 'Kilde: Brønnøysundregistrene (Enhetsregisteret), NLOD 2.0',
    en: 'Source: Brønnøysund Register Centre (Enhetsregisteret), NLOD 2.0',
  },
  'companies.news.kind.bankrupt': { nb: 'Konkurs er åpnet', en: 'Bankruptcy opened' },
  'companies.news.kind.compulsoryDissolution': { nb: 'Under tvangsavvikling', en: 'Compulsory dissolution' },
  'companies.news.kind.underLiquidation': { nb: 'Avvikles', en: 'Being wound up' },
  'companies.news.kind.restructuring': { nb: 'Rekonstruksjon er åpnet', en: 'Restructuring opened' },
  'companies.news.kind.foreignInsolvency': { nb: 'Insolvens i utlandet', en: 'Insolvent abroad' },
  'companies.news.kind.deleted': { nb: 'Slettet fra registeret', en: 'Struck off the register' },
  'companies.news.kind.removed': { nb: 'Fjernet fra åpne data', en: 'Removed from open data' },
  'companies.news.kind.active': { nb: 'Aktiv igjen', en: 'Active again' },
  'companies.news.kind.name': { nb: 'Nytt navn', en: 'New name' },
  'companies.news.kind.address': { nb: 'Ny adresse', en: 'New address' },
  'companies.news.kind.vatRegistered': {
    nb: 'Registrert i Merverdiavgiftsregisteret',
    en: 'Registered in the VAT register',
  },
  'companies.news.kind.vatDeregistered': {
    nb: 'Ikke lenger i Merverdiavgiftsregisteret',
    en: 'No longer in the VAT register',
  },
} as const satisfies Messages;
