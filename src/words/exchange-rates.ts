// What currencies were worth, entered by OnNet's operators for invoices in other currencies than NOK.
import type { Messages } from './message.ts';

export const exchangeRates = {
  'rates.title': { nb: 'Valutakurser', en: 'Exchange rates' },
  'rates.lead': {
    nb: 'En faktura i en annen valuta må vise merverdiavgiften i kroner. Den får den nyeste kursen fra fakturadagen eller de sju dagene før, og venter til det finnes en. En kreditnota får samme kurs som fakturaen.',
    en: 'An invoice in another currency has to show its VAT in kroner. It gets the newest rate of its day or the seven days before, and waits until there is one. A credit note gets the rate of its invoice.',
  },
  'rates.new': { nb: 'Før inn en kurs', en: 'Enter a rate' },
  'rates.currency': { nb: 'Valuta', en: 'Currency' },
  'rates.units': { nb: 'Kursen gjelder', en: 'The rate is for' },
  'rates.units.1': { nb: '1 enhet', en: '1 unit' },
  'rates.units.100': { nb: '100 enheter', en: '100 units' },
  'rates.rate': { nb: 'Kroner', en: 'Kroner' },
  'rates.rate.hint': {
    nb: 'Slik Norges Bank skriver den, som 11,7345',
    en: 'As Norges Bank writes it, such as 11.7345',
  },
  'rates.day': { nb: 'Dag', en: 'Day' },
  'rates.source': { nb: 'Kilde', en: 'Source' },
  'rates.enter': { nb: 'Før inn', en: 'Enter' },
  'rates.entered': {
    nb: 'Kursen er ført inn. Fakturaer som ventet på den, prøves nå.',
    en: 'The rate is entered. Invoices that waited for it are being tried now.',
  },
  'rates.list': { nb: 'Sist ført inn', en: 'Entered last' },
  'rates.none': { nb: 'Ingen kurser er ført inn.', en: 'No rates have been entered.' },
  'rates.perUnit': { nb: 'Kroner for 1', en: 'Kroner for 1' },
  'rates.problem.currency': { nb: 'Velg en valuta', en: 'Choose a currency' },
  'rates.problem.rate': {
    nb: 'Skriv kursen som et tall, for eksempel 11,7345',
    en: 'Write the rate as a number, such as 11.7345',
  },
  'rates.problem.far': {
    nb: 'Kursen er mer enn 20 % unna den forrige. Se om den gjelder 1 eller 100 enheter',
    en: 'The rate is more than 20% from the one before. See whether it is for 1 or 100 units',
  },
  'rates.problem.day': {
    nb: 'Velg en dag det siste året, senest i dag',
    en: 'Choose a day of the last year, today at the latest',
  },
  'rates.problem.source': { nb: 'Skriv hvor kursen er fra', en: 'Write where the rate is from' },
} as const satisfies Messages;
