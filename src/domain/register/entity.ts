// A unit of the Central Coordinating Register for Legal Entities (Enhetsregisteret), in the words the CRM uses.
// A field the register did not send is absent here too: absent is never the same as false, none or empty.

/** A code of one of the register's lists with its Norwegian text, for example `{ code: 'AS', description: 'Aksjeselskap' }`. */
export interface RegisterCode {
  readonly code: string;
  readonly description?: string | undefined;
}

/** An address. `lines` holds what stands above the postcode; abroad there is no postcode and `place` carries the code. */
export interface RegisterAddress {
  readonly lines: readonly string[];
  /** Four digits, Norway only. */
  readonly postalCode?: string | undefined;
  readonly place?: string | undefined;
  readonly municipality?: string | undefined;
  readonly municipalityNumber?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | undefined;
  readonly country?: string | undefined;
}

/** The register publishes a count from five up; one to four is only known as that, and must never be shown as 0. */
export type RegisterEmployees =
  | { readonly kind: 'count'; readonly n: number }
  | { readonly kind: 'oneToFour' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** A name the unit had before, with the calendar days (`YYYY-MM-DD`) it was in use. */
export interface RegisterFormerName {
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One main unit or sub-unit as the register last told it. All days are `YYYY-MM-DD`. */
export interface RegisterEntity {
  readonly organisationNumber: string;
  readonly name: string;
  readonly legalForm: RegisterCode;
  /**
   * The name or addresses of the unit are, or may well be, those of a living person: treat them as personal data. A body says
   * so of its own form alone; of a sub-unit its owner's form says it too (`askRegister`).
   */
  readonly personLike: boolean;
  readonly isSubUnit: boolean;
  /** The unit this one belongs to: the owner of a sub-unit, or the public body above a public body. */
  readonly parent?: string | undefined;
  readonly formerNames: readonly RegisterFormerName[];
  /** Where the unit is; for a sub-unit the location address (beliggenhetsadresse). */
  readonly businessAddress?: RegisterAddress | undefined;
  readonly postalAddress?: RegisterAddress | undefined;
  /** Free text as the unit gave it. */
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly mobile?: string | undefined;
  /** As the unit wrote it, usually without a scheme. Text, never to be used as a link unchecked. */
  readonly website?: string | undefined;
  /** The main activity first (SN2007 or SN2025 codes); at most three. */
  readonly industries: readonly RegisterCode[];
  readonly sector?: RegisterCode | undefined;
  readonly employees: RegisterEmployees;
  readonly vatRegistered?: boolean | undefined;
  readonly bankrupt?: boolean | undefined;
  readonly bankruptOn?: string | undefined;
  readonly underLiquidation?: boolean | undefined;
  readonly underLiquidationOn?: string | undefined;
  readonly compulsoryDissolution?: boolean | undefined;
  readonly underRestructuringOn?: string | undefined;
  readonly foreignInsolvencyOn?: string | undefined;
  /** The last year accounts were filed for, `2025`. */
  readonly lastAccountsYear?: string | undefined;
  readonly founded?: string | undefined;
  readonly registered?: string | undefined;
  /** A sub-unit's first and last day of business. */
  readonly startedOn?: string | undefined;
  readonly closedOn?: string | undefined;
  /** Struck off. The register then tells only number, name and form; `deletedOn` may be missing. */
  readonly deleted: boolean;
  readonly deletedOn?: string | undefined;
}

/**
 * Forms whose name normally is a person's: sole proprietorship, partnerships, bankruptcy and estate of a deceased
 * person, other natural persons, joint ownership, and whoever was registered for VAT without having asked. Source: register
 * documentation of organisasjonsformer.
 */
export const personLikeForms: readonly string[] = ['ENK', 'ANS', 'DA', 'KBO', 'BO', 'PERS', 'SAM', 'TVAM'];

/** Whether a legal form (code such as `ENK`) makes the unit's data personal data. */
export const isPersonLikeForm = (formCode: string): boolean => personLikeForms.includes(formCode.toUpperCase());
