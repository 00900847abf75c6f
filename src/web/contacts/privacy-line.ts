import { now, osloDay } from '../../domain/clock.ts';
import type { ContactFacts } from '../../domain/contacts/contact-record.ts';
import type { ContactStanding } from '../../domain/privacy/consent/contact-consents.ts';
import { trashedUntil } from '../../domain/trash/trash-period.ts';
import { titleOf } from '../../domain/privacy/purposes/purposes.ts';
import { may } from '../../domain/users/member.ts';
import { paths } from '../paths.ts';
import type { Visit } from '../visit.ts';
import type { PrivacyLine } from './pages.ts';

/** Why we hold the person and since when; where nothing is written down, who put them in. And until when they are kept. */
export function privacyLine(visit: Visit, contact: ContactFacts, standing: ContactStanding): PrivacyLine {
  const { t, formats, member, language } = visit;
  const { state, dueAt, rule, hold } = contact.privacy;
  const date = formats.date(contact.createdAt);
  const added =
    contact.createdByName === null
      ? t('contacts.privacy.source.other', { date })
      : t('contacts.privacy.source.user', { name: contact.createdByName, date });
  if (state === 'anonymised')
    return {
      state,
      icon: undefined,
      parts: [t('contacts.privacyState.anonymised')],
      next: undefined,
      nextHref: undefined,
    };
  const ground = standing.bases.find(({ inForce }) => inForce);
  const because = ground && [
    titleOf(ground, language),
    t(`consents.basis.since.${ground.basis}`, { date: formats.date(ground.since) }),
  ];
  const parts = [
    ...(because ?? [added]),
    ...Array.from(standing.suspended.values(), ({ provisional }) =>
      t(provisional ? 'consents.line.provisional' : 'consents.line.suspended'),
    ).slice(0, 1),
    ...(standing.objected ? [t('consents.line.objected')] : []),
  ];
  if (hold)
    return {
      state,
      icon: undefined,
      parts,
      next:
        hold.until === null
          ? t('contacts.privacy.held')
          : t(hold.law === 'open-request' ? 'contacts.privacy.heldForAnswer' : 'contacts.privacy.heldUntil', {
              date: formats.date(hold.until),
            }),
      nextHref: undefined,
    };
  if (contact.partlyRestricted)
    return {
      state: 'restricted',
      icon: undefined,
      parts,
      next: t('contacts.privacy.partlyRestricted'),
      nextHref: may(member, 'privacy') ? paths.restrictions.index({ tenant: member.tenantSlug }) : undefined,
    };
  const emptied = contact.deletedAt === null ? undefined : trashedUntil(contact.deletedAt);
  if (emptied !== undefined && (dueAt === undefined || emptied < dueAt))
    return {
      state: 'due',
      icon: undefined,
      parts,
      next: t('contacts.privacy.trashed', { days: formats.relative(formats.isoDay(emptied), now()) }),
      nextHref: undefined,
    };
  const why = rule && ((language === 'nb' ? rule.titleNb : rule.titleEn) ?? undefined);
  const kept = dueAt === undefined;
  const shown =
    state === 'due'
      ? 'due'
      : standing.objected
        ? 'withdrawn'
        : standing.consented
          ? 'consent'
          : ground
            ? 'basis'
            : state;
  return {
    state: shown,
    // Nothing is wrong, and nothing more is known: no glyph of the privacy ring says that.
    icon: shown === 'missing' ? 'info' : undefined,
    parts,
    next: kept
      ? t('contacts.privacy.noPeriod')
      : t(dueWords(formats.isoDay(dueAt) < osloDay(), why !== undefined), {
          days: formats.relative(formats.isoDay(dueAt), now()),
          period: t('retention.runs.months', { count: rule?.months ?? 0 }),
          purpose: why ?? '',
        }),
    nextHref: kept && may(member, 'privacy') ? paths.retention.show({ tenant: member.tenantSlug }) : undefined,
  };
}

/** A time that is over is not what happens next: the night after is. */
const dueWords = (over: boolean, forPurpose: boolean) =>
  over
    ? forPurpose
      ? 'contacts.privacy.overdueFor'
      : 'contacts.privacy.overdue'
    : forPurpose
      ? 'contacts.privacy.dueInFor'
      : 'contacts.privacy.dueIn';
