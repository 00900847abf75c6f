import { Invalid } from '../../../domain/errors.ts';
import { channels } from '../../../domain/privacy/purposes/purpose.ts';
import { allPurposes } from '../../../domain/privacy/purposes/purposes.ts';
import { addressesTyped } from '../../../domain/privacy/suppression/address-hash.ts';
import { suppressionCauses } from '../../../domain/privacy/suppression/suppress.ts';
import { handReasons, suppressByHand } from '../../../domain/privacy/suppression/suppress-by-hand.ts';
import {
  suppressionCount,
  suppressionList,
  suppressionsAt,
  type ListedSuppression,
} from '../../../domain/privacy/suppression/suppression-list.ts';
import { possibleMistakes } from '../../../domain/privacy/suppression/take-back.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import type { SuppressionsPage } from './pages.ts';

type Shown = Partial<Pick<SuppressionsPage, 'checked' | 'refused' | 'problems'>> & {
  readonly entries?: readonly ListedSuppression[];
};

/** GET: the addresses that must be left alone, as dates and reasons; of one channel or cause when the address says so. */
export const index = (visit: Visit): Promise<Answer> => answer(visit);

/** POST: whether an address is on the list. A POST, so that no address is in an address. */
export async function check(visit: Visit): Promise<Answer> {
  const address = visit.field('address');
  const addresses = addressesTyped(address);
  if (addresses.length === 0)
    return answer(visit, { refused: 'check', problems: { address: visit.t('suppression.address.unreadable') } });
  const entries = await suppressionsAt(visit.member, addresses);
  return answer(visit, { entries, checked: { address, found: entries.length > 0 } });
}

/** POST: puts an address on the list by hand. */
export async function add(visit: Visit): Promise<Answer> {
  try {
    await suppressByHand(visit.member, {
      address: visit.field('address'),
      purposeId: visit.field('purpose'),
      reason: visit.field('reason'),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { refused: 'add', problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(paths.suppressions.index({ tenant: visit.member.tenantSlug }), {
    text: visit.t('suppression.add.done'),
  });
}

async function answer(visit: Visit, shown: Shown = {}): Promise<Answer> {
  const { member, t, formats } = visit;
  const filter = { channel: visit.query('channel'), cause: visit.query('cause') };
  const after = visit.query('after');
  const [tabs, { count, atLeast }, purposes, { entries, next }] = await Promise.all([
    tabsOf(visit, 'restricted'),
    suppressionCount(member),
    allPurposes(),
    shown.entries ? { entries: shown.entries, next: undefined } : suppressionList(member, filter, after),
  ]);
  const here = paths.suppressions.index({ tenant: member.tenantSlug });
  const query = (more: Readonly<Record<string, string>>): string => {
    const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '');
    return given.length === 0 ? here : `${here}?${new URLSearchParams(given).toString()}`;
  };
  const locals: SuppressionsPage = {
    tabs,
    entries: entries.map((entry) => ({ ...entry, canBeTakenBack: possibleMistakes(entry).length > 0 })),
    total: t(atLeast ? 'suppression.countAtLeast' : 'suppression.count', { count: formats.number(count) }),
    filter,
    filtered: filter.channel !== '' || filter.cause !== '',
    first: after === '' ? undefined : query({}),
    next: next === undefined ? undefined : query({ after: next }),
    channels,
    causes: suppressionCauses,
    checked: shown.checked,
    refused: shown.refused,
    typed: { address: visit.field('address'), purpose: visit.field('purpose'), reason: visit.field('reason') },
    reasons: handReasons,
    purposes: purposes.filter(({ withdrawable }) => withdrawable),
    problems: shown.problems ?? {},
  };
  return page('privacy/suppressions/index', t('suppression.title'), locals, {
    place: 'privacy',
    status: shown.refused ? 422 : 200,
  });
}
