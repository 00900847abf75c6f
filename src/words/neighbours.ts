// The registers beside Enhetsregisteret: what they say of a company, and the page that switches them.
import type { Messages } from './message.ts';

export const neighbours = {
  'neighbours.title': { nb: 'Oppslag i andre registre', en: 'Look-ups in other registers' },
  'neighbours.card': { nb: 'Fra andre registre', en: 'From other registers' },
  'neighbours.lead': {
    nb: 'Her bestemmer dere hva OnNet kan spørre andre registre om. Om enkeltpersonforetak og andre foretak som er en person, spør vi aldri.',
    en: 'Here you decide what OnNet may ask other registers about. We never ask about sole proprietorships or other businesses that are a person.',
  },
  'neighbours.from': { nb: 'Hvem som spørres', en: 'Who is asked' },
  'neighbours.sent': { nb: 'Hva som sendes', en: 'What is sent' },
  'neighbours.sees': {
    nb: 'Se raden i registeret over underleverandører',
    en: 'See its entry in the register of sub-processors',
  },
  'neighbours.on': { nb: 'På', en: 'On' },
  'neighbours.off': { nb: 'Av', en: 'Off' },
  'neighbours.switchOn': { nb: 'Slå på', en: 'Switch on' },
  'neighbours.switchOff': { nb: 'Slå av', en: 'Switch off' },
  'neighbours.switchedOn': { nb: '{name} er slått på.', en: '{name} is switched on.' },
  'neighbours.switchedOff': {
    nb: '{name} er slått av. Ingen spørres, og ingenting vises.',
    en: '{name} is switched off. Nobody is asked, and nothing is shown.',
  },
  'neighbours.notInUse': { nb: 'OnNet bruker det ikke for tiden.', en: 'OnNet does not use it at present.' },
  'neighbours.canBeOn': {
    nb: 'OnNet kan vise om firmaer tar imot e-faktura, og siste regnskap',
    en: 'OnNet can show whether companies receive e-invoices, and their latest accounts',
  },

  'neighbours.vat': { nb: 'Merverdiavgift', en: 'VAT' },
  'neighbours.vat.text': {
    nb: 'Vises blant opplysningene om et firma, og som «MVA» etter nummeret.',
    en: 'Shown among the details of a company, and as “MVA” after its number.',
  },
  'neighbours.vat.sent': {
    nb: 'Ikke noe mer enn før: det står i svaret fra Enhetsregisteret.',
    en: 'Nothing more than before: it is in the answer from Enhetsregisteret.',
  },
  'neighbours.vat.registered': { nb: 'Registrert', en: 'Registered' },
  'neighbours.vat.notRegistered': { nb: 'Ikke registrert', en: 'Not registered' },
  'neighbours.vat.unknown': { nb: 'Ukjent: registeret har ikke sagt det', en: 'Unknown: the register has not said' },

  'neighbours.e-invoice': { nb: 'E-faktura', en: 'E-invoices' },
  'neighbours.e-invoice.text': {
    nb: 'Viser om et firma kan ta imot EHF Faktura 3.0 i Peppol, når noen ber om det på firmaets side.',
    en: 'Shows whether a company can receive invoices by Peppol BIS Billing 3.0 (EHF), when somebody asks for it on the company’s page.',
  },
  'neighbours.e-invoice.ask': { nb: 'Se om firmaet tar imot e-faktura', en: 'See whether it receives e-invoices' },
  'neighbours.e-invoice.Receives': { nb: 'Tar imot e-faktura (EHF)', en: 'Receives e-invoices (EHF)' },
  'neighbours.e-invoice.OtherDocuments': {
    nb: 'Er i Peppol, men tar ikke imot EHF Faktura 3.0',
    en: 'Is in Peppol, but does not receive invoices by BIS Billing 3.0 (EHF)',
  },
  'neighbours.e-invoice.NotRegistered': { nb: 'Ikke registrert i Peppol', en: 'Not registered in Peppol' },
  'neighbours.e-invoice.unavailable': { nb: 'Peppol svarer ikke', en: 'Peppol is not answering' },
  'neighbours.e-invoice.unavailableText': {
    nb: 'Vi vet derfor ikke om firmaet tar imot e-faktura nå. Prøv igjen om litt.',
    en: 'So we do not know whether the company receives e-invoices now. Try again in a while.',
  },
  'neighbours.e-invoice.source': { nb: 'Kilde: Peppol, {date}', en: 'Source: Peppol, {date}' },

  'neighbours.accounts': { nb: 'Siste regnskap', en: 'Latest accounts' },
  'neighbours.accounts.text': {
    nb: 'Viser det siste årsregnskapet et firma har levert, når noen ber om det på firmaets side.',
    en: 'Shows the latest annual accounts a company has filed, when somebody asks for them on the company’s page.',
  },
  'neighbours.accounts.ask': { nb: 'Se siste regnskap', en: 'Show the latest accounts' },
  'neighbours.accounts.period': { nb: '{period}, beløp i {currency}', en: '{period}, amounts in {currency}' },
  'neighbours.accounts.unaudited': { nb: 'Ikke revidert', en: 'Not audited' },
  'neighbours.accounts.revenue': { nb: 'Driftsinntekter', en: 'Revenue' },
  'neighbours.accounts.operatingResult': { nb: 'Driftsresultat', en: 'Operating profit or loss' },
  'neighbours.accounts.resultBeforeTax': { nb: 'Resultat før skatt', en: 'Profit or loss before tax' },
  'neighbours.accounts.result': { nb: 'Årsresultat', en: 'Profit or loss for the year' },
  'neighbours.accounts.assets': { nb: 'Eiendeler', en: 'Assets' },
  'neighbours.accounts.equity': { nb: 'Egenkapital', en: 'Equity' },
  'neighbours.accounts.debt': { nb: 'Gjeld', en: 'Liabilities' },
  'neighbours.accounts.NothingFiled': { nb: 'Ingen årsregnskap er levert', en: 'No annual accounts have been filed' },
  'neighbours.accounts.NotPublished': {
    nb: 'Ikke tilgjengelig: registeret gir ikke ut regnskap for banker og forsikringsselskaper',
    en: 'Not available: the register does not give out the accounts of banks and insurers',
  },
  'neighbours.accounts.unavailable': {
    nb: 'Regnskapsregisteret svarer ikke',
    en: 'The accounts register is not answering',
  },
  'neighbours.accounts.unavailableText': {
    nb: 'Vi vet derfor ikke om det er levert noe nytt. Prøv igjen om litt.',
    en: 'So we do not know whether anything new has been filed. Try again in a while.',
  },
  'neighbours.accounts.source': {
    nb: 'Kilde: Brønnøysundregistrene (Regnskapsregisteret), hentet {date}, NLOD 2.0',
    en: 'Source: Brønnøysund Register Centre (Regnskapsregisteret), fetched {date}, NLOD 2.0',
  },

  'neighbours.again': { nb: 'Spør på nytt', en: 'Ask again' },
} as const satisfies Messages;
