import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/** What a handler answers. An undefined body is an empty one, without a content type; bytes are sent as they are. */
export interface StandInAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** In place of a body: one too large to hold, which no fault changes. */
  readonly stream?: { readonly bytes: number; readonly open: () => Readable };
}

/** What a handler gets. */
export interface StandInRequest {
  /** The full address, by which links in answers are made. */
  readonly url: URL;
  readonly accept: string;
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly raw: IncomingMessage;
}

/** One thing wrong with a request, as the register lists it. */
export interface ValidationError {
  readonly message: string;
  readonly value: string;
}

/** Below this path everything is as at data.brreg.no. */
export const apiPath = '/enhetsregisteret/api';

/** The register's 400: what was wrong with each value. */
export function badRequest(request: StandInRequest, errors: readonly ValidationError[]): StandInAnswer {
  return {
    status: 400,
    headers: {
      'content-type': 'application/json',
      vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    },
    body: {
      tidsstempel: Date.now(),
      status: 400,
      feilmelding: 'Feilaktig forespørsel',
      sti: request.url.pathname,
      antallFeil: errors.length,
      valideringsfeil: errors.map(({ message, value }) => ({
        feilmelding: message,
        parametere: [value],
        feilaktigVerdi: value,
      })),
    },
  };
}

/** The register's 404: nothing at all. */
export const notFound: StandInAnswer = { status: 404 };

/**
 * The media type to answer with: the pinned one when it is asked for, else the plain one; undefined when the request takes
 * neither, for example a version that is gone. Then answer `notAcceptable`.
 */
export function mediaType(request: StandInRequest, pinned: string, plainType = 'application/json'): string | undefined {
  const asked = request.accept.split(',').map((type) => type.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  if (asked.includes(pinned)) return `${pinned};charset=UTF-8`;
  const plain = ['', '*/*', 'application/*', plainType];
  return asked.some((type) => plain.includes(type)) ? plainType : undefined;
}

/** The register's 406. */
export function notAcceptable(request: StandInRequest): StandInAnswer {
  return {
    status: 406,
    headers: { 'content-type': 'application/problem+json' },
    body: {
      type: 'about:blank',
      title: 'Not Acceptable',
      status: 406,
      detail: 'Acceptable representations: [application/json].',
      instance: request.url.pathname,
    },
  };
}
