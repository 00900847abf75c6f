// Runs of a retention rule: how far one is, and what came of it.
import type { Messages } from './message.ts';

export const retentionRuns = {
  'retention.run.now': { nb: 'Kjør nå', en: 'Run now' },
  'retention.run.text': {
    nb: 'Kontaktene i listen blir anonymisert straks, uten å vente til i natt.',
    en: 'The contacts in the list are anonymised right away, without waiting for tonight.',
  },
  'retention.run.button': { nb: 'Anonymiser nå', en: 'Anonymise now' },
  'retention.run.title': { nb: 'Kjøring av regelen', en: 'Run of the rule' },
  'retention.run.noRule': {
    nb: 'Ingen regel gjelder, så det er ingenting å kjøre. Godkjenn regelen først.',
    en: 'No rule is in force, so there is nothing to run. Approve the rule first.',
  },
  'retention.run.progress.contacts': { nb: 'Anonymiserer kontakter', en: 'Anonymising contacts' },
  'retention.run.progress.own-businesses': { nb: 'Sletter firmaer', en: 'Deleting companies' },
  'retention.run.progress.activity-text': { nb: 'Sletter gammel tekst', en: 'Deleting old text' },
  'retention.run.done.own-businesses': {
    nb: {
      zero: 'Ingen firmaer hadde passert fristen',
      one: '{count} firma er slettet',
      other: '{count} firmaer er slettet',
    },
    en: {
      zero: 'No companies had passed the period',
      one: '{count} company has been deleted',
      other: '{count} companies have been deleted',
    },
  },
  'retention.run.trail.own-businesses': {
    nb: 'Se hvert firma i endringsloggen',
    en: 'See each company in the audit trail',
  },
  'retention.run.done.activity-text': {
    nb: {
      zero: 'Ingen aktiviteter hadde gammel tekst',
      one: 'Teksten i {count} aktivitet er slettet',
      other: 'Teksten i {count} aktiviteter er slettet',
    },
    en: {
      zero: 'No activities had old text',
      one: 'The text of {count} activity has been deleted',
      other: 'The text of {count} activities has been deleted',
    },
  },
  'retention.run.trail.activity-text': {
    nb: 'Se hver aktivitet i endringsloggen',
    en: 'See each activity in the audit trail',
  },
  'retention.run.soon': { nb: 'Begynner straks', en: 'Starting soon' },
  'retention.run.numbers': { nb: '{done} av {due}', en: '{done} of {due}' },
  'retention.run.note': { nb: 'Du kan gå videre.', en: 'You can carry on.' },
  'retention.run.refresh': { nb: 'Oppdater', en: 'Refresh' },
  'retention.run.done.contacts': {
    nb: {
      zero: 'Ingen kontakter hadde passert fristen',
      one: '{count} kontakt er anonymisert',
      other: '{count} kontakter er anonymisert',
    },
    en: {
      zero: 'No contacts had passed the period',
      one: '{count} contact has been anonymised',
      other: '{count} contacts have been anonymised',
    },
  },
  'retention.run.skipped.ruleOff': {
    nb: 'Kjøringen stoppet fordi regelen ble slått av.',
    en: 'The run stopped because the rule was turned off.',
  },
  'retention.run.skipped.ruleChanged': {
    nb: 'Kjøringen stoppet fordi fristen ble endret.',
    en: 'The run stopped because the period was changed.',
  },
  'retention.run.skipped.notUnderstood': {
    nb: 'Regelen ble hoppet over: programmet forstår den ikke. Ingenting er endret. Sett den opp på nytt.',
    en: 'The rule was skipped: the program does not understand it. Nothing was changed. Set it up again.',
  },
  'retention.run.trail.contacts': { nb: 'Se hver kontakt i endringsloggen', en: 'See each contact in the audit trail' },
  'retention.runs.none': { nb: 'Regelen er ikke kjørt ennå.', en: 'The rule has not run yet.' },
  'retention.runs.when': { nb: 'Tidspunkt', en: 'Time' },
  'retention.runs.by': { nb: 'Startet av', en: 'Started by' },
  'retention.runs.night': { nb: 'Nattens kjøring', en: 'The nightly run' },
  'retention.runs.count': { nb: 'Antall', en: 'Number' },
  'retention.runs.state': { nb: 'Status', en: 'Status' },
  'retention.runs.period': { nb: 'Frist', en: 'Period' },
  'retention.runs.months': {
    nb: { one: '{count} måned', other: '{count} måneder' },
    en: { one: '{count} month', other: '{count} months' },
  },
  'retention.runState.waiting': { nb: 'Venter', en: 'Waiting' },
  'retention.runState.running': { nb: 'Kjører', en: 'Running' },
  'retention.runState.finished': { nb: 'Ferdig', en: 'Done' },
  'retention.runState.skipped': { nb: 'Stoppet', en: 'Stopped' },
} as const satisfies Messages;
