import { legalForms } from './legal-forms.ts';
import type { AddressFacts, CodeAndText, UnitFacts } from './unit-facts.ts';

/** A body as the register sends it, without `_links`, which depend on the address the stand-in is called by. */
export type UnitBody = Readonly<Record<string, unknown>>;

/** The two collections; a unit is in exactly one. */
export type Collection = 'enheter' | 'underenheter';

/** Which collection a unit belongs to. */
export const collectionOf = (unit: UnitFacts): Collection => (unit.form === 'BEDR' ? 'underenheter' : 'enheter');

/** The body of a live unit. What is not known is left out, never null: that is how the register answers. */
export function unitBody(unit: UnitFacts): UnitBody {
  const shared = {
    organisasjonsnummer: unit.number,
    navn: unit.name.toLocaleUpperCase('nb'),
    organisasjonsform: codeBody([unit.form, legalForms[unit.form] ?? unit.form]),
    historiskeNavn: (unit.formerNames ?? []).map(({ name, from, to }) => ({ navn: name, fraDato: from, tilDato: to })),
    hjemmeside: unit.website,
    epostadresse: unit.email,
    telefon: unit.phone,
    postadresse: unit.postalAddress && addressBody(unit.postalAddress),
    registreringsdatoEnhetsregisteret: unit.registered,
    registrertIMvaregisteret: unit.vat,
    registreringsdatoMerverdiavgiftsregisteret: unit.vat ? unit.registered : undefined,
    naeringskode1: unit.industries[0] && codeBody(unit.industries[0]),
    naeringskode2: unit.industries[1] && codeBody(unit.industries[1]),
    naeringskode3: unit.industries[2] && codeBody(unit.industries[2]),
    ...employeesBody(unit),
    overordnetEnhet: unit.parent,
  };
  return withoutAbsent(
    collectionOf(unit) === 'underenheter' ? { ...shared, ...subUnitPart(unit) } : { ...shared, ...mainPart(unit) },
  );
}

/** The body of a struck-off unit: number, name, form, former names and the date. Status flags are absent, not false. */
export function struckOffBody(live: UnitBody, collection: Collection, day: string): UnitBody {
  const { organisasjonsnummer, navn, organisasjonsform, historiskeNavn } = live;
  const shared = { organisasjonsnummer, navn, organisasjonsform, historiskeNavn, slettedato: day };
  return collection === 'enheter'
    ? { ...shared, respons_klasse: 'SlettetEnhet' }
    : { ...shared, nedleggelsesdato: day, respons_klasse: 'SlettetUnderEnhet' };
}

/** The body of a unit removed from open data, sent with status 410. */
export const removedBody = (number: string, day: string): UnitBody => ({
  organisasjonsnummer: number,
  slettedato: day,
});

function mainPart(unit: UnitFacts): UnitBody {
  const company = ['AS', 'ASA', 'DA', 'ANS', 'SA', 'SF', 'NUF', 'SPA'].includes(unit.form);
  return {
    forretningsadresse: unit.address && addressBody(unit.address),
    stiftelsesdato: unit.founded,
    institusjonellSektorkode: unit.sector && codeBody(unit.sector),
    registrertIForetaksregisteret: company,
    registreringsdatoForetaksregisteret: company ? unit.registered : undefined,
    registrertIStiftelsesregisteret: unit.form === 'STI',
    registrertIFrivillighetsregisteret: false,
    registrertIPartiregisteret: false,
    konkurs: unit.bankruptOn !== undefined,
    konkursdato: unit.bankruptOn,
    underAvvikling: unit.underLiquidationOn !== undefined,
    underAvviklingDato: unit.underLiquidationOn,
    underTvangsavviklingEllerTvangsopplosning: unit.compulsoryDissolutionOn !== undefined,
    tvangsopplostPgaManglendeRegnskapDato: unit.compulsoryDissolutionOn,
    underRekonstruksjonsforhandlingDato: unit.underRestructuringOn,
    sisteInnsendteAarsregnskap: filesAccounts(unit) ? '2025' : undefined,
    maalform: unit.nynorsk ? 'Nynorsk' : 'Bokmål',
    aktivitet: unit.activity,
    paategninger: [],
    erIKonsern: false,
    respons_klasse: 'Enhet',
  };
}

// Who began in 2025 or later has not filed yet.
const filesAccounts = ({ form, registered }: UnitFacts): boolean =>
  ['AS', 'ASA', 'SA', 'SF', 'SPA'].includes(form) && registered < '2025';

function subUnitPart(unit: UnitFacts): UnitBody {
  return {
    beliggenhetsadresse: unit.address && addressBody(unit.address),
    oppstartsdato: unit.founded,
    respons_klasse: 'Underenhet',
  };
}

function employeesBody(unit: UnitFacts): UnitBody {
  return {
    harRegistrertAntallAnsatte: unit.employees !== undefined,
    antallAnsatte: typeof unit.employees === 'number' ? unit.employees : undefined,
  };
}

function addressBody(address: AddressFacts): UnitBody {
  const [landkode, land] = address.country ?? ['NO', 'Norge'];
  return withoutAbsent({
    land,
    landkode,
    postnummer: address.postcode,
    poststed: address.place,
    adresse: address.lines,
    kommune: address.municipality?.[1],
    kommunenummer: address.municipality?.[0],
  });
}

function codeBody([kode, beskrivelse]: CodeAndText): UnitBody {
  return { kode, beskrivelse };
}

function withoutAbsent(body: UnitBody): UnitBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
