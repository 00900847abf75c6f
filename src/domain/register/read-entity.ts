import type { RegisterAddress, RegisterCode, RegisterEmployees, RegisterEntity } from './entity.ts';
import { isPersonLikeForm } from './entity.ts';
import type { EntityBody } from './bodies.ts';

/** Translates a register body into the CRM's words. Absent flags stay absent. */
export function readEntity(body: EntityBody): RegisterEntity {
  return {
    organisationNumber: body.organisasjonsnummer,
    name: body.navn,
    legalForm: readCode(body.organisasjonsform),
    personLike: isPersonLikeForm(body.organisasjonsform.kode),
    isSubUnit: isSubUnit(body),
    parent: body.overordnetEnhet,
    formerNames: (body.historiskeNavn ?? []).map((former) => ({
      name: former.navn,
      from: day(former.fraDato),
      to: day(former.tilDato),
    })),
    businessAddress: readAddress(body.forretningsadresse ?? body.beliggenhetsadresse),
    postalAddress: readAddress(body.postadresse),
    email: body.epostadresse,
    phone: body.telefon,
    mobile: body.mobil,
    website: body.hjemmeside,
    industries: [body.naeringskode1, body.naeringskode2, body.naeringskode3]
      .filter((code) => code != null)
      .map(readCode),
    sector: body.institusjonellSektorkode ? readCode(body.institusjonellSektorkode) : undefined,
    employees: readEmployees(body),
    vatRegistered: body.registrertIMvaregisteret ?? undefined,
    bankrupt: body.konkurs ?? undefined,
    bankruptOn: day(body.konkursdato),
    underLiquidation: body.underAvvikling ?? undefined,
    underLiquidationOn: day(body.underAvviklingDato),
    compulsoryDissolution: body.underTvangsavviklingEllerTvangsopplosning ?? undefined,
    underRestructuringOn: day(body.underRekonstruksjonsforhandlingDato),
    foreignInsolvencyOn: day(body.underUtenlandskInsolvensbehandlingDato),
    lastAccountsYear: body.sisteInnsendteAarsregnskap,
    founded: day(body.stiftelsesdato),
    registered: day(body.registreringsdatoEnhetsregisteret),
    startedOn: day(body.oppstartsdato),
    closedOn: day(body.nedleggelsesdato),
    deleted: isDeleted(body),
    deletedOn: day(body.slettedato),
  };
}

/**
 * The calendar day of a register date: both `2018-05-16` and `2018-05-16 07:05:45` (former names, not ISO) are sent.
 * Anything that is not a real day is absent rather than guessed.
 */
export function day(sent: string | null | undefined): string | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[ T]|$)/.exec(sent ?? '')?.[1];
  // A thousand years ago there was no register; the first years of all are how programs write that they know none.
  if (found === undefined || found < '1000') return undefined;
  // The 31st of a shorter month is read as a day of the next one.
  return new Date(`${found}T00:00:00Z`).getUTCDate() === Number(found.slice(8)) ? found : undefined;
}

// The literal differs between answer and documentation for struck-off sub-units ("SlettetUnderEnhet", "SlettetEnhet"),
// so the beginning of it and the date are what counts.
function isDeleted(body: EntityBody): boolean {
  return day(body.slettedato) !== undefined || (body.respons_klasse?.startsWith('Slettet') ?? false);
}

// Older bodies carry no class; then a location address or a sub-unit form tells.
function isSubUnit(body: EntityBody): boolean {
  if (body.respons_klasse != null && /underenhet/i.test(body.respons_klasse)) return true;
  if (body.respons_klasse === 'Enhet') return false;
  return body.beliggenhetsadresse != null || ['BEDR', 'AAFY'].includes(body.organisasjonsform.kode);
}

/** How many work there. True and no count means one to four (privacy rule of September 2023). Older bodies have a count and no flag. */
export function readEmployees(
  body: Pick<EntityBody, 'harRegistrertAntallAnsatte' | 'antallAnsatte'>,
): RegisterEmployees {
  const n = body.antallAnsatte ?? undefined;
  if (n !== undefined) return n === 0 ? { kind: 'none' } : { kind: 'count', n };
  // That none are registered does not say that there are none.
  return { kind: body.harRegistrertAntallAnsatte ? 'oneToFour' : 'unknown' };
}

function readAddress(sent: EntityBody['postadresse']): RegisterAddress | undefined {
  if (sent == null) return undefined;
  return {
    lines: (sent.adresse ?? []).filter((line) => line !== undefined),
    postalCode: sent.postnummer,
    place: sent.poststed,
    municipality: sent.kommune,
    municipalityNumber: sent.kommunenummer,
    countryCode: sent.landkode,
    country: sent.land,
  };
}

function readCode(sent: { kode: string; beskrivelse?: string | undefined }): RegisterCode {
  return { code: sent.kode, description: sent.beskrivelse };
}
