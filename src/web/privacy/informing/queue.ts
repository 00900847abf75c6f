import { daysAfter, osloDay } from '../../../domain/clock.ts';
import { Invalid } from '../../../domain/errors.ts';
import { fullName } from '../../../domain/names.ts';
import {
  givenNotices,
  MOST_AT_ONCE,
  recordNotices,
  sendNotices,
  takeNoticeBack,
  type GivenNotice,
  type Informed,
} from '../../../domain/privacy/informing/give-notices.ts';
import { countOwed, owedNotices, SOON_DAYS, type OwedNotice } from '../../../domain/privacy/informing/owed-notices.ts';
import { recordable } from '../../../domain/privacy/informing/ways.ts';
import { isLanguage, isMessageKey } from '../../../words/catalogue.ts';
import { parseDate } from '../../../words/parsing.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import type { InformingPage, ShownGiven } from './pages.ts';

type Refusal = Pick<InformingPage, 'refused' | 'problems'>;

/** GET: who has not been told that they are here and where the data came from, what is due first first. */
export const index = (visit: Visit): Promise<Answer> => answer(visit);

/** POST: mails those that were ticked, or the first of the queue, the link to their own page. */
export const mail = (visit: Visit): Promise<Answer> =>
  act(visit, 'mailing', async () => {
    const language = visit.field('language');
    const count = await sendNotices(visit.member, informed(visit), isLanguage(language) ? language : visit.language);
    return visit.t('informing.mailed', { count });
  });

/** POST: writes down that they were told in another way, or why they need not be. */
export const note = (visit: Visit): Promise<Answer> =>
  act(visit, 'recording', async () => {
    const day = visit.field('day');
    const count = await recordNotices(visit.member, informed(visit), {
      how: visit.field('how'),
      day: parseDate(day) ?? day,
      reason: visit.field('reason'),
    });
    return visit.t('informing.recorded', { count });
  });

/** POST: takes back what was written down by mistake. */
export async function undo(visit: Visit): Promise<Answer> {
  await takeNoticeBack(visit.member, visit.param('id'));
  return redirect(here(visit), { text: visit.t('informing.takenBack') });
}

const here = ({ member }: Visit): string => paths.informing.index({ tenant: member.tenantSlug });

const informed = (visit: Visit): Informed =>
  visit.field('who') === 'first' ? { of: 'first' } : { of: 'chosen', ids: visit.fields('contact') };

async function act(visit: Visit, refused: 'mailing' | 'recording', work: () => Promise<string>): Promise<Answer> {
  try {
    return redirect(here(visit), { text: await work() });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { refused, problems: fieldWords(visit.t, error.fields) });
  }
}

async function answer(
  visit: Visit,
  { refused, problems }: Refusal = { refused: undefined, problems: {} },
): Promise<Answer> {
  const { member, t } = visit;
  const after = visit.query('after');
  const [tabs, counts, { rows, next }, given] = await Promise.all([
    tabsOf(visit, 'informing'),
    countOwed(member),
    owedNotices(member, after),
    givenNotices(member),
  ]);
  const { tenantSlug: tenant } = member;
  const onPage = after === '' ? '' : `?${new URLSearchParams({ after }).toString()}`;
  const ticked = new Set(visit.fields('contact'));
  const today = osloDay();
  const soon = daysAfter(today, SOON_DAYS);
  const locals: InformingPage = {
    tabs,
    rows: rows.map((row) => ({
      ...row,
      origin: originOf(visit, row),
      state: row.dueOn < today ? 'late' : row.dueOn <= soon ? 'soon' : 'later',
      ticked: ticked.has(row.contactId),
    })),
    counts,
    given: given.map((one) => shownGiven(visit, one)),
    mailing: paths.informing.mailing({ tenant }) + onPage,
    recording: paths.informing.recording({ tenant }) + onPage,
    first: after === '' ? undefined : here(visit),
    next: next === undefined ? undefined : `${here(visit)}?${new URLSearchParams({ after: next }).toString()}`,
    most: MOST_AT_ONCE,
    hows: recordable,
    typed: {
      who: visit.field('who') === 'first' ? 'first' : 'chosen',
      language: visit.field('language') || visit.language,
      how: visit.field('how'),
      day: visit.field('day') || (refused ? '' : visit.formats.date(new Date(`${today}T12:00:00Z`))),
      reason: visit.field('reason'),
    },
    refused,
    problems,
  };
  return page('privacy/informing/index', t('informing.title'), locals, {
    place: 'privacy',
    status: refused ? 422 : 200,
  });
}

function originOf({ t }: Visit, { source, recordedBy, from }: OwedNotice): string {
  const record =
    source === 'import'
      ? t('informing.source.import')
      : recordedBy === null
        ? t('informing.source.user')
        : t('informing.source.by', { name: recordedBy });
  const key = `consents.source.${from ?? ''}`;
  return isMessageKey(key) ? `${record} · ${t(key)}` : record;
}

function shownGiven({ t, formats }: Visit, notice: GivenNotice): ShownGiven {
  const { id, contactId, givenName, familyName, how, toldOn, reason, notedAt, notedBy } = notice;
  const date = formats.date(notedAt);
  return {
    id,
    contactId,
    name: fullName(givenName, familyName),
    words:
      toldOn === null
        ? t(`informing.how.${how}`)
        : t('informing.given.told', { how: t(`informing.how.${how}`), date: formats.date(toldOn) }),
    reason,
    by: notedBy === null ? date : t('informing.given.by', { name: notedBy, date }),
    undoable: how !== 'mailed',
  };
}
