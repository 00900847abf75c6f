import { osloDay } from '../../../domain/clock.ts';
import { MOST_COUNTED_RESTRICTIONS } from '../../../domain/privacy/desk/kept-back.ts';
import { holdLaws } from '../../../domain/privacy/holds/hold-laws.ts';
import { stateOf } from '../../../domain/privacy/registers/sub-processors.ts';
import { FORECAST_DAYS, type ForecastRule } from '../../../domain/privacy/retention/forecast.ts';
import { MOST_COUNTED_SUPPRESSIONS } from '../../../domain/privacy/suppression/suppression-list.ts';
import { paths } from '../../paths.ts';
import { ruleText } from '../../retention/rule-text.ts';
import type { Visit } from '../../visit.ts';
import { shownRequest } from '../requests/shown-request.ts';
import type { DeskCases, DeskLine, DeskRule } from '../pages.ts';
import type { DeskState } from './state.ts';

/** How many cases the overview shows; the others are behind the number. */
const CASES_SHOWN = 6;

/** Who waits for an answer, what is due first first. */
export function casesCard(visit: Visit, { requests, figures }: DeskState): DeskCases {
  const { answered, answeredInTime, withdrawn } = figures;
  const year = [
    answered === 0 ? '' : visit.t('requests.figure.inTime', { done: answeredInTime, count: answered }),
    withdrawn === 0 ? '' : visit.t('requests.figure.withdrawn', { count: withdrawn }),
  ].filter((part) => part !== '');
  return {
    shown: requests.slice(0, CASES_SHOWN).map((request) => shownRequest(visit, request)),
    more: Math.max(0, figures.open - CASES_SHOWN),
    year: year.length === 0 ? undefined : year.join(', '),
    formLink: paths.public.request({ language: visit.language, controller: visit.member.tenantSlug }),
  };
}

/**
 * Each retention rule, and how many it anonymises or empties now and in the days ahead. One that is off and not understood does
 * nothing, and is left out.
 */
export const retentionCard = (visit: Visit, { rules }: DeskState): DeskRule[] =>
  rules
    .filter(({ enabled, forecast }) => enabled || forecast)
    .map((one) => {
      const { t } = visit;
      const tenant = visit.member.tenantSlug;
      const href = one.general
        ? paths.retention.dryRun({ tenant })
        : paths.retention.otherRule({ tenant, id: one.rule.id });
      return {
        text: ruleText(visit, one.words, one.rule.months),
        href: one.general ? paths.retention.show({ tenant }) : href,
        ...standingOf(one),
        words: t(stateWords(one)),
        counts: one.forecast === undefined ? [] : countsOf(visit, one, one.forecast, href),
      };
    });

const unitOf = {
  contacts: 'privacy.forecast.contacts',
  'activity-text': 'privacy.forecast.texts',
  'own-businesses': 'privacy.forecast.companies',
} as const;

const stateWords = ({ enabled, proposed, forecast }: ForecastRule) =>
  !forecast
    ? 'retention.state.unknown'
    : enabled
      ? 'retention.state.on'
      : proposed
        ? 'retention.state.proposed'
        : 'retention.state.draft';

const standingOf = ({ enabled, forecast }: ForecastRule): Pick<DeskRule, 'tone' | 'icon'> =>
  !forecast ? { tone: 'danger', icon: 'triangle-alert' } : enabled ? { tone: 'success', icon: 'circle-check' } : waits;

function countsOf(
  { t, formats }: Visit,
  { general, enabled }: ForecastRule,
  { of, due, soon, later, atLeast }: NonNullable<ForecastRule['forecast']>,
  href: string,
): DeskLine[] {
  const number = (count: number): string => `${formats.number(count)}${atLeast ? '+' : ''}`;
  const within = (days: number): string => (general ? `${href}?within=${days}` : href);
  const [near, far] = FORECAST_DAYS;
  const line = (label: string, count: number, to: string): DeskLine => ({
    label,
    value: number(count),
    note: t(unitOf[of], { count }),
    href: to,
  });
  return [
    line(t(enabled ? 'privacy.forecast.tonight' : 'privacy.forecast.now'), due, href),
    line(t('privacy.forecast.within', { count: near }), soon, within(near)),
    line(t('privacy.forecast.within', { count: far }), later, within(far)),
  ];
}

