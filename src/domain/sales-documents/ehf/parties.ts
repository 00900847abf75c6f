import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

import type { Address, Buyer } from '../facts.ts';
import type { Seller } from '../seller.ts';
import { NORWEGIAN, type Receiver } from './receiver.ts';

/** OnNet, as the seller. */
export function sellerParty(parent: XMLBuilder, seller: Seller): void {
  const party = parent.ele('cac:Party');
  party.ele('cbc:EndpointID', { schemeID: NORWEGIAN }).txt(seller.organisationNumber);
  party.ele('cac:PartyName').ele('cbc:Name').txt(seller.name);
  postalAddress(party, seller.address);
  taxScheme(party, `NO${seller.organisationNumber}MVA`, 'VAT');
  if (seller.inBusinessRegister) taxScheme(party, 'Foretaksregisteret', 'TAX');
  const legal = party.ele('cac:PartyLegalEntity');
  legal.ele('cbc:RegistrationName').txt(seller.name);
  legal.ele('cbc:CompanyID', { schemeID: NORWEGIAN }).txt(seller.organisationNumber);
  party.ele('cac:Contact').ele('cbc:ElectronicMail').txt(seller.email);
}

/** Whoever is billed, and where they receive it. */
export function buyerParty(parent: XMLBuilder, buyer: Buyer, receiver: Receiver): void {
  const { organisationNumber, foreignTaxNumber, name, email } = buyer;
  const party = parent.ele('cac:Party');
  party.ele('cbc:EndpointID', { schemeID: receiver.scheme }).txt(receiver.id);
  party.ele('cac:PartyName').ele('cbc:Name').txt(name);
  postalAddress(party, buyer.address);
  if (foreignTaxNumber !== undefined) taxScheme(party, foreignTaxNumber, 'VAT');
  const legal = party.ele('cac:PartyLegalEntity');
  legal.ele('cbc:RegistrationName').txt(name);
  if (organisationNumber !== undefined) legal.ele('cbc:CompanyID', { schemeID: NORWEGIAN }).txt(organisationNumber);
  if (email !== undefined) party.ele('cac:Contact').ele('cbc:ElectronicMail').txt(email);
}

function taxScheme(party: XMLBuilder, companyId: string, scheme: 'VAT' | 'TAX'): void {
  const element = party.ele('cac:PartyTaxScheme');
  element.ele('cbc:CompanyID').txt(companyId);
  element.ele('cac:TaxScheme').ele('cbc:ID').txt(scheme);
}

function postalAddress(party: XMLBuilder, { lines, postalCode, place, country }: Address): void {
  const element = party.ele('cac:PostalAddress');
  const [street, ...others] = lines;
  if (street !== undefined) element.ele('cbc:StreetName').txt(street);
  if (others.length > 0) element.ele('cbc:AdditionalStreetName').txt(others.join(', '));
  if (place !== undefined) element.ele('cbc:CityName').txt(place);
  if (postalCode !== undefined) element.ele('cbc:PostalZone').txt(postalCode);
  element.ele('cac:Country').ele('cbc:IdentificationCode').txt(country);
}
