import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

import { bearerOf } from '../../domain/api-tokens/bearer.ts';
import { Invalid, TooManyAttempts } from '../../domain/errors.ts';
import { withoutKeeping } from '../../domain/typed-texts.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { demand, type Permission } from '../../domain/users/member.ts';
import type { Membership } from '../../domain/users/memberships.ts';
import { cleanText } from '../../domain/clean-text.ts';
import { statusOf } from '../errors.ts';
import { fieldsWithIdentity } from '../typed-fields.ts';
import { CompanyUnclear } from './companies.ts';
import { sendProblem } from './problem.ts';

/** One call of the API, as its handlers see it. */
export interface ApiCall {
  /** In whose name the program acts. */
  readonly member: Membership;
  /** A path parameter. */
  readonly param: (name: string) => string;
  /** A text of what was sent, trimmed; the empty text when absent. */
  readonly text: (name: string) => string;
  /** Refuses a call that sends something else than these: a name that is misspelt must not be taken for none. @throws Invalid */
  readonly only: (...names: readonly string[]) => void;
  /** The network address it comes from. */
  readonly from: string;
}

/** What a handler answers. */
export interface ApiAnswer {
  readonly status: 200 | 201;
  readonly body: object;
  /** Where what was made is. */
  readonly location?: string;
}

export type ApiHandler = (call: ApiCall) => Promise<ApiAnswer>;

/** No token was sent, or none that works. */
class NoBearer extends Error {}

/** What was sent says that it is something the API does not read. */
class NotJson extends Error {
  readonly status = 415;
}

/**
 * A call of the API: counted, let in by its token alone, and refused as a whole when a text of it holds a national identity number.
 * Neither cookies nor where it comes from mean anything here.
 */
export const apiCall =
  (may: Permission, handle: ApiHandler): RequestHandler =>
  async (request, response) => {
    const member = await bearer(request);
    request.member = member;
    demand(member, may);
    if (request.method === 'POST' && !request.is(['application/json', 'application/x-www-form-urlencoded']))
      throw new NotJson();
    const { status, body, location } = await withoutKeeping(fieldsWithIdentity(request), () =>
      handle(callOf(request, member)),
    );
    if (location !== undefined) response.location(location);
    response.status(status).set('Cache-Control', 'no-store').type('json').send(JSON.stringify(body));
  };

async function bearer(request: Request): Promise<Membership> {
  const token = /^Bearer ([\w-]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1];
  await countAttempt('api', { about: token ?? `none ${request.ip ?? ''}`, from: request.ip ?? '' });
  const member = token === undefined ? undefined : await bearerOf(token);
  if (!member) throw new NoBearer();
  return member;
}

function callOf(request: Request, member: Membership): ApiCall {
  const body: unknown = request.body;
  const sent: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  return {
    member,
    from: request.ip ?? '',
    only: (...names) => {
      const others = Object.keys(sent).filter((name) => !names.includes(name));
      if (others.length > 0)
        throw new Invalid(
          Object.fromEntries(others.slice(0, 10).map((name) => [name.slice(0, 60), 'api.problem.unknownField'])),
        );
    },
    param: (name) => cleanText(String(request.params[name])),
    text: (name) => {
      const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
      if (value === undefined || value === null) return '';
      // A number would have lost its noughts on the way.
      if (typeof value !== 'string') throw new Invalid({ [name]: 'form.invalid' });
      return cleanText(value);
    },
  };
}

/** Says what went wrong, as every answer of the API. */
export function answerProblem(log: Logger, error: unknown, request: Request, response: Response): void {
  if (error instanceof NoBearer) return sendProblem(request, response, 401);
  if (error instanceof CompanyUnclear) return sendProblem(request, response, 409);
  const status = statusOf(error);
  if (status === 500) log.error({ err: error, request: request.id }, 'request failed');
  if (error instanceof TooManyAttempts) response.set('Retry-After', String(error.retryAfterSeconds));
  return sendProblem(request, response, status, error instanceof Invalid ? error.fields : {});
}
