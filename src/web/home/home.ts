import { trialDays } from '../../domain/billing/plans.ts';
import { now } from '../../domain/clock.ts';
import { tenantPurposes } from '../../domain/privacy/purposes/default-purposes.ts';
import { overviewOf } from '../../domain/tenants/overview.ts';
import { page, publicPage, redirect } from '../answers.ts';
import type { PrivacyLine } from '../contacts/pages.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET /: into the program for who is signed in, else the front page in the visitor's language. */
export const start = (visit: Visit): Answer =>
  redirect(visit.user ? paths.account.tenants() : paths.public.home({ language: visit.language }));

/** GET: what this is, for who does not know it yet. */
export const front = (visit: Visit): Answer =>
  publicPage('home/public', visit.t('product.tagline'), { trialDays, sample: sampleLine(visit) });

const DAY = 86_400_000;

/** The line of an invented person, in the words that a contact's page has for somebody held for sales and service. */
function sampleLine({ t, formats, language }: Visit): PrivacyLine {
  const purpose = tenantPurposes.find(({ code }) => code === 'sales-and-service')?.title[language] ?? '';
  const since = new Date(now().getTime() - 4 * 365 * DAY);
  return {
    state: 'basis',
    icon: undefined,
    parts: [purpose, t('consents.basis.since.legitimate-interest', { date: formats.date(since) })],
    next: t('contacts.privacy.dueInFor', {
      days: formats.days(143),
      period: t('retention.runs.months', { count: 36 }),
      purpose,
    }),
    nextHref: undefined,
  };
}

/** GET: where a member begins the day. */
export async function overview(visit: Visit): Promise<Answer> {
  const { member, t, formats } = visit;
  const found = await overviewOf(member);
  const counted = (count: number): string =>
    count >= found.ceiling ? t('list.countAtLeast', { count: found.ceiling }) : formats.number(count);
  return page(
    'home/tenant',
    t('nav.home'),
    {
      ...found,
      tenant: member.tenantSlug,
      givenName: member.name.split(' ')[0] ?? member.name,
      now: now(),
      lateCount: counted(found.lateTasks),
      dealCount: counted(found.openDeals),
    },
    { place: 'home' },
  );
}
