import { apiPath, notFound, type StandInAnswer, type StandInRequest } from './answer.ts';
import { legalForms } from './units/legal-forms.ts';

/** The code list of legal forms. */
export function listLegalForms(request: StandInRequest): StandInAnswer {
  const forms = Object.keys(legalForms).map((code) => formBody(code, request.url.origin));
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: {
      _embedded: { organisasjonsformer: forms },
      _links: { self: { href: request.url.href } },
      page: { size: forms.length, totalElements: forms.length, totalPages: 1, number: 0 },
    },
  };
}

/** One legal form by its code. */
export function showLegalForm(request: StandInRequest): StandInAnswer {
  const code = (request.params['code'] ?? '').toUpperCase();
  if (!Object.hasOwn(legalForms, code)) return notFound;
  return { status: 200, headers: { 'content-type': 'application/json' }, body: formBody(code, request.url.origin) };
}

function formBody(code: string, origin: string): unknown {
  const self = { href: `${origin}${apiPath}/organisasjonsformer/${encodeURIComponent(code)}` };
  return { kode: code, beskrivelse: legalForms[code], _links: { self } };
}
