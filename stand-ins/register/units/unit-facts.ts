/** Code and Norwegian text of one of the register's lists. */
export type CodeAndText = readonly [code: string, text: string];

/** An address as the register would hold it; abroad without postcode and municipality. */
export interface AddressFacts {
  readonly lines: readonly (string | null)[];
  readonly postcode?: string;
  readonly place: string;
  readonly municipality?: CodeAndText;
  /** Default Norway. */
  readonly country?: CodeAndText;
}

/** What the stand-in knows of a unit, from which its body is made. Days are `YYYY-MM-DD`. */
export interface UnitFacts {
  readonly number: string;
  /** In ordinary writing; the register answers in capitals. */
  readonly name: string;
  /** Code of the legal form, for example `AS`. `BEDR` makes it a sub-unit. */
  readonly form: string;
  /** The owner of a sub-unit, or the public body above. */
  readonly parent?: string;
  readonly formerNames?: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly address?: AddressFacts;
  readonly postalAddress?: AddressFacts;
  readonly industries: readonly CodeAndText[];
  readonly sector?: CodeAndText;
  /** Absent: no employees registered. */
  readonly employees?: number | 'oneToFour';
  readonly vat: boolean;
  readonly founded?: string;
  readonly registered: string;
  readonly website?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly nynorsk?: boolean;
  readonly activity?: readonly string[];
  readonly bankruptOn?: string;
  readonly underLiquidationOn?: string;
  readonly compulsoryDissolutionOn?: string;
  readonly underRestructuringOn?: string;
  readonly struckOffOn?: string;
  readonly removedOn?: string;
}
