// Rules beside the one for all contacts: what each does, would do, and how it is approved.
import type { Messages } from './message.ts';

export const retentionRules = {
  'retention.rules.lead': {
    nb: 'Den som trengs for flere formål, beholdes så lenge det lengste varer. Hver regel må godkjennes før den gjelder.',
    en: 'A person needed for several purposes is kept for as long as the longest lasts. Each rule must be approved before it is in force.',
  },
  'retention.rules.months': { nb: 'måneder', en: 'months' },
  'retention.rules.about': { nb: 'Gjelder', en: 'About' },
  'retention.rules.add': { nb: 'Legg til regel', en: 'Add rule' },
  'retention.rules.activityText': { nb: 'Teksten i gamle aktiviteter', en: 'The text of old activities' },
  'retention.rules.activityText.text': {
    nb: 'Slett teksten i aktiviteter etter {period}.',
    en: 'Delete the text of activities after {period}.',
  },
  'retention.rules.ownBusinesses': {
    nb: 'Enkeltpersonforetak uten kontakter: uten aktivitet',
    en: 'Sole proprietorships without contacts: without activity',
  },
  'retention.rules.ownBusinesses.text': {
    nb: 'Slett enkeltpersonforetak, og andre firmaer som er en person, etter {period} uten aktivitet når ingen kontakt er knyttet til dem.',
    en: 'Delete sole proprietorships, and other companies that are a person, after {period} without activity when no contact is linked to them.',
  },
  'retention.rules.idle': { nb: '{purpose}: uten aktivitet', en: '{purpose}: without activity' },
  'retention.rules.idle.text': {
    nb: 'Anonymiser kontakter for «{purpose}» etter {period} uten aktivitet.',
    en: 'Anonymise contacts for “{purpose}” after {period} without activity.',
  },
  'retention.rules.withdrawn': { nb: '{purpose}: samtykket er trukket', en: '{purpose}: consent withdrawn' },
  'retention.rules.withdrawn.text': {
    nb: 'Anonymiser kontakter for «{purpose}» {period} etter at samtykket er trukket.',
    en: 'Anonymise contacts for “{purpose}” {period} after consent was withdrawn.',
  },
  'retention.rules.unknown': {
    nb: 'En regel på {period} som programmet ikke forstår. Den hoppes over hver natt.',
    en: 'A rule of {period} that the program does not understand. It is skipped every night.',
  },
  'retention.rules.count.contacts': {
    nb: {
      zero: 'Ville ikke ha anonymisert noen kontakter i dag.',
      one: 'Ville ha anonymisert {count} kontakt i dag.',
      other: 'Ville ha anonymisert {count} kontakter i dag.',
    },
    en: {
      zero: 'Would have anonymised no contacts today.',
      one: 'Would have anonymised {count} contact today.',
      other: 'Would have anonymised {count} contacts today.',
    },
  },
  'retention.rules.count.contacts.atLeast': {
    nb: 'Ville ha anonymisert mer enn {count} kontakter i dag.',
    en: 'Would have anonymised more than {count} contacts today.',
  },
  'retention.rules.count.activity-text': {
    nb: {
      zero: 'Ville ikke ha slettet teksten i noen aktiviteter i dag.',
      one: 'Ville ha slettet teksten i {count} aktivitet i dag.',
      other: 'Ville ha slettet teksten i {count} aktiviteter i dag.',
    },
    en: {
      zero: 'Would have deleted the text of no activities today.',
      one: 'Would have deleted the text of {count} activity today.',
      other: 'Would have deleted the text of {count} activities today.',
    },
  },
  'retention.rules.count.activity-text.atLeast': {
    nb: 'Ville ha slettet teksten i mer enn {count} aktiviteter i dag.',
    en: 'Would have deleted the text of more than {count} activities today.',
  },
  'retention.rules.count.own-businesses': {
    nb: {
      zero: 'Ville ikke ha slettet noen firmaer i dag.',
      one: 'Ville ha slettet {count} firma i dag.',
      other: 'Ville ha slettet {count} firmaer i dag.',
    },
    en: {
      zero: 'Would have deleted no companies today.',
      one: 'Would have deleted {count} company today.',
      other: 'Would have deleted {count} companies today.',
    },
  },
  'retention.rules.count.own-businesses.atLeast': {
    nb: 'Ville ha slettet mer enn {count} firmaer i dag.',
    en: 'Would have deleted more than {count} companies today.',
  },
  'retention.rules.sample': {
    nb: { one: 'Den eldste', other: 'De {count} eldste' },
    en: { one: 'The oldest', other: 'The {count} oldest' },
  },
  'retention.rules.sample.name': { nb: 'Hvem eller hva', en: 'Who or what' },
  'retention.rules.sample.since': { nb: 'Fristen løper fra', en: 'Counted from' },
  'retention.rules.approve.text': {
    nb: 'Når regelen gjelder, kjøres den hver natt. Det som er borte, kan ikke hentes tilbake.',
    en: 'Once in force, the rule runs every night. What is gone cannot be brought back.',
  },
  'retention.rules.confirm.contacts': {
    nb: {
      zero: 'Jeg forstår at det ikke gjelder noen kontakter nå, men flere etter hvert.',
      one: 'Jeg forstår at det nå gjelder {count} kontakt, og flere etter hvert.',
      other: 'Jeg forstår at det nå gjelder {count} kontakter, og flere etter hvert.',
    },
    en: {
      zero: 'I understand that it is about no contacts now, and more in time.',
      one: 'I understand that it is about {count} contact now, and more in time.',
      other: 'I understand that it is about {count} contacts now, and more in time.',
    },
  },
  'retention.rules.confirm.contacts.atLeast': {
    nb: 'Jeg forstår at det nå gjelder mer enn {count} kontakter, og flere etter hvert.',
    en: 'I understand that it is about more than {count} contacts now, and more in time.',
  },
  'retention.rules.confirm.activity-text': {
    nb: {
      zero: 'Jeg forstår at det ikke gjelder noen aktiviteter nå, men flere etter hvert.',
      one: 'Jeg forstår at det nå gjelder {count} aktivitet, og flere etter hvert.',
      other: 'Jeg forstår at det nå gjelder {count} aktiviteter, og flere etter hvert.',
    },
    en: {
      zero: 'I understand that it is about no activities now, and more in time.',
      one: 'I understand that it is about {count} activity now, and more in time.',
      other: 'I understand that it is about {count} activities now, and more in time.',
    },
  },
  'retention.rules.confirm.activity-text.atLeast': {
    nb: 'Jeg forstår at det nå gjelder mer enn {count} aktiviteter, og flere etter hvert.',
    en: 'I understand that it is about more than {count} activities now, and more in time.',
  },
  'retention.rules.confirm.own-businesses': {
    nb: {
      zero: 'Jeg forstår at det ikke gjelder noen firmaer nå, men flere etter hvert.',
      one: 'Jeg forstår at det nå gjelder {count} firma, og flere etter hvert.',
      other: 'Jeg forstår at det nå gjelder {count} firmaer, og flere etter hvert.',
    },
    en: {
      zero: 'I understand that it is about no companies now, and more in time.',
      one: 'I understand that it is about {count} company now, and more in time.',
      other: 'I understand that it is about {count} companies now, and more in time.',
    },
  },
  'retention.rules.confirm.own-businesses.atLeast': {
    nb: 'Jeg forstår at det nå gjelder mer enn {count} firmaer, og flere etter hvert.',
    en: 'I understand that it is about more than {count} companies now, and more in time.',
  },
  'retention.rules.belowFloor': {
    nb: 'Loven krever minst {count} måneder ({law}).',
    en: 'The law demands at least {count} months ({law}).',
  },
} as const satisfies Messages;
