import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Express, Request, RequestHandler, Response } from 'express';

import { recordReading, type Reading } from '../domain/audit/record-reading.ts';
import { isErasedAmong } from '../domain/contacts/erased.ts';
import { NotFound } from '../domain/errors.ts';
import { inTenant, readingTenant, readingTenantAtOnce } from '../domain/tenancy.ts';
import { restrictionBehind } from '../domain/privacy/restriction/restriction.ts';
import { withoutKeeping } from '../domain/typed-texts.ts';
import { demand, may, type Member } from '../domain/users/member.ts';
import { formatsFor } from '../words/formats.ts';
import { translator } from '../words/catalogue.ts';
import { policyWith, tagOf } from './cookies/tag.ts';
import { PersonErased, RecordRestricted, SignedOut } from './errors.ts';
import { outOfTrash, RecordTrashed, trashedMeanwhile } from './from-trash.ts';
import { renderPage, type Rendering } from './render.ts';
import { isPartial, languageOf } from './request.ts';
import { cleanText } from '../domain/clean-text.ts';
import { fieldsWithIdentity } from './typed-fields.ts';
import { readUpload } from './upload.ts';
import type { Answer, Audience, PageAnswer, ReadsPeople, Route, Toast, UploadedFile, Visit } from './visit.ts';

declare global {
  namespace Express {
    interface Request {
      id: string;
      member?: Member;
      upload?: UploadedFile;
    }
  }
}

/** Registers the route table. Every route goes through the same steps: who is it, may they, the transaction, the answer. */
export function register(app: Express, routes: readonly Route[], rendering: Rendering): void {
  for (const route of routes) app[route.method](route.path.pattern, handlerOf(route, routes, rendering));
}

function handlerOf(route: Route, routes: readonly Route[], rendering: Rendering): RequestHandler {
  return async (request, response) => {
    // Behind a link that one person was sent: wherever they leave its address, no search engine keeps the page.
    if (route.path.pattern.includes(':token')) response.set('X-Robots-Tag', 'noindex, nofollow');
    const member = admit(route.may, request);
    if (member) request.member = member;
    if (route.takesFile !== undefined) await readUpload(request, response, route.takesFile);
    const visit = visitOf(request, member);
    const carryOut = (one: Route): Promise<Answer> => inItsTransaction(one, member, () => one.handle(visit));
    const answer = await (async () =>
      (member && (await outOfTrash(route, visit, routes, carryOut))) ??
      (await withoutKeeping(fieldsWithIdentity(request), () => carryOut(route))))().catch((error: unknown) =>
      insteadOfNotFound(error, route, visit, member),
    );
    await send(rendering, route, request, response, answer, tellOfReading(route, visit, answer));
  };
}

/**
 * Lets the person through or refuses: signed out is one thing, but a tenant that is not theirs and one that does not
 * exist are the same 404, and so is the operators' page for everybody else.
 */
function admit(may: Audience, request: Request): Member | undefined {
  if (may === 'anyone') return undefined;
  if (request.sessionFailure) throw request.sessionFailure;
  const user = request.session.account?.user;
  if (!user) throw new SignedOut();
  if (may === 'user') return undefined;
  if (may === 'operator' || may === 'accountant') {
    if (!user.operator && !(may === 'accountant' && user.accountant)) throw new NotFound('page');
    return undefined;
  }
  const member = user.memberships.find((membership) => membership.tenantSlug === request.params['tenant']);
  if (!member) throw new NotFound('tenant');
  request.member = member;
  demand(member, may);
  return member;
}

function inItsTransaction(
  route: Route,
  member: Member | undefined,
  handle: () => Answer | Promise<Answer>,
): Promise<Answer> {
  const work = async (): Promise<Answer> => handle();
  if (!member || route.transaction === 'none') return work();
  if (route.method === 'post') return inTenant(member.tenantId, work);
  return (route.transaction === 'at once' ? readingTenantAtOnce : readingTenant)(member.tenantId, work);
}

/**
 * Tells the trail that people were read about, while the page is rendered: it is sent when both are done, so nothing is
 * shown that the trail does not know of. A fragment of a list is a look at that list; a refused form is none.
 */
async function tellOfReading(route: Route, visit: Visit, answer: Answer): Promise<void> {
  if (!route.reads || answer.kind !== 'page' || answer.status !== 200 || answer.shown === 0) return;
  const { action, one, apart } = route.reads;
  await recordReading(visit.member, {
    action,
    subject: subjectOf(route.reads, visit, answer),
    route: route.path.pattern,
    ...(answer.shown === undefined ? {} : { count: answer.shown }),
    ...(one === undefined ? { sameAs: visit.request.originalUrl } : apart ? { sameAs: route.path.pattern } : {}),
  });
}

