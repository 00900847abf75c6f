import {
  apiPath,
  badRequest,
  mediaType,
  notAcceptable,
  notFound,
  type StandInAnswer,
  type StandInRequest,
} from './answer.ts';
import type { Collection } from './units/unit-body.ts';
import type { HeldUnit, UnitRegister } from './units/unit-register.ts';

/** The pinned media types of the two collections. */
export const entityTypes: Readonly<Record<Collection, string>> = {
  enheter: 'application/vnd.brreg.enhetsregisteret.enhet.v2+json',
  underenheter: 'application/vnd.brreg.enhetsregisteret.underenhet.v2+json',
};

/**
 * One unit by number. A sub-unit's number among main units is 404, and the other way round; a struck-off unit is a 200;
 * one removed from open data is a 410; no answer has an ETag.
 */
export const showEntity =
  (units: UnitRegister, collection: Collection) =>
  (request: StandInRequest): StandInAnswer => {
    const type = mediaType(request, entityTypes[collection]);
    if (type === undefined) return notAcceptable(request);
    const number = request.params['number'] ?? '';
    if (!/^[0-9]{9}$/.test(number)) {
      return badRequest(request, [
        { message: 'Organisasjonsnummer må være et nummer med nøyaktig 9 siffer', value: number },
      ]);
    }
    const unit = units.find(number);
    if (unit === undefined || unit.collection !== collection) return notFound;
    const removed = unit.state === 'removed';
    return {
      status: removed ? 410 : 200,
      headers: { 'content-type': removed ? 'application/json' : type, 'cache-control': 'no-store' },
      body: linkedBody(unit, request.url.origin),
    };
  };

/** The body with the links the register puts in, by the address the stand-in was called by. */
export function linkedBody(unit: HeldUnit, origin: string): Record<string, unknown> {
  const api = `${origin}${apiPath}`;
  const { overordnetEnhet: parent, organisasjonsform: form } = unit.body;
  return {
    ...unit.body,
    ...(isCode(form) ? { organisasjonsform: { ...form, _links: formLinks(form.kode, api) } } : {}),
    _links: {
      self: { href: `${api}/${unit.collection}/${unit.number}` },
      ...(typeof parent === 'string' ? { overordnetEnhet: { href: `${api}/enheter/${parent}` } } : {}),
    },
  };
}

function formLinks(code: string, api: string): unknown {
  return { self: { href: `${api}/organisasjonsformer/${encodeURIComponent(code)}` } };
}

function isCode(value: unknown): value is { kode: string } {
  return typeof value === 'object' && value !== null && 'kode' in value && typeof value.kode === 'string';
}
