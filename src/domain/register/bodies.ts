import { z } from 'zod';

// The register's bodies as far as the CRM reads them. Unknown keys are dropped, since new fields arrive unannounced
// within a version. Roles and persons' dates of birth are deliberately never described here, so they cannot get in.
// Source: OpenAPI of Enhetsregisteret 2.0.0 (data.brreg.no/enhetsregisteret/api/dokumentasjon).

const text = z.string().nullish();
const flag = z.boolean().nullish();
const number = z.string().regex(/^[0-9]{9}$/);

const code = z.object({ kode: z.string(), beskrivelse: text });

const address = z.object({
  adresse: z.array(z.string().nullable()).nullish(),
  postnummer: text,
  poststed: text,
  kommune: text,
  kommunenummer: text,
  landkode: text,
  land: text,
});

/** A main unit, a sub-unit or a struck-off one: the last carries little more than number, name and form. */
export const entityBody = z.object({
  respons_klasse: text,
  organisasjonsnummer: number,
  navn: z.string().min(1),
  organisasjonsform: code,
  historiskeNavn: z.array(z.object({ navn: z.string(), fraDato: text, tilDato: text })).nullish(),
  hjemmeside: text,
  epostadresse: text,
  telefon: text,
  mobil: text,
  postadresse: address.nullish(),
  forretningsadresse: address.nullish(),
  beliggenhetsadresse: address.nullish(),
  overordnetEnhet: text,
  naeringskode1: code.nullish(),
  naeringskode2: code.nullish(),
  naeringskode3: code.nullish(),
  institusjonellSektorkode: code.nullish(),
  harRegistrertAntallAnsatte: flag,
  antallAnsatte: z.number().int().nonnegative().nullish(),
  registrertIMvaregisteret: flag,
  konkurs: flag,
  konkursdato: text,
  underAvvikling: flag,
  underAvviklingDato: text,
  underTvangsavviklingEllerTvangsopplosning: flag,
  underRekonstruksjonsforhandlingDato: text,
  underUtenlandskInsolvensbehandlingDato: text,
  sisteInnsendteAarsregnskap: text,
  stiftelsesdato: text,
  registreringsdatoEnhetsregisteret: text,
  oppstartsdato: text,
  nedleggelsesdato: text,
  slettedato: text,
});

/** A parsed entity body. */
export type EntityBody = z.infer<typeof entityBody>;

/** The body of a 410: removed from open data. */
export const removedBody = z.object({ organisasjonsnummer: number, slettedato: text });

/** One page of a search. No hits: `_embedded` is absent. Items are read one by one, so an odd one spoils only itself. */
export const searchBody = z
  .object({
    _embedded: z.object({ enheter: z.array(z.unknown()) }).nullish(),
    page: z.object({ totalElements: z.number(), size: z.number(), number: z.number() }),
  })
  .transform(({ _embedded: embedded, page }) => ({ items: embedded?.enheter ?? [], page }));

/** One page of a unit's sub-units, as `searchBody`. */
export const subUnitsBody = z
  .object({
    _embedded: z.object({ underenheter: z.array(z.unknown()) }).nullish(),
    page: z.object({ totalElements: z.number() }),
  })
  .transform(({ _embedded: embedded, page }) => ({ items: embedded?.underenheter ?? [], total: page.totalElements }));

/** The body of a 400. */
export const badRequestBody = z.object({
  feilmelding: text,
  valideringsfeil: z.array(z.object({ feilmelding: text, feilaktigVerdi: text })).nullish(),
});
