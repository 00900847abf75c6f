// Why work was given up, for the operators: what each code that the outbox keeps means.
import type { Messages } from './message.ts';

export const operatorFailures = {
  'operator.failed.register-network': {
    nb: 'Enhetsregisteret kunne ikke nås',
    en: 'The register could not be reached',
  },
  'operator.failed.register-timeout': {
    nb: 'Enhetsregisteret svarte ikke i tide',
    en: 'The register did not answer in time',
  },
  'operator.failed.register-rateLimited': {
    nb: 'Enhetsregisteret ba oss vente',
    en: 'The register asked us to wait',
  },
  'operator.failed.register-serverError': {
    nb: 'Enhetsregisteret hadde en feil hos seg',
    en: 'The register had a fault of its own',
  },
  'operator.failed.register-circuitOpen': {
    nb: 'Enhetsregisteret feilet flere ganger på rad og får være i fred en stund',
    en: 'The register failed several times in a row and is left alone for a while',
  },
  'operator.failed.register-busy': {
    nb: 'For mye av vår egen trafikk sto foran i køen',
    en: 'Too much of our own traffic was ahead in the queue',
  },
  'operator.failed.register-badAnswer': {
    nb: 'Svaret fra Enhetsregisteret var ikke det vi spurte om',
    en: 'The register’s answer was not what was asked for',
  },
  'operator.failed.register-refused': {
    nb: 'Enhetsregisteret avviste måten vi spør på. Se om kontrakten er endret',
    en: 'The register refused the way we ask. See whether its contract has changed',
  },
  'operator.failed.register-redirect': {
    nb: 'Enhetsregisteret sendte oss videre til en annen vert, og det følger vi ikke',
    en: 'The register sent us on to another host, which is not followed',
  },
  'operator.failed.register-notAllowed': {
    nb: 'Verten er ikke i bruk i registeret over underleverandører, så ingenting ble sendt',
    en: 'The host is not in use in the register of sub-processors, so nothing was sent',
  },
  'operator.failed.register-bad-request': {
    nb: 'Enhetsregisteret forsto ikke spørsmålet',
    en: 'The register did not understand the question',
  },
  'operator.failed.register-other': {
    nb: 'Enhetsregisteret ga ikke noe svar',
    en: 'The register gave no answer',
  },
  'operator.failed.mirror-wrong-shape': {
    nb: 'Filen fra registeret har en annen form enn før',
    en: 'The register’s file has another shape than before',
  },
  'operator.failed.mirror-too-few': {
    nb: 'Filen fra registeret har altfor få enheter',
    en: 'The register’s file has far too few units',
  },
  'operator.failed.mirror-half-file': {
    nb: 'Filen fra registeret kom ikke hel frem',
    en: 'The register’s file did not arrive whole',
  },
  'operator.failed.mirror-busy': {
    nb: 'Noen andre brukte kopien av registeret samtidig',
    en: 'Somebody else was using our copy of the register',
  },
  'operator.failed.mirror-other': {
    nb: 'Filen fra registeret kunne ikke leses inn',
    en: 'The register’s file could not be read in',
  },
  'operator.failed.host-not-in-register': {
    nb: 'Verten er ikke i bruk i registeret over underleverandører, så ingenting ble sendt',
    en: 'The host is not in use in the register of sub-processors, so nothing was sent',
  },
  'operator.failed.stripe-not-set-up': { nb: 'Stripe er ikke satt opp her', en: 'Stripe is not set up here' },
  'operator.failed.stripe-connection': { nb: 'Stripe kunne ikke nås', en: 'Stripe could not be reached' },
  'operator.failed.stripe-no-checkout-page': {
    nb: 'Stripe ga ingen side å betale på',
    en: 'Stripe gave no page to pay on',
  },
  'operator.failed.stripe-no-invoice-page': {
    nb: 'Stripe ga ingen side der fakturaen kan betales',
    en: 'Stripe gave no page on which the invoice can be paid',
  },
  'operator.failed.stripe-no-price': {
    nb: 'Stripe har ingen pris for abonnementet',
    en: 'Stripe has no price for the plan',
  },
  'operator.failed.stripe-unknown-customer': {
    nb: 'Ingen virksomhet her har kunden som Stripe nevner',
    en: 'No tenant here has the customer that Stripe names',
  },
  'operator.failed.stripe-customer-deleted': {
    nb: 'Kunden er slettet hos Stripe',
    en: 'The customer is deleted at Stripe',
  },
  'operator.failed.stripe-refused': {
    nb: 'Stripe gjorde ikke det vi ba om',
    en: 'Stripe did not do what it was asked',
  },
  'operator.failed.smtp-later': {
    nb: 'E-posttjeneren ba oss prøve igjen senere',
    en: 'The mail server asked us to try again later',
  },
  'operator.failed.smtp-refused': {
    nb: 'E-posttjeneren avviste e-posten for godt. Adressen finnes kanskje ikke',
    en: 'The mail server refused the mail for good. The address may not exist',
  },
  'operator.failed.smtp-unreached': {
    nb: 'E-posttjeneren kunne ikke nås, eller brøt forbindelsen',
    en: 'The mail server could not be reached, or broke off',
  },
  'operator.failed.database': {
    nb: 'Databasen kunne ikke gjøre det da',
    en: 'The database could not do it at that time',
  },
  'operator.failed.system': {
    nb: 'En fil eller en forbindelse sviktet på maskinen',
    en: 'A file or a connection failed on the machine',
  },
  'operator.failed.key': {
    nb: 'Nøkkelen til det som skulle leses, mangler eller passer ikke. Se SECRET_KEYS',
    en: 'The key to what was to be read is missing or does not fit. See SECRET_KEYS',
  },
  'operator.failed.program': {
    nb: 'En feil i programmet. Se loggen',
    en: 'A fault in the program. See the log',
  },
} as const satisfies Messages;
