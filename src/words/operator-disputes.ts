// Payments that customers' banks have taken back, for OnNet's operators.
import type { Messages } from './message.ts';

export const operatorDisputes = {
  'disputes.title': {
    nb: { one: 'En betaling er bestridt', other: '{count} betalinger er bestridt' },
    en: { one: 'A payment is disputed', other: '{count} payments are disputed' },
  },
  'disputes.nobody': { nb: 'Noen som ikke er kunde her', en: 'Somebody who is no customer here' },
  'disputes.by': { nb: 'Svar senest {time}.', en: 'Answer by {time}.' },
  'disputes.late': { nb: 'Fristen var {time}.', en: 'The deadline was {time}.' },
  'disputes.noDeadline': { nb: 'Stripe oppgir ingen frist.', en: 'Stripe names no deadline.' },
  'disputes.waiting': { nb: 'Besvart, banken avgjør.', en: 'Answered, the bank decides.' },
  'disputes.answer': { nb: 'Svar hos Stripe', en: 'Answer at Stripe' },
  'disputes.see': { nb: 'Se den hos Stripe', en: 'See it at Stripe' },
  'disputes.badge': { nb: 'Bestridt: {amount}.', en: 'Disputed: {amount}.' },

  'disputes.reason.fraudulent': {
    nb: 'kortholderen kjenner ikke til betalingen',
    en: 'the cardholder did not authorise it',
  },
  'disputes.reason.unrecognized': {
    nb: 'kortholderen kjenner ikke igjen betalingen',
    en: 'the cardholder does not recognise it',
  },
  'disputes.reason.subscription_canceled': {
    nb: 'kortholderen mener abonnementet er sagt opp',
    en: 'the cardholder says the subscription was cancelled',
  },
  'disputes.reason.duplicate': { nb: 'trukket to ganger', en: 'charged twice' },
  'disputes.reason.credit_not_processed': {
    nb: 'kortholderen venter på en tilbakebetaling',
    en: 'the cardholder awaits a refund',
  },
  'disputes.reason.product_not_received': { nb: 'tjenesten er ikke mottatt', en: 'the service was not received' },
  'disputes.reason.product_unacceptable': { nb: 'tjenesten er ikke som avtalt', en: 'the service is not as agreed' },
  'disputes.reason.general': { nb: 'banken oppgir ingen grunn', en: 'the bank gives no reason' },
  'disputes.reason.other': { nb: 'bankens grunn: {reason}', en: 'the bank’s reason: {reason}' },

  'mail.dispute-opened.subject': {
    nb: 'En betaling på {amount} er bestridt',
    en: 'A payment of {amount} is disputed',
  },
  'mail.dispute-opened.text': {
    nb: 'Kunde: {tenant}. Banken til kunden har trukket tilbake {amount} ({reason}).',
    en: 'Customer: {tenant}. The customer’s bank has taken back {amount} ({reason}).',
  },
  'mail.dispute-opened.by': {
    nb: 'Svar senest {time}. Uten svar er pengene tapt.',
    en: 'Answer by {time}. Without an answer the money is lost.',
  },
  'mail.dispute-opened.note': {
    nb: 'Varselet står på driftssiden til saken er avgjort.',
    en: 'The alarm stands on the operations page until it is decided.',
  },
} as const satisfies Messages;
