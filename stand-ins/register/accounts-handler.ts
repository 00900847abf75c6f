import { mediaType, notAcceptable, notFound, type StandInAnswer, type StandInRequest } from './answer.ts';
import type { UnitRegister } from './units/unit-register.ts';

/** Beside the register's own path, at the same host. */
export const accountsPath = '/regnskapsregisteret/regnskap';

/**
 * The latest accounts of a main unit, in the shape and with the misspelt keys of Regnskapsregisteret: an array of one; 404
 * when nothing is filed; always 500 about banks and insurers. Which year follows from `sisteInnsendteAarsregnskap`.
 */
export const showAccounts =
  (units: UnitRegister) =>
  (request: StandInRequest): StandInAnswer => {
    if (mediaType(request, 'application/json') === undefined) return notAcceptable(request);
    const number = request.params['number'] ?? '';
    const unit = units.find(number);
    if (unit === undefined || unit.collection !== 'enheter' || unit.state !== 'live') return notFound;
    const { sisteInnsendteAarsregnskap: year, organisasjonsform: form, naeringskode1: industry } = unit.body;
    if (isFinancial(industry)) return bankError(request.url.pathname);
    if (typeof year !== 'string') return notFound;
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: [accountsBody(number, year, form)],
    };
  };

/** Banks (64.1) and insurance (65), by their industry. */
const isFinancial = (industry: unknown): boolean => /^(64\.1|65)/.test(codeOf(industry) ?? '');

function codeOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'kode' in value && typeof value.kode === 'string'
    ? value.kode
    : undefined;
}

const bankError = (path: string): StandInAnswer => ({
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: {
    timestamp: new Date().toISOString().replace('Z', '+0000'),
    status: '500',
    error: 'Internal Server Error',
    message: 'An error occurred while processing the request.',
    path,
    trace: '00000000-0000-4000-8000-000000000000',
  },
});

function accountsBody(number: string, year: string, form: unknown): unknown {
  const thousands = Number(number.slice(3, 8)) + 400;
  const amount = (share: number): number => Math.round(thousands * share) * 1000;
  return {
    id: Number(number.slice(0, 7)),
    journalnr: `${year}${number.slice(0, 6)}`,
    regnskapstype: 'SELSKAP',
    virksomhet: { organisasjonsnummer: number, organisasjonsform: codeOf(form), morselskap: false },
    regnskapsperiode: { fraDato: `${year}-01-01`, tilDato: `${year}-12-31` },
    // Equinor files in dollars.
    valuta: number === '923609016' ? 'USD' : 'NOK',
    avviklingsregnskap: false,
    oppstillingsplan: 'store',
    revisjon: { ikkeRevidertAarsregnskap: false, fravalgRevisjon: false },
    regnkapsprinsipper: { smaaForetak: true, regnskapsregler: 'regnskapslovenAlminneligRegler' },
    egenkapitalGjeld: {
      sumEgenkapitalGjeld: amount(0.8),
      egenkapital: {
        sumEgenkapital: amount(0.3),
        innskuttEgenkapital: { sumInnskuttEgenkaptial: amount(0.1) },
      },
      gjeldOversikt: { sumGjeld: amount(0.5) },
    },
    eiendeler: { sumEiendeler: amount(0.8) },
    resultatregnskapResultat: {
      ordinaertResultatFoerSkattekostnad: amount(0.08),
      aarsresultat: amount(0.06),
      driftsresultat: {
        driftsresultat: amount(0.09),
        driftsinntekter: { sumDriftsinntekter: amount(1) },
      },
    },
  };
}
