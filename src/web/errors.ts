import type { ErrorRequestHandler, Request } from 'express';
import type { Logger } from 'pino';

import { isDatabaseAway } from '../domain/database-away.ts';
import { EditConflict, Invalid, NotAllowed, NotFound, OutsideUnavailable, TooManyAttempts } from '../domain/errors.ts';
import { heldBack, may, roleGrants } from '../domain/users/member.ts';
import { sentForm } from './form-again.ts';
import { formAgain, RecordTrashed } from './from-trash.ts';
import { paths } from './paths.ts';
import { isPartial, languageOf } from './request.ts';
import { fieldsWithIdentity, holdsSecret } from './typed-fields.ts';
import { sendError, type ErrorSaying, type ErrorStatus, type ErrorWay, type Rendering } from './render.ts';

/** A change asked for by another site, or by a browser that says nothing about where it comes from. */
export class NotSameOrigin extends Error {}

/** The record is there and restricted (Art. 18), said to who may decide on privacy; to everybody else it is not found. */
export class RecordRestricted extends Error {
  readonly restrictionId: string;

  constructor(restrictionId: string) {
    super('restricted');
    this.restrictionId = restrictionId;
  }
}

/** The person was erased: nothing is written about them any more. */
export class PersonErased extends Error {}

/** Nobody is signed in, or the session has run out. */
export class SignedOut extends Error {}

/** The status an error is answered with, wherever it is answered. */
export function statusOf(error: unknown): ErrorStatus {
  if (error instanceof NotFound) return 404;
  if (error instanceof PersonErased) return 410;
  if (error instanceof RecordRestricted) return 423;
  if (error instanceof NotAllowed || error instanceof NotSameOrigin) return 403;
  if (error instanceof Invalid) return 422;
  if (error instanceof EditConflict || error instanceof RecordTrashed) return 409;
  if (error instanceof TooManyAttempts) return 429;
  if (error instanceof OutsideUnavailable) return 503;
  if (isDatabaseAway(error)) return 503;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return status === 400 || status === 404 || status === 413 || status === 415 ? status : 500;
}

/** When to try again while the database is away: a restart takes about as long. */
const AWAY_SECONDS = 10;

/** The one place where an error becomes an answer. The page never holds the error's own text. */
export function errorPages(rendering: Rendering, log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    response.set('Cache-Control', 'no-store');
    if (error instanceof SignedOut) {
      const returnTo =
        request.method === 'GET' && !isPartial(request) ? request.originalUrl : (request.get('hx-current-url') ?? '');
      const to = `${paths.public.signIn({ language: languageOf(request) })}${returnTo ? `?next=${encodeURIComponent(localPart(returnTo))}` : ''}`;
      if (isTyped(request))
        return sendError(rendering, request, response, 401, {
          way: { href: paths.public.signIn({ language: languageOf(request) }), words: 'error.401.signIn', apart: true },
          sent: sentForm(request),
        });
      if (isPartial(request) || request.get('hx-request') === 'true')
        return void response.status(401).set('HX-Redirect', to).end();
      return response.redirect(303, to);
    }
    const status = statusOf(error);
    if (status === 500) log.error({ err: error, request: request.id }, 'request failed');
    if (isDatabaseAway(error)) {
      // What the session could not be read for is logged where that was found out.
      if (error !== request.sessionFailure) log.error({ err: error, request: request.id }, 'the database is away');
      response.set('Retry-After', String(AWAY_SECONDS));
    }
    if (error instanceof TooManyAttempts) response.set('Retry-After', String(error.retryAfterSeconds));
    if (error instanceof RecordRestricted)
      return sendError(rendering, request, response, status, { way: toTheCase(request, error) });
    if (error instanceof PersonErased)
      return sendError(rendering, request, response, status, { way: toANewContact(request) });
    if (error instanceof RecordTrashed && request.member)
      return sendError(rendering, request, response, status, {
        again: formAgain(request, request.member.tenantSlug, error.record),
      });
    if (error instanceof Invalid && status === 422 && fieldsWithIdentity(request).length > 0)
      return sendError(rendering, request, response, status, { problem: 'form.nationalIdentity' });
    if (error instanceof NotSameOrigin)
      return sendError(rendering, request, response, status, {
        title: 'error.403.elsewhere.title',
        problem: 'error.403.elsewhere.text',
      });
    sendError(rendering, request, response, status, error instanceof NotAllowed ? whyHeldBack(request, error) : {});
  };
}

/**
 * Somebody whose session has run out sends what they have written: it stays with them, to be sent again once they have signed in in
 * another tab. It is in no address and kept nowhere. A national identity number and a password are not given back.
 */
const isTyped = (request: Request): boolean =>
  request.method === 'POST' &&
  sentForm(request).typed.length > 0 &&
  !holdsSecret(request) &&
  fieldsWithIdentity(request).length === 0;

/** Where somebody who may decide on privacy goes on from a record that is restricted. */
const toTheCase = ({ member }: Request, { restrictionId }: RecordRestricted): ErrorWay | undefined =>
  member && {
    href: paths.restrictions.show({ tenant: member.tenantSlug, id: restrictionId }),
    words: 'error.423.open',
  };

/** Where somebody goes who has something to write about a person that was erased. */
const toANewContact = ({ member }: Request): ErrorWay | undefined =>
  member && may(member, 'write')
    ? { href: paths.contacts.new({ tenant: member.tenantSlug }), words: 'contacts.new' }
    : undefined;

/** A refusal that the member's role is not the reason for says what is, what can still be done, and where. */
function whyHeldBack({ member }: Request, { permission }: NotAllowed): ErrorSaying {
  const why = member && roleGrants(member, permission) ? heldBack(member) : undefined;
  if (!member || !why) return {};
  const tenant = member.tenantSlug;
  if (why === 'ended')
    return {
      why,
      ...(may(member, 'privacy') ? { way: { href: paths.ending.show({ tenant }), words: 'ending.banner.link' } } : {}),
    };
  return {
    why,
    ...(may(member, 'billing') ? { way: { href: paths.billing.show({ tenant }), words: 'nav.billing' } } : {}),
  };
}

/** The path of a URL of ours, so that a full address from a header cannot lead anywhere else. */
function localPart(url: string): string {
  if (url.startsWith('/')) return url;
  if (!URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return pathname + search;
}
