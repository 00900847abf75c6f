import { now } from '../../domain/clock.ts';
import { Invalid } from '../../domain/errors.ts';
import { requestEverything } from '../../domain/exports/everything/request-everything.ts';
import { newestArchive } from '../../domain/exports/exports-of.ts';
import { retentionCodes } from '../../domain/privacy/inventory/retention-codes.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import { endAfterPreFlight } from '../../domain/tenants/ending/end.ts';
import { keptAfter } from '../../domain/tenants/ending/kept-after.ts';
import { preFlight, type FindingCode } from '../../domain/tenants/ending/pre-flight.ts';
import { resumeTenant, tenantLifecycle } from '../../domain/tenants/lifecycle.ts';
import { may } from '../../domain/users/member.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { tabsOf } from '../privacy/tabs.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: what there is, what is still open, how to take everything along, and the end; after the end, the way back. */
export const show = (visit: Visit): Promise<Answer> => showEnding(visit);

/** POST: ends the customer relationship, when the owner has typed the name and seen what is open. */
export async function end(visit: Visit): Promise<Answer> {
  const { member } = visit;
  const typed = { name: visit.field('name'), seen: visit.fields('seen') };
  try {
    await endAfterPreFlight(member, typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showEnding(visit, { typed, problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(paths.ending.show({ tenant: member.tenantSlug }), { text: visit.t('ending.done'), keep: true });
}

/** POST: an owner takes the end back. */
export async function resume(visit: Visit): Promise<Answer> {
  const { member } = visit;
  try {
    await resumeTenant(member);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showEnding(visit, { problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(paths.ending.show({ tenant: member.tenantSlug }), { text: visit.t('ending.resumed') });
}

/** POST: asks for one archive of everything. */
export async function archive(visit: Visit): Promise<Answer> {
  const id = await requestEverything(visit.member, visit.language);
  return redirect(paths.exports.show({ tenant: visit.member.tenantSlug, id }));
}

interface Refusal {
  readonly typed?: { readonly name: string; readonly seen: readonly string[] };
  readonly problems?: Readonly<Record<string, string>>;
}

async function showEnding(
  visit: Visit,
  { typed = { name: '', seen: [] }, problems = {} }: Refusal = {},
): Promise<Answer> {
  const { member } = visit;
  const { findings, ...there } = await preFlight(member);
  const [tabs, life, newest] = await Promise.all([
    tabsOf(visit, 'agreement'),
    tenantLifecycle(),
    newestArchive(member.tenantId),
  ]);
  return page(
    'ending/show',
    visit.t('ending.title'),
    {
      tabs,
      life,
      ...there,
      findings: findings.map((one) => ({ ...one, href: placeOf(one.code)?.({ tenant: member.tenantSlug }) })),
      archive: newest && { ...newest, own: newest.requestedBy === member.id },
      kept: keptAfter(life.endedAt ?? now()),
      graceDays: lawNumbers.grace.value,
      erasedWithinDays: retentionCodes.account.period.number,
      backupDays: retentionCodes.backup.period.number,
      mayEnd: may(member, 'ownership'),
      typed,
      problems,
    },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

const places: Readonly<Partial<Record<FindingCode, (place: { readonly tenant: string }) => string>>> = {
  requests: paths.privacy.requests,
  breaches: paths.breaches.index,
  erasures: paths.erasures.index,
  restricted: paths.restrictions.index,
  subscription: paths.billing.show,
  unpaid: paths.billing.show,
  members: paths.people.index,
};
const placeOf = (code: FindingCode) => places[code];
