import { Invalid } from '../../../domain/errors.ts';
import {
  isWayTold,
  mailAgain,
  recipientNotices,
  tellByHand,
  waysTold,
  type NoticeState,
  type RecipientNotice,
} from '../../../domain/privacy/disclosures/recipient-notices.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { problemWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import type { RecipientsPage, ShownNotice } from './pages.ts';

/** GET: everybody who is to be told of a correction, an erasure or a restriction, and how that goes. */
export const index = (visit: Visit): Promise<Answer> => answer(visit, undefined);

/** POST: a member has told one of them (`how`). */
export async function tell(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  try {
    await tellByHand(visit.member, id, visit.field('how'));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { id, problem: problemWords(visit.t, error.fields['how'] ?? 'form.invalid') });
  }
  return redirect(here(visit), { text: visit.t('disclosures.told') });
}

/** POST: the letter is mailed once more. */
export async function mail(visit: Visit): Promise<Answer> {
  await mailAgain(visit.member, visit.param('id'));
  return redirect(here(visit), { text: visit.t('disclosures.mailedAgain') });
}

const here = ({ member }: Visit): string => paths.disclosures.recipients({ tenant: member.tenantSlug });

async function answer(visit: Visit, refused: RecipientsPage['refused']): Promise<Answer> {
  const [tabs, notices] = await Promise.all([tabsOf(visit, 'recipients'), recipientNotices(visit.member)]);
  return page(
    'privacy/disclosures/recipients',
    visit.t('disclosures.recipients.title'),
    { tabs, notices: notices.map((notice) => shownNotice(visit, notice)), ways: waysTold, refused },
    { place: 'privacy', status: refused ? 422 : 200 },
  );
}

const looks: Readonly<Record<NoticeState, Pick<ShownNotice, 'icon' | 'kind'>>> = {
  waiting: { icon: 'clock', kind: 'info' },
  retrying: { icon: 'refresh-cw', kind: 'warning' },
  failed: { icon: 'circle-alert', kind: 'danger' },
  'to-do': { icon: 'list-checks', kind: 'warning' },
  sent: { icon: 'circle-check', kind: 'success' },
  told: { icon: 'circle-check', kind: 'success' },
  'not-needed': { icon: 'circle-x', kind: 'info' },
  overtaken: { icon: 'circle-x', kind: 'info' },
};

/** A notice with how it stands in words. */
export function shownNotice({ t, formats, member }: Visit, notice: RecipientNotice): ShownNotice {
  const { state, sentAt, doneAt, doneHow, nextAt, createdAt, cause, causeId, contactId } = notice;
  const tenant = member.tenantSlug;
  const standing =
    state === 'told'
      ? t(`disclosures.state.told.${doneHow !== null && isWayTold(doneHow) ? doneHow : 'impossible'}`, {
          date: formats.date(doneAt ?? createdAt),
        })
      : t(state === 'to-do' && notice.email !== null ? 'disclosures.state.noMail' : `disclosures.state.${state}`, {
          date: formats.dateTime(doneAt ?? sentAt ?? nextAt ?? createdAt),
        });
  // Who is restricted is seen in the case alone.
  const linesHref =
    cause === 'restriction'
      ? paths.restrictions.show({ tenant, id: causeId })
      : paths.disclosures.contact({ tenant, id: contactId });
  return { ...notice, standing, linesHref, ...looks[state] };
}
