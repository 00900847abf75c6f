import type { ProvingTest } from './proving-tests.ts';
import {
  agreement,
  auditCut,
  breaches,
  census,
  clock,
  collected,
  consent,
  cookieChoice,
  cookieRegister,
  expiry,
  generated,
  holds,
  intake,
  lifecycle,
  logFiles,
  processing,
  publishing,
  receipts,
  register,
  registers,
  representing,
  requestLog,
  requests,
  signingUp,
} from './tests-by-file.ts';

/** The sentences that the program adds to the policy, built from its registers. */
export const addedSentences: Readonly<Record<string, readonly ProvingTest[]>> = {
  'added-roles-*': [
    ...census('gives each table one layer, and each personal column a purpose of that layer'),
    ...agreement('meets each letter of Article 28(3) in a section of its own'),
  ],
  'added-categories-*': collected(
    'names every category that OnNet holds as controller, but for those listed here as corrections to publish',
  ),
  'added-categories-contacts-alone': collected(
    'says which of its words stand for data the tenants hold, where OnNet is their processor',
  ),
  'added-purposes-*': [
    ...generated('names each purpose of OnNet’s own, and the interest where the basis is one'),
    ...processing('names, in '),
  ],
  'added-provision-*': [
    ...signingUp(
      'policy added-provision, added-children: asks for what the policy says must be given, no more, and of organisations alone',
    ),
    ...cookieChoice('policy added-provision: a no changes nothing else: each page is the same after it as after a yes'),
  ],
  'added-sources-*': [
    ...generated('says everything the law requires, each in a sentence of its own'),
    ...register('never asks for roles'),
  ],
  'added-recipients-*': [
    ...generated('names who gets data from the register, and nobody else'),
    ...registers('knows from the start who gets data, and which of them are not in use'),
  ],
  'added-cookies-*': [
    ...generated('names every entry of the cookie register'),
    ...cookieRegister('says of each what it is for, who sets it and for how long, in both languages, once'),
  ],
  'added-retention-*': [
    ...generated('says the number of each retention rule, and no other'),
    ...expiry('there a moment before, gone then, and again nothing to do'),
  ],
  'added-retention-audit-trail': auditCut(
    'removes what is 24 months old, keeps privacy five years, says so, and leaves the rest verifiable',
  ),
  'added-retention-bookkeeping': holds(
    'keeps accounting material to 31 December of the fifth year, also where the year ends in summer',
  ),
  'added-retention-cookie-receipt': receipts('are kept for the six months they stand and 24 more, and then go'),
  'added-retention-account': lifecycle('is closed to everybody, erased, and cannot be taken back'),
  'added-retention-technical-log': [
    ...requestLog('tells of the route, never of what stands in the address'),
    ...logFiles('go when their first line is 30 days old, and not the day before'),
  ],
  'added-automated-*': generated('says that nothing is decided by the program alone only while it keeps no score'),
  'added-requests-answer': clock(
    'is never later than the same day-number, and earlier only where a month is too short',
  ),
  'added-requests-objection': consent(
    'objecting to marketing is absolute: every channel, every marketing purpose, those to come too; nothing else',
  ),
  'added-authority-*': requests('tells of Datatilsynet, with address and link, and of the courts: '),
  'added-officer-*': [
    ...publishing('is refused while the organisation number is not valid or nobody has confirmed it'),
    ...intake('takes mail to the address in the privacy policy to OnNet’s own desk, and to no tenant'),
  ],
  'added-breaches-*': [
    ...generated('takes every number from data, and writes none itself'),
    ...breaches(
      'counts seventy-two hours from when somebody knew, over weekends and over the change of clocks',
      'closes only with a judged risk, and with Datatilsynet and the people told or a reason why not',
      'gives each tenant that a breach of OnNet’s touches a case of its own, and later what is new',
    ),
  ],
  'added-children-*': [
    ...signingUp(
      'policy added-provision, added-children: asks for what the policy says must be given, no more, and of organisations alone',
    ),
    ...cookieChoice(
      'policy added-children: says with the question from which age one answers for oneself, by the law’s number',
    ),
    ...representing('of a child who is old enough needs that the child wants it'),
  ],
  'added-changes-*': [
    ...publishing('tells the owners of every tenant thirty days before, once, and not of the first edition'),
    ...publishing('keeps every edition as it was, and shows what was added and taken away'),
  ],
};
