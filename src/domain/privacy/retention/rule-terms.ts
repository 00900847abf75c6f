/** What a retention rule says, as stored: words that the program may or may not know (rule-kinds.ts). */
export interface RuleTerms {
  readonly id: string;
  readonly selector: string;
  readonly purposeId: string | null;
  readonly clock: string;
  readonly action: string;
  readonly unit: string;
  /** How many of the unit. */
  readonly months: number;
}

/** The columns of `RuleTerms`, of the table under an alias. */
export const ruleTerms = (alias: string): string =>
  `${alias}.selector, ${alias}.purpose_id as "purposeId", ${alias}.clock, ${alias}.action, ${alias}.unit, ${alias}.months`;

/** What a sentence about a rule is made of, besides its period. */
export interface RuleInWords {
  readonly selector: string;
  readonly clock: string;
  /** The purpose it is about; null for a rule about all. */
  readonly titleNb: string | null;
  readonly titleEn: string | null;
}

/** `RuleInWords` as one JSON value, of a rule and its purpose under their aliases. */
export const ruleInWords = (rule: string, purpose: string): string =>
  `json_build_object('selector', ${rule}.selector, 'clock', ${rule}.clock, 'titleNb', ${purpose}.title_nb, 'titleEn', ${purpose}.title_en)`;

/** True of rules that anonymise people nobody has had to do with for a while, of the table under an alias. */
export const isOfIdle = (alias: string): string =>
  `${alias}.selector = 'contacts' and ${alias}.clock = 'last-activity' and ${alias}.action = 'anonymise' and ${alias}.unit = 'month'`;

/** True of the one rule about all contacts, of the table under an alias. */
export const isGeneral = (alias: string): string => `${alias}.purpose_id is null and ${isOfIdle(alias)}`;

/** True of rules that somebody has approved and nobody has turned off, of the table under an alias. */
export const isInForce = (alias: string): string => `${alias}.enabled and ${alias}.approved_at is not null`;

/**
 * True of purposes that a law sets a least time for, of the table under an alias: the rule about all contacts, which may be
 * shorter, never ends what serves one. Only a rule of its own does, and that is refused below the law's time.
 */
const hasFloor = (alias: string): string => `${alias}.retention_rule = 'bookkeeping'`;

/**
 * The people of such purposes that have no rule of their own in force, as a query of their ids; the tenant is `$1`.
 * @param further what else has to be true, in SQL of the purpose `law` and whom it serves, `floored`
 */
export const keptByFloor = (further = ''): string => `
  select floored.contact_id from purposes law
    join contact_purposes floored on floored.tenant_id = $1 and floored.purpose_id = law.id
   where law.tenant_id = $1 and ${hasFloor('law')}
     and not exists (select from retention_rules own where own.tenant_id = $1 and own.purpose_id = law.id
                        and ${isOfIdle('own')} and ${isInForce('own')}) ${further}`;
