import type { Breach, BreachEntry } from '../../domain/privacy/breaches/breach.ts';
import { notifyBy } from '../../domain/privacy/breaches/breach.ts';
import type { Responsible } from '../../domain/privacy/breaches/responsible.ts';
import type { Visit } from '../visit.ts';

/** The fields, by the words they are known by in the JSON. */
type FormCode =
  | 'phase'
  | 'controller'
  | 'organisationNumber'
  | 'contact'
  | 'awareAt'
  | 'deadline'
  | 'period'
  | 'kinds'
  | 'nature'
  | 'peopleCategories'
  | 'peopleCount'
  | 'dataCategories'
  | 'recordsCount'
  | 'consequences'
  | 'measures'
  | 'risk'
  | 'peopleTold';

/** One field of the notification, filled in. `code` is stable, for programs; `label` is for people. */
export interface FormField {
  readonly code: FormCode;
  readonly label: string;
  readonly value: string;
}

/**
 * What Art. 33(3) asks for, under the headings of Datatilsynet's form as its guidance gives them ("Meld avvik til Datatilsynet"). The
 * form itself is filled in at Altinn; its field names have not been compared one by one.
 */
export function notificationForm(
  { t, formats, user }: Visit,
  one: Breach,
  entries: readonly BreachEntry[],
  who: Responsible,
): FormField[] {
  const when = (moment: Date | null): string => (moment ? formats.dateTime(moment) : '');
  const phases = entries.filter(({ kind }) => kind === 'authority').length;
  const told = entries.filter(({ kind }) => kind === 'people').at(-1);
  const field = (code: FormCode, value: string): FormField => ({ code, label: t(`breaches.form.${code}`), value });
  return [
    field('phase', phases === 0 ? t('breaches.form.first') : t('breaches.form.more', { count: phases + 1 })),
    field('controller', who.name),
    field(
      'organisationNumber',
      who.organisationNumber === null ? '' : formats.organisationNumber(who.organisationNumber),
    ),
    // Art. 33(3)(b): whoever fills the form in can be asked, unless they name somebody else there.
    field('contact', user === undefined ? '' : `${user.name}, ${user.email}`),
    field('awareAt', when(one.awareAt)),
    field('deadline', when(notifyBy(one))),
    field('period', [when(one.beganAt), when(one.endedAt)].filter((text) => text !== '').join(' – ')),
    field('kinds', formats.list(one.kinds.map((kind) => t(`breaches.kind.${kind}`)))),
    field('nature', one.nature),
    field('peopleCategories', one.peopleCategories),
    field('peopleCount', one.peopleCount === null ? '' : formats.number(one.peopleCount)),
    field('dataCategories', one.dataCategories),
    field('recordsCount', one.recordsCount === null ? '' : formats.number(one.recordsCount)),
    field('consequences', one.consequences),
    field('measures', one.measures),
    field('risk', one.risk === null ? '' : `${t(`breaches.risk.${one.risk}`)}. ${one.riskReason}`),
    field('peopleTold', told ? `${when(told.at)}. ${told.body}` : one.peopleReason),
  ];
}
