import { z } from 'zod';

import { printable } from './printable.ts';

// The register's bodies as far as the CRM reads them. Unknown keys are dropped, since new fields arrive unannounced
// within a version. Roles and persons' dates of birth are deliberately never described here, so they cannot get in.
// Source: OpenAPI of Enhetsregisteret 2.0.0 (data.brreg.no/enhetsregisteret/api/dokumentasjon).

/** Characters. Longer than any of the register's: what is longer is no name or code, and as a text is left out. */
export const LONGEST_NAME = 500;
export const LONGEST_TEXT = 2_000;
export const LONGEST_CODE = 20;

const shortText = (text: string | null | undefined): string | undefined => {
  const cleaned = text == null ? '' : printable(text);
  return cleaned === '' || cleaned.length > LONGEST_TEXT ? undefined : cleaned;
};
const text = z.string().nullish().transform(shortText);
const name = z.string().transform(printable).pipe(z.string().min(1).max(LONGEST_NAME));
const flag = z.boolean().nullish();
const nineDigits = /^[0-9]{9}$/;
const number = z.string().regex(nineDigits);

const code = z.object({ kode: z.string().transform(printable).pipe(z.string().max(LONGEST_CODE)), beskrivelse: text });

const address = z.object({
  adresse: z.array(z.string().nullable().transform(shortText)).nullish(),
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
  navn: name,
  organisasjonsform: code,
  historiskeNavn: z.array(z.object({ navn: name, fraDato: text, tilDato: text })).nullish(),
  hjemmeside: text,
  epostadresse: text,
  telefon: text,
  mobil: text,
  postadresse: address.nullish(),
  forretningsadresse: address.nullish(),
  beliggenhetsadresse: address.nullish(),
  overordnetEnhet: text.transform((owner) => (owner !== undefined && nineDigits.test(owner) ? owner : undefined)),
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
