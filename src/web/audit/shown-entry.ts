import { isReading } from '../../domain/audit/actions.ts';
import type { TrailEntry } from '../../domain/audit/trail.ts';
import { isMessageKey } from '../../words/catalogue.ts';
import { paths } from '../paths.ts';
import type { Visit } from '../visit.ts';
import { actionWords, detailWords } from './action-words.ts';
import type { ShownEntry } from './pages.ts';

const icons: Readonly<Record<string, string>> = {
  contact: 'user',
  company: 'building-2',
  deal: 'handshake',
  activity: 'activity',
  export: 'download',
  restriction: 'privacy-restricted',
  hold: 'privacy-hold',
  'retention-rule': 'shield-check',
  'retention-run': 'history',
  member: 'users',
  invitation: 'mail',
  tenant: 'house',
  request: 'shield-check',
  subscription: 'credit-card',
};

/** Acts that say more than what they were done to. */
const glyphs: Readonly<Record<string, string>> = {
  'contact.anonymised': 'privacy-anonymised',
  'contact.restricted': 'privacy-restricted',
  'activity.restricted': 'privacy-restricted',
};

/** An entry of the trail as the page shows it. */
export function shownEntry(visit: Visit, entry: TrailEntry): ShownEntry {
  const { t } = visit;
  return {
    at: entry.at,
    actor: actorWords(visit, entry),
    action: actionWords(t, entry.action),
    icon: iconOf(entry),
    subject: subjectOf(visit, entry),
    details: [...detailWords(visit, entry.details), ...ruleWords(visit, entry.rule)],
    purpose: t('audit.purpose', { purpose: t(purposeWords[entry.purpose]) }),
    values: valueWords(visit, entry.values),
  };
}

function ruleWords({ t, language }: Visit, rule: TrailEntry['rule']): string[] {
  if (rule === null) return [];
  const title = rule[language];
  return [title === null ? t('audit.rule.all') : t('audit.rule.purpose', { title })];
}

function iconOf({ action, subject }: TrailEntry): string {
  return isReading(action) ? 'eye' : (glyphs[action] ?? icons[subject] ?? 'file-text');
}

const purposeWords = {
  'customer-care': 'audit.purpose.customerCare',
  administration: 'audit.purpose.administration',
  privacy: 'audit.purpose.privacy',
  billing: 'audit.purpose.billing',
  operations: 'audit.purpose.operations',
} as const;

function valueWords({ t }: Visit, values: TrailEntry['values']): string[] {
  if (values === undefined) return [];
  if (values === 'restricted') return [t('audit.value.restricted')];
  if (values === 'erased') return [t('audit.value.erased')];
  if (values === 'unreadable') return [t('audit.value.unreadable')];
  return Object.entries(values).map(([name, { from, to }]) => {
    const key = `audit.value.${name}`;
    return t('audit.value.change', {
      field: isMessageKey(key) ? t(key) : name,
      from: from || t('audit.value.nothing'),
      to: to || t('audit.value.nothing'),
    });
  });
}

/**
 * The record the entry is about. One without a name, such as an anonymised contact, is told from others by the end of its
 * id, since an id begins with the moment it was made; somebody who did something to themselves is named once.
 */
function subjectOf(visit: Visit, entry: TrailEntry): ShownEntry['subject'] {
  const { subject, subjectId, subjectName, actor } = entry;
  if (subjectName !== undefined) {
    const self = (subject === 'member' || subject === 'user') && actor === 'user' && subjectName === entry.actorName;
    return self ? undefined : { name: subjectName, href: hrefOf(visit, entry) };
  }
  if (subjectId === null) return undefined;
  return (
    deskSubject(visit, entry, subjectId) ??
    (nameable.has(subject) ? { name: subjectId.slice(-SHORT_ID), href: undefined } : undefined)
  );
}

/** What stands on the desk: in the words of its room and, where it is about one, whom. */
function deskSubject(
  visit: Visit,
  { subject, about, requestKind, title }: TrailEntry,
  id: string,
): ShownEntry['subject'] {
  const { t, language, member } = visit;
  const where = { tenant: member.tenantSlug, id };
  const of = (words: string): string => (about === undefined ? words : `${words} · ${about.name}`);
  if (subject === 'request' && requestKind !== null)
    return { name: of(t(`requests.kind.${requestKind}`)), href: paths.privacy.request(where) };
  if (subject === 'activity' && about !== undefined)
    return { name: about.name, href: paths.contacts.show({ ...where, id: about.contactId }) };
  if (subject === 'restriction')
    return { name: of(t('audit.subject.restriction')), href: paths.restrictions.show(where) };
  if (subject === 'hold') return { name: of(t('audit.subject.hold')), href: paths.holds.show(where) };
  if (subject === 'recipient-notice')
    return { name: of(t('audit.subject.notice')), href: paths.disclosures.recipients(where) };
  if (subject === 'erasure') return { name: t('audit.subject.erasure'), href: paths.erasures.show(where) };
  if (subject === 'breach') return { name: t('audit.subject.breach'), href: paths.breaches.show(where) };
  if (subject === 'retention-run') return { name: t('audit.subject.run'), href: paths.retention.run(where) };
  if (subject === 'purpose' && title !== null) return { name: title[language], href: paths.consents.purpose(where) };
  return undefined;
}

const nameable: ReadonlySet<string> = new Set(['contact', 'company', 'deal']);
const SHORT_ID = 8;

function actorWords({ t }: Visit, { actor, actorName }: TrailEntry): string {
  if (actor === 'system') return t('audit.actor.system');
  if (actor === 'operator') return t('audit.actor.operator');
  return actorName ?? t('audit.actor.gone');
}

function hrefOf(visit: Visit, { subject, subjectId, linked }: TrailEntry): string | undefined {
  if (!linked || subjectId === null) return undefined;
  const where = { tenant: visit.member.tenantSlug, id: subjectId };
  if (subject === 'contact') return paths.contacts.show(where);
  if (subject === 'company') return paths.companies.show(where);
  if (subject === 'deal') return paths.deals.show(where);
  return undefined;
}
