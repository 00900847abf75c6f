import { currentTenantId, sql } from '../../tenancy.ts';
import type { LawfulBasis } from '../inventory/declaration.ts';
import type { DecidedPeriods, DecidedPurpose } from '../inventory/processing-record.ts';
import { isGeneral, isInForce } from '../retention/rule-terms.ts';
import { bases, type Basis, type Purpose } from './purpose.ts';
import { allPurposes, titleOf } from './purposes.ts';

type Language = 'nb' | 'en';

/** Points a to f of Art. 6(1), in the order of `bases`. */
const points = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
/** The point of Art. 6(1) that a purpose's basis is. */
export const pointOf = (basis: Basis): LawfulBasis => points[bases.indexOf(basis)] ?? 'tenant';

interface RuleInForce {
  readonly purposeId: string | null;
  readonly clock: string;
  readonly months: number;
  readonly unit: string;
}

/**
 * What the tenant whose transaction is open has decided to use people's data for, with the time limits in force for each, for
 * its record of processing (Art. 30(1)(b) and (f)).
 */
export async function decidedProcessing(language: Language): Promise<DecidedProcessing> {
  const [purposes, rules] = await Promise.all([
    allPurposes(),
    sql<RuleInForce>(
      `select r.purpose_id as "purposeId", r.clock, r.months, r.unit from retention_rules r
        where r.tenant_id = $1 and ${isInForce('r')}
          and (r.purpose_id is not null or ${isGeneral('r')})
        order by r.clock, r.id`,
      [currentTenantId()],
    ),
  ]);
  const general = rules.find(({ purposeId }) => purposeId === null);
  const decided = purposes
    .filter(({ enabled }) => enabled)
    .map((purpose) => ({
      code: purpose.code,
      purpose: titleOf(purpose, language),
      basis: pointOf(purpose.basis),
      interest: purpose.basis === 'legitimate-interest' ? purpose.interest : undefined,
      marketing: purpose.marketing !== null,
      limits: limitsOf(rules, purpose, language),
    }));
  return {
    decided,
    periods: {
      inactivity: general ? limitWords(general, language) : noLimit[language],
      'tenant-record': ownRecords[language],
    },
  };
}

/** What a tenant has decided of its processing, worded. */
export interface DecidedProcessing {
  readonly decided: readonly DecidedPurpose[];
  /** What the periods that are the tenant's to decide are here. */
  readonly periods: DecidedPeriods;
}

const noLimit: Readonly<Record<Language, string>> = {
  nb: 'Så lenge opplysningene trengs; ingen frist i måneder er satt',
  en: 'For as long as the data is needed; no limit in months is set',
};

/** Nothing but the tenant's own deleting ends these while it is a customer: no rule can be made for them. */
const ownRecords: Readonly<Record<Language, string>> = {
  nb: 'Til dere sletter det, og senest 90 dager etter at dere slutter hos OnNet',
  en: 'Until you delete it, and 90 days after you leave OnNet at the latest',
};

const byLaw: Readonly<Record<Language, string>> = {
  nb: 'Så lenge loven krever det; ingen frist i måneder er satt',
  en: 'For as long as the law requires it; no limit in months is set',
};

/** Its own rules; without one about inactivity the rule for all contacts, which ends nothing that a law sets a time for. */
function limitsOf(
  rules: readonly RuleInForce[],
  { id, retentionRule }: Pick<Purpose, 'id' | 'retentionRule'>,
  language: Language,
): string[] {
  const own = rules.filter(({ purposeId }) => purposeId === id);
  const limits = own.map((rule) => limitWords(rule, language));
  if (own.some(({ clock }) => clock === 'last-activity')) return limits;
  if (retentionRule === 'bookkeeping') return [byLaw[language], ...limits];
  const general = rules.filter(({ purposeId }) => purposeId === null);
  return [...general.map((rule) => limitWords(rule, language)), ...limits];
}

const after: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'last-activity': { nb: 'etter siste aktivitet', en: 'after the last activity' },
  withdrawal: { nb: 'etter at samtykket ble trukket tilbake', en: 'after the consent was withdrawn' },
};

function limitWords({ clock, months, unit }: RuleInForce, language: Language): string {
  const length = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(months);
  return [length, after[clock]?.[language] ?? clock].join(' ');
}
