import { consentLedger } from '../../../domain/privacy/consent/contact-consents.ts';
import { purposeCounts } from '../../../domain/privacy/consent/purpose-counts.ts';
import { lastWash, recordWash } from '../../../domain/privacy/suppression/reservation-wash.ts';
import { suppressionCount } from '../../../domain/privacy/suppression/suppression-list.ts';
import { countWithoutPurpose } from '../../../domain/privacy/purposes/give-to-many.ts';
import { purposeRetentions } from '../../../domain/privacy/purposes/purpose-retention.ts';
import { allPurposes } from '../../../domain/privacy/purposes/purposes.ts';
import { Invalid } from '../../../domain/errors.ts';
import { isId } from '../../../domain/identifiers.ts';
import { parseDate } from '../../../words/parsing.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';

/** GET: the tenant's purposes with where people stand on each, and the ledger, newest first. */
export const index = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: writes down that the consumers were held against Reservasjonsregisteret. */
export async function wash(visit: Visit): Promise<Answer> {
  const typed = visit.field('day');
  try {
    await recordWash(visit.member, { day: parseDate(typed) ?? typed, reserved: visit.field('reserved') });
  } catch (error) {
    if (error instanceof Invalid) return answer(visit, fieldWords(visit.t, error.fields));
    throw error;
  }
  return redirect(paths.consents.index({ tenant: visit.member.tenantSlug }), { text: visit.t('consents.wash.done') });
}

const nobody = { granted: 0, asked: 0, stopped: 0, given: 0 };

async function answer(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const { t, formats } = visit;
  const after = isId(visit.query('after')) ? visit.query('after') : '';
  const purposes = await allPurposes();
  const [tabs, retentions, counts, { lines, next }, suppressed, without, washed] = await Promise.all([
    tabsOf(visit, 'consents'),
    purposeRetentions(purposes),
    purposeCounts(),
    consentLedger(after),
    suppressionCount(visit.member),
    countWithoutPurpose(visit.member),
    lastWash(),
  ]);
  const here = paths.consents.index({ tenant: visit.member.tenantSlug });
  return page(
    'privacy/consents/index',
    t('consents.title'),
    {
      tabs,
      purposes: purposes.map((purpose) => ({
        ...purpose,
        retention: retentions.find(({ purposeId }) => purposeId === purpose.id),
        counts: counts.find(({ purposeId }) => purposeId === purpose.id) ?? { purposeId: purpose.id, ...nobody },
      })),
      ledger: lines,
      first: after === '' ? undefined : `${here}#ledger`,
      next: next === undefined ? undefined : `${here}?after=${next}#ledger`,
      suppressed: t(suppressed.atLeast ? 'suppression.countAtLeast' : 'suppression.count', {
        count: formats.number(suppressed.count),
      }),
      without,
      wash: washed && { ...washed, day: formats.date(new Date(`${washed.day}T12:00:00Z`)) },
      typed: { day: visit.field('day'), reserved: visit.field('reserved') },
      problems,
    },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
