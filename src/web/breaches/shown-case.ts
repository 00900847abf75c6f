import { now } from '../../domain/clock.ts';
import { affectedPeople } from '../../domain/privacy/breaches/affected-people.ts';
import {
  breach,
  breachEntries,
  notifyBy,
  stillToTell,
  toldLateBy,
  whomToTell,
  type Breach,
} from '../../domain/privacy/breaches/breach.ts';
import type { BreachForm } from '../../domain/privacy/breaches/breach-form.ts';
import { osloClock } from '../../domain/privacy/breaches/oslo-moment.ts';
import { affectedTenants } from '../../domain/privacy/breaches/tell-tenants.ts';
import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import type { Clock, ShownBreach } from './pages.ts';
import type { Scope } from './scope.ts';
import { breachSteps } from './steps.ts';

/** What stands in the way, worded, by field. */
export type Problems = Readonly<Record<string, string>>;

/** The forms beside the case's own, each of which can be filled in on a page of its own, as they are without script. */
const aloneForms = ['tenants', 'authority', 'people', 'told', 'close'] as const;
export type AloneForm = (typeof aloneForms)[number];

/** What was refused of what somebody did on the page of a case, and what they typed. */
export interface Refusal {
  readonly typed?: BreachForm;
  readonly problems?: Problems;
  readonly said?: { readonly kind: string; readonly body: string; readonly reference: string };
  /** What is left of a list that was taken in part. */
  readonly listed?: string;
}

/** The page of a case, also when something was refused. */
export async function shownCase(
  visit: Visit,
  scope: Scope,
  { typed, problems = {}, said, listed }: Refusal,
): Promise<Answer> {
  const id = visit.param('id');
  const atOnNet = scope.addresses.tenants(id) !== undefined;
  const after = visit.query('after');
  const { one, entries, told, affected } = await scope.within(async () => {
    const [found, said, tenants] = await Promise.all([
      breach(id),
      breachEntries(id),
      atOnNet ? affectedTenants(id) : [],
    ]);
    return {
      one: found,
      entries: said,
      told: tenants,
      affected: atOnNet ? undefined : await affectedPeople(scope.keeper, id, after),
    };
  });
  const shown = shownBreach(visit, one);
  const asked = aloneForms.find((form) => form === (visit.query('form') || visit.field('alone')));
  // What stands in the way of the end is in the fields of the whole case.
  const closingRefused = asked === 'close' && Object.keys(problems).length > 0;
  return page(
    'breaches/show',
    visit.t('breaches.one', { date: visit.formats.date(one.awareAt) }),
    {
      tabs: await scope.tabs(),
      to: scope.addresses,
      one: shown,
      steps: breachSteps(visit, shown, entries, atOnNet),
      entries,
      affected: affected && {
        ...affected,
        first: after === '' ? undefined : `${scope.addresses.show(id)}#people`,
        next: affected.next && `${scope.addresses.show(id)}?after=${affected.next}#people`,
      },
      tenantCount: told.length,
      alone: closingRefused ? undefined : asked,
      typed: typed ?? formOf(one),
      problems,
      listed: listed ?? (visit.field('emails') || visit.field('tenants')),
      said: said ?? { kind: '', body: '', reference: '' },
    },
    { ...(scope.place ? { place: scope.place } : {}), status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

/** A case with its clock in words: whole hours, since that is what the law counts. */
export function shownBreach({ t }: Visit, one: Breach): ShownBreach {
  const by = notifyBy(one);
  const hours = Math.trunc((by.getTime() - now().getTime()) / 3_600_000);
  const untold = stillToTell(one);
  // Datatilsynet's hour is counted; the customers are told as soon as it can be done, which no hour is set for.
  const counted = by < now() ? 'late' : 'running';
  const state: Clock['state'] =
    one.closedAt !== null
      ? 'closed'
      : untold.includes('authority')
        ? counted
        : untold.includes('customers')
          ? 'untold'
          : 'stopped';
  const left =
    state === 'late'
      ? t('breaches.clock.hoursLate', { count: -hours })
      : t('breaches.clock.hoursLeft', { count: Math.max(0, hours) });
  const lateBy = toldLateBy(one);
  const toldLate = lateBy === undefined ? undefined : t('breaches.clock.toldLate', { count: lateBy });
  return { ...one, clock: { state, by, left, toldLate }, untold, toTell: whomToTell(one) };
}

const formOf = (one: Breach): BreachForm => ({
  concerns: one.concerns ?? '',
  awareAt: osloClock(one.awareAt),
  beganAt: one.beganAt ? osloClock(one.beganAt) : '',
  endedAt: one.endedAt ? osloClock(one.endedAt) : '',
  kinds: one.kinds.join(','),
  nature: one.nature,
  peopleCategories: one.peopleCategories,
  peopleCount: one.peopleCount === null ? '' : String(one.peopleCount),
  dataCategories: one.dataCategories,
  recordsCount: one.recordsCount === null ? '' : String(one.recordsCount),
  consequences: one.consequences,
  measures: one.measures,
  risk: one.risk ?? '',
  riskReason: one.riskReason,
  authorityReason: one.authorityReason,
  peopleReason: one.peopleReason,
});