/** What people said lately, by purpose. */
export const consentsCard = ({ t, language, member }: Visit, { said }: DeskState): DeskLine[] =>
  said.map(({ purposeId, titleNb, titleEn, granted, stopped }) => ({
    label: (language === 'nb' ? titleNb : titleEn) ?? t('privacy.said.allMarketing'),
    value: t('privacy.said.yesAndNo', { yes: granted, no: stopped }),
    note: undefined,
    href:
      purposeId === null
        ? `${paths.consents.index({ tenant: member.tenantSlug })}#ledger`
        : paths.consents.purpose({ tenant: member.tenantSlug, id: purposeId }),
  }));

/** Who is kept and not used, left alone, or held by a law; and when the first of those ends. */
export function keptCard({ t, formats, language, member }: Visit, { kept }: DeskState): DeskLine[] {
  const { tenantSlug: tenant } = member;
  const { restricted, suppressed, held, nextEnd } = kept;
  const upTo = (count: number, most: number): string =>
    `${formats.number(Math.min(count, most))}${count >= most ? '+' : ''}`;
  return [
    {
      label: t('restriction.figure'),
      value: upTo(restricted, MOST_COUNTED_RESTRICTIONS),
      note: t('restriction.figure.note'),
      href: paths.restrictions.index({ tenant }),
    },
    {
      label: t('privacy.kept.suppressed'),
      value: upTo(suppressed, MOST_COUNTED_SUPPRESSIONS),
      note: t('privacy.kept.suppressed.note'),
      href: paths.suppressions.index({ tenant }),
    },
    {
      label: t('privacy.kept.held'),
      value: formats.number(held),
      note:
        nextEnd === null
          ? t(held === 0 ? 'privacy.kept.held.note' : 'privacy.kept.noEnd')
          : t('privacy.kept.nextEnd', { date: formats.date(nextEnd.until), law: holdLaws[nextEnd.law][language] }),
      href: paths.holds.index({ tenant }),
    },
  ];
}

/** What is to be in order on paper, each with where it stands. */
export function papersCard(visit: Visit, state: DeskState): DeskLine[] {
  const { t, formats, member, language } = visit;
  const { tenantSlug: tenant } = member;
  const { last, newer } = state.waiting.agreement;
  const inUse = state.subProcessors.filter((row) => stateOf(row, osloDay()) === 'inUse');
  const { objections } = state.waiting;
  return [
    {
      label: t('privacy.papers.agreement'),
      value: last
        ? t('privacy.papers.accepted', { date: formats.date(last.acceptedAt) })
        : t('privacy.papers.notAccepted'),
      note: newer === undefined ? undefined : t('agreement.news', { number: newer }),
      href: paths.privacy.agreement({ tenant }),
      ...(newer === undefined ? inOrder : waits),
    },
    {
      label: t('subProcessors.title'),
      value: t('privacy.papers.inUse', { count: inUse.length }),
      note: objections === 0 ? undefined : t('privacy.papers.objections', { count: objections }),
      href: paths.subProcessors.show({ tenant }),
      ...(objections === 0 ? inOrder : waits),
    },
    {
      label: t('privacy.tab.processing'),
      value: t('privacy.papers.processing'),
      note: undefined,
      href: paths.privacy.processing({ tenant }),
      ...inOrder,
    },
    {
      label: t('privacy.papers.proof'),
      ...proofWords(visit, state),
      href: paths.public.policyProof({ language }),
    },
  ];
}

const inOrder = { tone: 'success', icon: 'circle-check' } as const;
const waits = { tone: 'warning', icon: 'clock' } as const;

function proofWords({ t }: Visit, { proof }: DeskState): Pick<DeskLine, 'value' | 'note' | 'tone' | 'icon'> {
  const count = Object.values(proof).reduce((sum, each) => sum + each, 0);
  const broken = proof.failed + proof.unconfirmed;
  return {
    value: t('privacy.papers.proven', { done: proof.proven, count }),
    note:
      broken > 0
        ? t('privacy.papers.broken', { count: broken })
        : proof.earlier + proof.unproven > 0
          ? t(proof.earlier > 0 ? 'privacy.papers.earlier' : 'privacy.papers.unproven')
          : undefined,
    ...(broken > 0 ? { tone: 'danger', icon: 'circle-alert' } : proof.proven === count ? inOrder : waits),
  };
}
