import { z } from 'zod';

// The body of Regnskapsregisteret's open answer, as far as it is shown. Unknown keys are dropped. Two keys are misspelt by
// the register itself (`regnkapsprinsipper`, `sumInnskuttEgenkaptial`); the right spelling is read too, for the day it is
// mended. Source: an answer of September 2026; data.brreg.no/regnskapsregisteret.

const amount = z.number().nullish();
const text = z.string().nullish();

const principles = z.object({ smaaForetak: z.boolean().nullish(), regnskapsregler: text }).nullish();

const oneYear = z.object({
  virksomhet: z.object({ organisasjonsnummer: z.string() }),
  regnskapsperiode: z.object({ fraDato: text, tilDato: z.string() }),
  valuta: z.string().regex(/^[A-Z]{3}$/),
  regnkapsprinsipper: principles,
  regnskapsprinsipper: principles,
  revisjon: z.object({ ikkeRevidertAarsregnskap: z.boolean().nullish() }).nullish(),
  egenkapitalGjeld: z
    .object({
      egenkapital: z
        .object({
          sumEgenkapital: amount,
          innskuttEgenkapital: z.object({ sumInnskuttEgenkaptial: amount, sumInnskuttEgenkapital: amount }).nullish(),
        })
        .nullish(),
      gjeldOversikt: z.object({ sumGjeld: amount }).nullish(),
    })
    .nullish(),
  eiendeler: z.object({ sumEiendeler: amount }).nullish(),
  resultatregnskapResultat: z
    .object({
      ordinaertResultatFoerSkattekostnad: amount,
      aarsresultat: amount,
      driftsresultat: z
        .object({ driftsresultat: amount, driftsinntekter: z.object({ sumDriftsinntekter: amount }).nullish() })
        .nullish(),
    })
    .nullish(),
});

/** The answer of 200: an array, of one item so far. */
export const accountsBody = z.array(oneYear);
export type AccountsBody = z.infer<typeof oneYear>;

/** The body of a 500, which is about the number in its path. */
export const accountsErrorBody = z.object({ status: z.union([z.string(), z.number()]), path: z.string() });
