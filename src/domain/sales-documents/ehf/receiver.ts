import type { Buyer } from '../facts.ts';

/** Where somebody receives e-invoices in the Peppol network: a list of the code list EAS, and the number in it. */
export interface Receiver {
  readonly scheme: string;
  readonly id: string;
}

/** The Norwegian organisation number in the code lists of Peppol (EAS) and of identifiers (ISO 6523). */
export const NORWEGIAN = '0192';

/** Lists of tax numbers abroad, by country (EAS, 2025-Q2). Countries whose businesses are found by another number are left out. */
const taxNumberLists: Readonly<Record<string, string>> = {
  AT: '9914',
  BE: '9925',
  BG: '9926',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  EE: '9931',
  ES: '9920',
  FR: '9957',
  GB: '9932',
  GR: '9933',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MT: '9943',
  NL: '9944',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  SI: '9949',
  SK: '9950',
};

/**
 * Where a buyer receives e-invoices.
 * @returns undefined for one who has no number that the network knows; then there is no e-invoice, since it must say where to
 */
export function receiverOf({ organisationNumber, foreignTaxNumber, address }: Buyer): Receiver | undefined {
  if (organisationNumber !== undefined) return { scheme: NORWEGIAN, id: organisationNumber };
  const swedish = /^SE(\d{10})01$/.exec(foreignTaxNumber ?? '')?.[1];
  if (swedish !== undefined) return { scheme: '0007', id: swedish };
  const scheme = taxNumberLists[address.country];
  return scheme === undefined || foreignTaxNumber === undefined ? undefined : { scheme, id: foreignTaxNumber };
}
