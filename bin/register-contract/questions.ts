import { inventedCompanies } from '../../stand-ins/register/units/invented-companies.ts';

/** A question that is asked of the register and of the stand-in alike. */
export interface ContractQuestion {
  /** What it is about, for whoever reads what differs. */
  readonly about: string;
  /** After the API's base. */
  readonly path: string;
  /** The same at the stand-in, where that has another unit of the kind. */
  readonly standInPath?: string;
  readonly accept: string;
  readonly method?: 'HEAD';
  /** Both tell of the very same unit, so that each field of the one is expected of the other. */
  readonly same?: true;
  /** Paths of the answer that our client reads, which must be there whatever else is. */
  readonly reads?: readonly string[];
  /** A path under which any kind of value may stand. */
  readonly anything?: string;
  /** Headers whose presence our client relies on, and absence where a name begins with `!`. */
  readonly headers?: readonly string[];
}

const entity = 'application/vnd.brreg.enhetsregisteret.enhet.v2+json';
const subUnit = 'application/vnd.brreg.enhetsregisteret.underenhet.v2+json';
const feed = 'application/vnd.brreg.enhetsregisteret.oppdatering.enhet.v1+json';

const flags = ['konkurs', 'underAvvikling', 'underTvangsavviklingEllerTvangsopplosning'];
const ofUnit = ['organisasjonsnummer', 'navn', 'organisasjonsform.kode', 'respons_klasse'];

const struckOff = inventedCompanies().find(({ struckOffOn }) => struckOffOn !== undefined)?.number ?? '';

/** What the client relies on, a question for each thing it asks: thirteen calls a week. */
export const contractQuestions: readonly ContractQuestion[] = [
  {
    about: 'a live main unit',
    path: '/enheter/923609016',
    accept: entity,
    same: true,
    reads: [...ofUnit, ...flags, 'forretningsadresse.kommunenummer', 'naeringskode1.kode', 'registrertIMvaregisteret'],
    headers: ['!etag', 'cache-control'],
  },
  {
    about: 'a public body',
    path: '/enheter/974760673',
    accept: entity,
    reads: [...ofUnit, ...flags, 'overordnetEnhet'],
  },
  {
    about: 'a unit that was struck off',
    path: '/enheter/989566733',
    standInPath: `/enheter/${struckOff}`,
    accept: entity,
    reads: [...ofUnit, 'slettedato'],
  },
  { about: 'an unknown number', path: '/enheter/999999999', accept: entity },
  { about: 'what is no number', path: '/enheter/9ECD01011', accept: entity, reads: ['valideringsfeil[].feilmelding'] },
  {
    about: 'the version that is gone',
    path: '/enheter/923609016',
    accept: 'application/vnd.brreg.enhetsregisteret.enhet.v1+json',
  },
  {
    about: 'a search by name',
    path: '/enheter?navn=equinor&navnMetodeForSoek=FORTLOEPENDE&size=3&sort=antallAnsatte,DESC',
    accept: entity,
    reads: ['page.totalElements', ...ofUnit.slice(0, 3).map((path) => `_embedded.enheter[].${path}`)],
  },
  {
    about: 'a search that finds nothing',
    path: '/enheter?navn=finnesikkexqzzt&navnMetodeForSoek=FORTLOEPENDE',
    accept: entity,
    reads: ['page.totalElements'],
  },
  { about: 'a search beyond the last page', path: '/enheter?size=100&page=100', accept: entity },
  {
    about: 'sub-units of a unit',
    path: '/underenheter?overordnetEnhet=923609016&size=3',
    accept: subUnit,
    reads: ['page.totalElements'],
  },
  {
    about: 'the change feed',
    path: '/oppdateringer/enheter?dato=2020-01-01T00:00:00.000Z&size=3&includeChanges=true',
    accept: feed,
    reads: ['oppdateringsid', 'dato', 'organisasjonsnummer', 'endringstype'].map(
      (field) => `_embedded.oppdaterteEnheter[].${field}`,
    ),
    anything: '_embedded.oppdaterteEnheter[].endringer[].value',
  },
  {
    about: 'the bulk file of main units',
    path: '/enheter/lastned',
    method: 'HEAD',
    accept: 'application/vnd.brreg.enhetsregisteret.enhet.v2+gzip;charset=UTF-8',
    headers: ['etag', 'last-modified'],
  },
  {
    about: 'the forms of organisation',
    path: '/organisasjonsformer',
    accept: 'application/json',
    reads: ['_embedded'],
  },
];
