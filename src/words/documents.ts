// The pages that list invoices and credit notes: a tenant's own, and all of OnNet's for its operators.
import type { Messages } from './message.ts';

export const documents = {
  'documents.title': { nb: 'Fakturaer', en: 'Invoices' },
  'documents.lead': {
    nb: 'Alle fakturaer og kreditnotaer fra OnNet, slik de ble sendt. PDF er til å lese, EHF til regnskapssystemet.',
    en: 'All invoices and credit notes from OnNet, as they were sent. The PDF is to read, the EHF file for your accounting system.',
  },
  'documents.empty.title': { nb: 'Ingen fakturaer ennå', en: 'No invoices yet' },
  'documents.empty.text': {
    nb: 'Når et abonnement er betalt, ligger fakturaen her og i e-posten.',
    en: 'When a subscription has been paid, the invoice is here and in the mail.',
  },
  'documents.number': { nb: 'Nummer', en: 'Number' },
  'documents.issuedOn': { nb: 'Dato', en: 'Date' },
  'documents.dueOn': { nb: 'Forfall', en: 'Due' },
  'documents.amount': { nb: 'Med MVA', en: 'With VAT' },
  'documents.files': { nb: 'Filer', en: 'Files' },
  'documents.kind.invoice': { nb: 'Faktura {number}', en: 'Invoice {number}' },
  'documents.kind.credit': { nb: 'Kreditnota {number}', en: 'Credit note {number}' },
  'documents.credits': { nb: 'Retter faktura {number}', en: 'Corrects invoice {number}' },
  'documents.credited.whole': { nb: 'Kreditert', en: 'Credited' },
  'documents.credited.part': { nb: '{amount} er kreditert', en: '{amount} is credited' },
  'documents.test': { nb: 'Prøve', en: 'Test' },
  'documents.kept': {
    nb: 'Loven krever at vi beholder fakturaer i fem år etter regnskapsåret. Deretter slettes de av seg selv.',
    en: 'The law makes us keep invoices for five years after the accounting year. After that they are deleted by themselves.',
  },

  'documents.operator.title': { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' },
  'documents.lookAt': {
    nb: { one: 'Én faktura trenger tilsyn', other: '{count} fakturaer trenger tilsyn' },
    en: { one: 'One invoice needs a look', other: '{count} invoices need a look' },
  },
  'documents.lookAt.link': { nb: 'Se hva det gjelder', en: 'See what it is' },
  'documents.alarm.gap': { nb: 'Nummer {about} mangler', en: 'Number {about} is missing' },
  'documents.alarm.gap.text': {
    nb: 'Ingen faktura har nummeret, og det er gitt ut. Finn ut av det i sikkerhetskopien før noe annet gjøres.',
    en: 'No invoice bears the number, and it was given out. Look in the backup before anything else is done.',
  },
  'documents.alarm.stripe-gap': { nb: 'Stripe mangler nummer {about}', en: 'Stripe has no number {about}' },
  'documents.alarm.stripe-gap.text': {
    nb: 'Det er et hull i Stripes egne numre. Se i Stripe om en faktura er slettet.',
    en: 'There is a hole in Stripe’s own numbers. Look at Stripe whether an invoice was deleted.',
  },
  'documents.alarm.changed': { nb: '{about} er ikke slik den ble utstedt', en: '{about} is not as it was issued' },
  'documents.alarm.changed.text': {
    nb: 'Innholdet stemmer ikke med kontrollsummen. Hent dokumentet fra sikkerhetskopien.',
    en: 'What it holds does not agree with its hash. Bring the document back from the backup.',
  },
  'documents.alarm.not-issued': { nb: '{about} har ingen faktura fra oss', en: '{about} has no document of ours' },
  'documents.alarm.not-issued.text': {
    nb: 'Stripe har krevd penger i mer enn et døgn uten at fakturaen er utstedt.',
    en: 'Stripe has asked for money for more than a day without an invoice being issued.',
  },
  'documents.alarm.refund-without-credit': {
    nb: '{about} er betalt tilbake uten kreditnota',
    en: '{about} was refunded without a credit note',
  },
  'documents.alarm.refund-without-credit.text': {
    nb: 'Lag kreditnotaen i Stripe og knytt tilbakebetalingen til den. Da utstedes vår av seg selv.',
    en: 'Make the credit note at Stripe and tie the refund to it. Then ours is issued by itself.',
  },
  'documents.alarm.credit-voided': {
    nb: 'Kreditnotaen {about} er annullert i Stripe',
    en: 'The credit note {about} was made void at Stripe',
  },
  'documents.alarm.credit-voided.text': {
    nb: 'Vår er utstedt og kan ikke tas tilbake. Det som skyldes igjen, må faktureres på nytt.',
    en: 'Ours is issued and cannot be taken back. What is owed again has to be invoiced anew.',
  },
  'documents.alarm.not-finalized': {
    nb: 'Stripe får ikke gjort fakturaen {about} ferdig',
    en: 'Stripe cannot finalise the invoice {about}',
  },
  'documents.alarm.not-finalized.text': {
    nb: 'Ingen blir bedt om pengene før den er ferdig. Rett det som er galt hos Stripe og gjør den ferdig der, eller slett den.',
    en: 'Nobody is asked for the money until it is final. Mend what is wrong at Stripe and finalise it there, or delete it.',
  },
  'documents.alarm.at': { nb: 'Se den hos Stripe', en: 'See it at Stripe' },
  'documents.alarm.buyer': { nb: 'Kunde: {name}.', en: 'Customer: {name}.' },
  'documents.unfinished.customer_tax_location_invalid': {
    nb: 'Stripe kjenner ikke kundens adresse godt nok til å regne ut avgift: rett adressen.',
    en: 'Stripe does not know the customer’s address well enough for tax: correct the address.',
  },
  'documents.unfinished.taxes_calculation_failed': {
    nb: 'Stripe fikk ikke regnet ut avgift: prøv igjen.',
    en: 'Stripe could not work out tax: try again.',
  },
  'documents.unfinished.amount_too_large': {
    nb: 'Beløpet er større enn Stripe tar imot: del fakturaen.',
    en: 'The amount is larger than Stripe takes: divide the invoice.',
  },
  'documents.unfinished.amount_too_small': {
    nb: 'Beløpet er mindre enn Stripe tar imot: slett fakturaen eller legg det til neste.',
    en: 'The amount is smaller than Stripe takes: delete the invoice or add it to the next.',
  },
  'documents.unfinished.invoice_no_payment_method_types': {
    nb: 'Ingen betalingsmåte er slått på for valutaen: slå på en under innstillinger hos Stripe.',
    en: 'No payment method is on for the currency: switch one on in the settings at Stripe.',
  },
  'documents.unfinished.other': { nb: 'Stripe sier: {reason}.', en: 'Stripe says: {reason}.' },
  'mail.invoice-not-finalized.subject': {
    nb: 'En faktura på {amount} kan ikke gjøres ferdig',
    en: 'An invoice of {amount} cannot be finalised',
  },
  'mail.invoice-not-finalized.text': {
    nb: 'Kunde: {tenant}. Ingen blir bedt om pengene før noen har rettet det hos Stripe.',
    en: 'Customer: {tenant}. Nobody is asked for the money until somebody has mended it at Stripe.',
  },
  'documents.alarm.since': { nb: 'Funnet {date}.', en: 'Found {date}.' },
  'documents.waiting': { nb: 'Venter', en: 'Waiting' },
  'documents.waiting.lead': {
    nb: 'Disse er ikke utstedt og har ikke fått nummer. De prøves på nytt hver time og gis aldri opp.',
    en: 'These are not issued and have no number. They are tried again every hour and never given up.',
  },
  'documents.waiting.why': { nb: 'Venter på', en: 'Waits for' },
  'documents.waiting.since': { nb: 'Siden', en: 'Since' },
  'documents.waiting.nextTry': { nb: 'Prøves igjen', en: 'Next try' },
  'documents.stripe': { nb: 'Hos Stripe', en: 'At Stripe' },
  'documents.confirm': { nb: 'Bekreft', en: 'Confirm it' },
  'documents.reason.seller-unconfirmed': {
    nb: 'At OnNets organisasjonsnummer er bekreftet',
    en: 'OnNet’s organisation number to be confirmed',
  },
  'documents.reason.buyer-incomplete': {
    nb: 'Kjøpers navn, og adresse eller organisasjonsnummer',
    en: 'The buyer’s name, and address or organisation number',
  },
  'documents.reason.buyer-unknown': {
    nb: 'At det blir klart hvilken kunde det er',
    en: 'Somebody to find out which customer it is',
  },
  'documents.reason.no-rate': { nb: 'Valutakurs', en: 'A rate of exchange' },
  'documents.reason.tax-differs': {
    nb: 'At noen ser på MVA: Den er ikke det linjene tilsier',
    en: 'Somebody to look at VAT: it is not what the lines come to',
  },
  'documents.reason.total-differs': {
    nb: 'At noen ser på beløpet: Det er ikke det linjene tilsier',
    en: 'Somebody to look at the amount: it is not what the lines come to',
  },
  'documents.reason.no-invoice': { nb: 'Fakturaen som skal krediteres', en: 'The invoice that is to be credited' },
  'documents.reason.credits-too-much': {
    nb: 'At noen ser på beløpet: Det krediteres mer enn det står igjen',
    en: 'Somebody to look at the amount: more is credited than is left',
  },
  'documents.series': { nb: 'Nummerserier', en: 'Number series' },
  'documents.series.lead': {
    nb: 'Kontrolleres hver natt, sammen med innholdet i hvert dokument og numrene hos Stripe.',
    en: 'Checked every night, together with what each document holds and the numbers at Stripe.',
  },
  'documents.series.name': { nb: 'Serie', en: 'Series' },
  'documents.series.invoice': { nb: 'Fakturaer', en: 'Invoices' },
  'documents.series.credit': { nb: 'Kreditnotaer', en: 'Credit notes' },
  'documents.series.test-invoice': { nb: 'Fakturaer i Stripes prøvemodus', en: 'Invoices in Stripe’s test mode' },
  'documents.series.test-credit': { nb: 'Kreditnotaer i Stripes prøvemodus', en: 'Credit notes in Stripe’s test mode' },
  'documents.series.first': { nb: 'Første', en: 'First' },
  'documents.series.last': { nb: 'Siste', en: 'Last' },
  'documents.series.documents': { nb: 'Antall', en: 'Number of them' },
  'documents.series.missing': { nb: 'Mangler', en: 'Missing' },
  'documents.series.whole': { nb: 'Ingen', en: 'None' },
  'documents.all': { nb: 'Alle', en: 'All' },
  'documents.find': { nb: 'Finn nummer', en: 'Find number' },
  'documents.find.button': { nb: 'Finn', en: 'Find' },
  'documents.find.clear': { nb: 'Vis alle', en: 'Show all' },
  'documents.none': { nb: 'Ingenting er fakturert ennå', en: 'Nothing has been invoiced yet' },
  'documents.none.found': { nb: 'Ingen med det nummeret', en: 'None of that number' },
  'documents.buyer': { nb: 'Kjøper', en: 'Buyer' },
  'documents.buyer.former': { nb: 'Tidligere kunde', en: 'Former customer' },
  'documents.keptUntil': { nb: 'Oppbevares til', en: 'Kept until' },
  'documents.ehf.handed-over': { nb: 'Overlevert', en: 'Handed over' },
  'documents.ehf.waiting': { nb: 'Venter', en: 'Waiting' },
  'documents.ehf.none': { nb: 'Sendes ikke', en: 'Not sent' },
} as const satisfies Messages;
