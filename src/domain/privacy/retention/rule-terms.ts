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

/** True of the one rule about all contacts, of the table under an alias. */
export const isGeneral = (alias: string): string => `${alias}.selector = 'contacts' and ${alias}.purpose_id is null`;
