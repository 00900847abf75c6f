import { apiPath, badRequest, mediaType, notAcceptable, type StandInAnswer, type StandInRequest } from './answer.ts';
import type { ValidationError } from './answer.ts';
import { pageBody, readPage, wholeNumber } from './page.ts';
import type { Change } from './units/change-feed.ts';
import type { Collection } from './units/unit-body.ts';
import type { UnitRegister } from './units/unit-register.ts';

const names = {
  enheter: {
    type: 'application/vnd.brreg.enhetsregisteret.oppdatering.enhet.v1+json',
    list: 'oppdaterteEnheter',
    link: 'enhet',
  },
  underenheter: {
    type: 'application/vnd.brreg.enhetsregisteret.oppdatering.underenhet.v1+json',
    list: 'oppdaterteUnderenheter',
    link: 'underenhet',
  },
} as const;

const largestId = 2_147_483_647;

/** The feed of changes: `dato` and `oppdateringsid` are both inclusive, `includeChanges=true` adds JSON Patches. */
export const listChanges =
  (units: UnitRegister, collection: Collection) =>
  (request: StandInRequest): StandInAnswer => {
    const type = mediaType(request, names[collection].type);
    if (type === undefined) return notAcceptable(request);
    const query = request.url.searchParams;
    const { page, errors } = readPage(request);
    const allErrors = [...errors, ...changeErrors(query)];
    if (allErrors.length > 0) return badRequest(request, allErrors);

    const [id, at, numbers] = [query.get('oppdateringsid'), query.get('dato'), query.get('organisasjonsnummer')];
    const changes = units.feed(collection).from({
      id: id === null ? undefined : Number(id),
      at: at === null ? undefined : new Date(at),
      numbers: numbers === null ? undefined : new Set(numbers.split(',')),
    });
    if (/,desc$/i.test(query.get('sort') ?? '')) changes.reverse();
    const withPatch = query.get('includeChanges') === 'true';
    const events = changes.map((change) => eventBody(change, collection, request.url.origin, withPatch));
    return {
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'no-store' },
      body: pageBody(request, names[collection].list, events, page),
    };
  };

function eventBody(change: Change, collection: Collection, origin: string, withPatch: boolean): unknown {
  return {
    oppdateringsid: change.id,
    dato: change.at.toISOString(),
    organisasjonsnummer: change.number,
    endringstype: change.kind,
    ...(withPatch && change.patch ? { endringer: change.patch } : {}),
    _links: { [names[collection].link]: { href: `${origin}${apiPath}/${collection}/${change.number}` } },
  };
}

function changeErrors(query: URLSearchParams): ValidationError[] {
  const errors: ValidationError[] = [];
  const at = query.get('dato');
  if (at !== null && (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) || Number.isNaN(Date.parse(at)))) {
    errors.push({ message: "dato må være på formatet yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", value: at });
  }
  const id = query.get('oppdateringsid');
  const read = wholeNumber(id, 1);
  if (read === undefined || read < 1 || read > largestId) {
    errors.push({ message: 'oppdateringsid må være et heltall større enn 0', value: id ?? '' });
  }
  const sort = query.get('sort');
  if (sort !== null && !/^id(,(asc|desc))?$/i.test(sort))
    errors.push({ message: 'Kun sortering på id er støttet', value: sort });
  return errors;
}
