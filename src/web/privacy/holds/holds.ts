import { Invalid } from '../../../domain/errors.ts';
import { endHold } from '../../../domain/privacy/holds/end-hold.ts';
import { endingsUnder, holdEndings, holdLaws } from '../../../domain/privacy/holds/hold-laws.ts';
import { findHold, standingHolds, type HeldContent } from '../../../domain/privacy/holds/hold-list.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import { shownHold } from './wording.ts';

/** GET: everything that a law keeps now. */
export async function index(visit: Visit): Promise<Answer> {
  const after = visit.query('after');
  const { holds, next } = await standingHolds(visit.member, after);
  const here = paths.holds.index({ tenant: visit.member.tenantSlug });
  return page(
    'privacy/holds/index',
    visit.t('holds.title'),
    {
      holds: holds.map((hold) => shownHold(visit, hold)),
      first: after === '' ? undefined : here,
      next: next === undefined ? undefined : `${here}?after=${next}`,
      tabs: await tabsOf(visit, 'holds'),
    },
    { place: 'privacy' },
  );
}

/** GET: one hold with what it keeps, and how it ends. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: ends it before its last day, with `because`; the erasure that waited for it goes on. */
export async function end(visit: Visit): Promise<Answer> {
  const place = { tenant: visit.member.tenantSlug, id: visit.param('id') };
  try {
    await endHold(visit.member, place.id, visit.field('because'));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.holds.show(place), { text: visit.t('holds.end.done') });
}

async function answer(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const { member, t, language } = visit;
  const { hold, content } = await findHold(member, visit.param('id'));
  const { tenantSlug: tenant } = member;
  const contactId = hold.subjectKind === 'contact' ? hold.subjectId : undefined;
  return page(
    'privacy/holds/show',
    t('holds.one'),
    {
      hold: shownHold(visit, hold),
      content: linesOf(visit, content),
      body: content.body,
      unread: !holdLaws[hold.law].verified,
      endings: endingsUnder(hold.law).map((value) => ({ value, text: holdEndings[value][language] })),
      endedBecause: hold.releasedBecause === null ? undefined : holdEndings[hold.releasedBecause][language],
      // Whoever is erased but for this has no page of their own.
      contactHref:
        contactId === undefined || hold.erasureId !== null || hold.contactName === null
          ? undefined
          : paths.contacts.show({ tenant, id: contactId }),
      erasureHref: hold.erasureId === null ? undefined : paths.erasures.show({ tenant, id: hold.erasureId }),
      typed: { because: visit.field('because') },
      problems,
    },
    { place: 'privacy', about: contactId, status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

/** What stands in the row that is kept, but for a longer text. */
const linesOf = (
  { t, formats }: Visit,
  { email, phone, jobTitle, amountMinor, currency }: HeldContent,
): { label: string; value: string }[] => [
  ...(jobTitle ? [{ label: t('restriction.case.jobTitle'), value: jobTitle }] : []),
  ...(email ? [{ label: t('restriction.case.email'), value: email }] : []),
  ...(phone ? [{ label: t('restriction.case.phone'), value: formats.phone(phone) }] : []),
  ...(amountMinor === null || currency === null
    ? []
    : [{ label: t('deals.amount'), value: formats.money(amountMinor, currency) }]),
];
