import { createHash } from 'node:crypto';

// Identifiers of the Peppol network. Source: OpenPeppol, Policy for use of Identifiers 4.x, and the name of a participant in
// the SML as U-NAPTR (ESENS/Peppol SMLSpec): base32 of SHA-256 of the participant in lower case, without padding.

/** Where participants are looked up. The zones of the EC before it are gone since 2026. */
export const PEPPOL_ZONE = 'participant.sml.prod.tech.peppol.org';

export const participantScheme = 'iso6523-actorid-upis';

/** The scheme of Norwegian organisation numbers among participant numbers. */
export const participantOf = (organisationNumber: string): string => `0192:${organisationNumber}`;

/** The whole identifier of an invoice by Peppol BIS Billing 3.0 (EHF Faktura 3.0). Compared whole: parts of it are shared by others. */
export const billingInvoice =
  'busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1';

/** The name in DNS under which the network says which SMP a participant has. */
export const participantHost = (organisationNumber: string, zone = PEPPOL_ZONE): string =>
  `${base32(createHash('sha256').update(participantOf(organisationNumber)).digest())}.${participantScheme}.${zone}`;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648, in lower case and without padding, as in names. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
