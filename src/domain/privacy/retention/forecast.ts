import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { retentionCutoff } from './clock.ts';
import { isGeneral, isInForce, ruleInWords, ruleTerms, type RuleInWords, type RuleTerms } from './rule-terms.ts';
import { kindOf, type Counted } from './rule-kinds.ts';

/** How many days ahead a forecast looks: the nearer, and the further. */
export const FORECAST_DAYS = [30, 90] as const;
const MOST_COUNTED = 10_000;

/** A rule, and what it will come to. */
export interface ForecastRule {
  readonly rule: RuleTerms;
  readonly words: RuleInWords;
  /** The one about all contacts. */
  readonly general: boolean;
  readonly enabled: boolean;
  /** The program proposed it, and nobody has decided. */
  readonly proposed: boolean;
  /** Undefined for a rule the program does not understand. */
  readonly forecast: Forecast | undefined;
}

/** How many rows are due now, and how many will be if nobody has to do with them until then. */
export interface Forecast {
  readonly of: Counted;
  readonly due: number;
  /** Within 30 and within 90 days, those that are due already among them. */
  readonly soon: number;
  readonly later: number;
  /** Counting stopped: there are more. */
  readonly atLeast: boolean;
}

type Row = RuleTerms & Pick<ForecastRule, 'words' | 'general' | 'enabled' | 'proposed'>;

/**
 * The tenant's retention rules, the one about all contacts first, each with what it comes to now and in the days ahead; one that
 * is not in force says what it would. A statement for the rules and one for each, and what a run spares beside what is due: await it
 * alone. @throws NotAllowed
 */
export async function retentionForecast(by: Member): Promise<ForecastRule[]> {
  demand(by, 'privacy');
  const rows = await sql<Row>(
    `select r.id, ${ruleTerms('r')}, ${ruleInWords('r', 'p')} as words, ${isGeneral('r')} as general,
            ${isInForce('r')} as enabled, r.created_by is null as proposed
       from retention_rules r left join purposes p on p.tenant_id = $1 and p.id = r.purpose_id
      where r.tenant_id = $1 order by ${isGeneral('r')} desc, r.created_at, r.id`,
    [by.tenantId],
  );
  const spared = new Map<string, readonly string[]>();
  for (const rule of rows) {
    const spares = kindOf(rule)?.spares;
    if (spares) spared.set(rule.id, await spares());
  }
  return Promise.all(
    rows.map(async ({ words, general, enabled, proposed, ...rule }) => ({
      rule,
      words,
      general,
      enabled,
      proposed,
      forecast: await forecastOf(by.tenantId, rule, spared.get(rule.id) ?? []),
    })),
  );
}

async function forecastOf(tenantId: string, rule: RuleTerms, spared: readonly string[]): Promise<Forecast | undefined> {
  const kind = kindOf(rule);
  if (!kind) return undefined;
  const [soon, later] = FORECAST_DAYS;
  const [row] = await sql<{ due: number; soon: number; later: number }>(
    `select count(*) filter (where since < $4)::int as due, count(*) filter (where since < $5)::int as soon,
            count(*)::int as later
       from (select ${kind.since} as since from ${kind.due} and ($3::uuid is null or true) and not (r.id = any($6::uuid[]))
              order by ${kind.order} limit ${MOST_COUNTED + 1}) counted`,
    [
      tenantId,
      retentionCutoff(rule.months, later),
      rule.purposeId,
      retentionCutoff(rule.months),
      retentionCutoff(rule.months, soon),
      spared,
    ],
  );
  const counts = row ?? { due: 0, soon: 0, later: 0 };
  const upTo = (count: number): number => Math.min(count, MOST_COUNTED);
  return {
    of: kind.selector,
    due: upTo(counts.due),
    soon: upTo(counts.soon),
    later: upTo(counts.later),
    atLeast: counts.later > MOST_COUNTED,
  };
}
