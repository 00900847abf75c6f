// What the register has changed about companies, told to those who work with them.
import type { Messages } from './message.ts';

export const companyNews = {
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