/** Whose record was read: a person is told who looked at them, whatever the address calls what they looked at. */
function subjectOf({ action, one }: ReadsPeople, visit: Visit, { about }: PageAnswer): Reading['subject'] {
  if (about !== undefined) return { kind: 'contact', id: about };
  return one === undefined ? { kind: action.split('.', 1)[0] ?? '' } : { kind: one, id: visit.param('id') };
}

/**
 * What is left of a person who was erased is told from a record that is not there; and so is one that is hidden because it
 * is restricted, to who may know. What a form was to change may be in the trash.
 */
async function insteadOfNotFound(
  error: unknown,
  route: Route,
  visit: Visit,
  member: Member | undefined,
): Promise<never> {
  if (!(error instanceof NotFound) || !member) throw error;
  const ids = Object.values(visit.request.params).filter((value) => typeof value === 'string');
  throw await readingTenant(member.tenantId, async () => {
    if (await isErasedAmong(member, ids)) return new PersonErased();
    const restriction = may(member, 'privacy') ? await restrictionBehind(member, ids) : undefined;
    if (restriction !== undefined) return new RecordRestricted(restriction);
    const trashed = await trashedMeanwhile(route, visit);
    return trashed === undefined ? error : new RecordTrashed(trashed);
  });
}

function visitOf(request: Request, member: Member | undefined): Visit {
  const language = languageOf(request);
  const body: Readonly<Record<string, unknown>> = request.body ?? {};
  const first = (value: unknown): string => {
    const single: unknown = Array.isArray(value) ? value[0] : value;
    return typeof single === 'string' ? cleanText(single) : '';
  };
  const all = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').map(cleanText);
  return {
    request,
    language,
    t: translator(language),
    formats: formatsFor(language),
    user: request.session?.account?.user,
    get member(): Member {
      if (!member) throw new Error('this route has no member: give it a permission');
      return member;
    },
    param: (name) => first(request.params[name]),
    query: (name) => first(request.query[name]),
    queries: (name) => all(request.query[name]),
    field: (name) => first(Object.hasOwn(body, name) ? body[name] : undefined),
    fields: (name) => all(Object.hasOwn(body, name) ? body[name] : undefined),
    file: request.upload,
    partial: isPartial(request),
  };
}

async function send(
  rendering: Rendering,
  route: Route,
  request: Request,
  response: Response,
  answer: Answer,
  told: Promise<void>,
): Promise<void> {
  response.set('Cache-Control', 'no-store').vary('HX-Request').vary('HX-Request-Type');
  switch (answer.kind) {
    case 'page': {
      const waiting = isPartial(request) ? undefined : takeToast(request);
      const shown = { ...answer, toast: answer.toast ?? waiting };
      const tag = tagOf(rendering.tagManagerId, route, request, answer);
      const [html] = await Promise.all([rendered(rendering, request, shown, tag), told]);
      response.status(answer.status).set(answer.headers).type('html');
      if (tag) response.set('Content-Security-Policy', policyWith(tag));
      response.send(html);
      return;
    }
    case 'redirect':
      if (answer.toast) await keepToast(request, answer.toast);
      // A boosted form follows the redirect by itself; a fragment's request must not swap a whole page into its target.
      if (isPartial(request)) response.set('HX-Redirect', answer.to).status(200).end();
      else response.redirect(303, answer.to);
      return;
    case 'file':
      response.type(answer.type).attachment(answer.name);
      await new Promise<void>((resolve, reject) => {
        response.sendFile(answer.file, { dotfiles: 'allow', cacheControl: false }, (error) =>
          error ? reject(error) : resolve(),
        );
      });
      return;
    case 'download':
      response.type(answer.type).attachment(answer.name);
      // One that breaks off on the way is cut short, which the browser tells from one that is whole.
      if (answer.body instanceof Readable) await pipeline(answer.body, response);
      else response.send(answer.body);
      return;
    case 'text':
      if (answer.fileName !== undefined) response.attachment(answer.fileName);
      response
        .status(answer.status)
        .type(answer.type ?? 'text')
        .send(answer.body);
  }
}

/** Rendered as a promise, so that a template that fails does not leave the trail's own failure unheard. */
const rendered = async (
  rendering: Rendering,
  request: Request,
  answer: PageAnswer,
  tag: ReturnType<typeof tagOf>,
): Promise<string> => renderPage(rendering, request, answer, request.member, tag);

/** Stored before the redirect leaves: express-session would save it only after, and the browser may be quicker. */
function keepToast(request: Request, toast: Toast): Promise<void> {
  request.session.toast = toast;
  return new Promise((resolve, reject) => {
    request.session.save((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** The toast that the request before this one left behind, once. */
function takeToast(request: Request): Toast | undefined {
  const toast = request.session?.toast;
  if (toast) request.session.toast = undefined;
  return toast;
}
