import { outside } from '../outside.ts';
import { legalEntityProblems, type LegalEntity } from '../privacy/legal-entity.ts';
import { confirmations } from '../privacy/policy/confirmations.ts';
import { normaliseOrganisationNumber } from '../register/organisation-number.ts';
import type { Address } from './facts.ts';
import { NotIssued } from './not-issued.ts';

/** Who sells, as it stands on a document. */
export interface Seller {
  readonly name: string;
  /** Nine digits. */
  readonly organisationNumber: string;
  /** Whether it is one of the forms that must say that they stand in Foretaksregisteret. */
  readonly inBusinessRegister: boolean;
  readonly address: Address;
  readonly email: string;
  /** Eleven digits, where transfers go; undefined where none is configured, and invoices are paid at Stripe alone. */
  readonly bankAccount?: string | undefined;
}

/** Made up: an organisation number of the range that the register keeps for tests (Tenor), with a right check digit. */
const TEST_NUMBER = '310000000';

/**
 * Who sells, from the configured legal entity. A real document demands that an operator has confirmed the organisation number
 * (/operator/policy); one of Stripe's test mode is no sales document, and takes a made-up number while there is no right one.
 * @throws NotIssued `seller-unconfirmed`
 */
export async function seller(livemode: boolean): Promise<Seller> {
  const { legalEntity: entity, bankAccount } = outside();
  const valid = legalEntityProblems(entity).length === 0;
  if (livemode && !(valid && (await isConfirmed(entity)))) throw new NotIssued('seller-unconfirmed');
  return {
    name: entity.name,
    organisationNumber: valid ? normaliseOrganisationNumber(entity.organisationNumber) : TEST_NUMBER,
    inBusinessRegister: /\b(AS|ASA|NUF)$/i.test(entity.name),
    address: addressOnOneLine(entity.address),
    email: entity.email,
    bankAccount,
  };
}

/** Whether an operator stands for the organisation number as it is configured now. */
export async function isConfirmed(entity: LegalEntity): Promise<boolean> {
  const all = await confirmations(entity);
  return all.some(({ fact, confirmed }) => fact === 'organisationNumber' && confirmed !== undefined);
}

/**
 * The parts of an address that is written on one line, in any order after the street, as the policy has it
 * (`Hovdenakvågen 2, SKÅLA, 6456, NO`): four digits are the postal code, two capitals at the end the country, and what
 * follows the street is the place.
 */
export function addressOnOneLine(line: string): Address {
  const parts = line
    .split(',')
    .flatMap((part) => part.trim().split(/^(\d{4})\s+/))
    .filter((part) => part !== '');
  const last = parts.at(-1);
  const country = last !== undefined && /^[A-Z]{2}$/.test(last) ? last : undefined;
  const rest = country === undefined ? parts : parts.slice(0, -1);
  const postalCode = rest.find((part) => /^\d{4}$/.test(part));
  const [street, ...after] = rest.filter((part) => part !== postalCode);
  const place = after.at(-1);
  return {
    lines: [...(street === undefined ? [] : [street]), ...after.slice(0, -1)],
    postalCode,
    place,
    country: country ?? 'NO',
  };
}
