import type { Request, Response } from 'express';

import { formatsFor } from '../words/formats.ts';
import { otherLanguage, translator, type Language, type MessageKey } from '../words/catalogue.ts';
import type { SignedInUser } from '../domain/users/sessions.ts';
import { heldBack, may, type HeldBack, type Member, type Permission } from '../domain/users/member.ts';
import { endOf, type Decision } from '../domain/privacy/cookies/decision.ts';
import { optionalClasses, ownOf } from '../domain/privacy/cookies/register.ts';
import type { FieldProblem } from '../domain/errors.ts';
import { lawNumbers } from '../domain/privacy/law-numbers.ts';
import { isNationalIdentity } from '../domain/national-identity.ts';
import type { Assets } from './assets.ts';
import type { Tag } from './cookies/tag.ts';
import { registerSource } from '../domain/register/attribution.ts';
import type { FormAgain } from './form-again.ts';
import type { TrashedForm } from './from-trash.ts';
import { paths } from './paths.ts';
import { problemWords } from './problem-words.ts';
import { isPartial, languageOf } from './request.ts';
import { fieldsWithIdentity } from './typed-fields.ts';
import type { Templates } from './templates.ts';
import type { PageAnswer, Toast } from './visit.ts';

/** What rendering needs besides the answer itself. Made once at start. */
export interface Rendering {
  readonly templates: Templates;
  readonly assets: Assets;
  readonly standIns: boolean;
  readonly publicUrl: string;
  /** The container of Google Tag Manager, where one is set up. */
  readonly tagManagerId: string | undefined;
}

/** The data of the frame around every page: who, where, and how they like it. Comes with the session, costs no query. */
export interface Frame {
  readonly title: string;
  readonly language: Language;
  readonly otherLanguageUrl: string | undefined;
  readonly user: SignedInUser | undefined;
  readonly member: Member | undefined;
  readonly may: (permission: Permission) => boolean;
  /** Why nobody of the tenant may add or change anything now. */
  readonly held: HeldBack | undefined;
  readonly place: string | undefined;
  readonly toast: Toast | undefined;
  readonly standIns: boolean;
  readonly currentUrl: string;
  readonly cookies: CookieFrame;
  /** Whether a form was refused for the national identity number in this value of a field. */
  readonly refusedFor: (value: string) => boolean;
}

/** What every page knows about the visitor's answer about cookies. */
export interface CookieFrame {
  /** There is something optional to answer about. */
  readonly offered: boolean;
  /** Years from which somebody answers for themselves. */
  readonly childAge: number;
  /** Nobody has answered yet, or not lately. People who are signed in are not asked. */
  readonly ask: boolean;
  readonly decision: Decision | undefined;
  /** Until when the answer stands. */
  readonly until: Date | undefined;
  readonly analytics: boolean;
  readonly marketing: boolean;
  /** Names of what a script of the page removes from the browser, with stars, a space between. */
  readonly unwanted: string;
  /** Addresses the page has the browser ask for, as images, to be rid of what lies at other paths. */
  readonly removals: readonly string[];
  readonly tag: Tag | undefined;
}

const icons = new Map<string, string>();

function iconWriter(assets: Assets): (name: string) => string {
  return (name) => {
    const known = icons.get(name);
    if (known) return known;
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`not an icon name: ${name}`);
    const html = `<svg class="icon" aria-hidden="true" focusable="false"><use href="${assets.url('sprite.svg')}#${name}"></use></svg>`;
    icons.set(name, html);
    return html;
  };
}

/** Renders an answer to HTML: the whole page, or the fragment alone when htmx asks for one. */
export function renderPage(
  rendering: Rendering,
  request: Request,
  answer: PageAnswer,
  member: Member | undefined,
  tag?: Tag,
): string {
  const language = languageOf(request);
  const t = translator(language);
  const partial = isPartial(request) || answer.layout === 'none';
  const user = request.session?.account?.user;
  // Said at the field, or above the page when no field of it says so.
  const holdsNumber = answer.status === 422 && fieldsWithIdentity(request).length > 0;
  const frame: Frame = {
    title: answer.title,
    language,
    otherLanguageUrl: otherLanguageUrl(request, language),
    user,
    member,
    may: (permission) => member !== undefined && may(member, permission),
    held: member && heldBack(member),
    place: answer.place,
    toast: answer.toast,
    standIns: rendering.standIns,
    currentUrl: request.originalUrl,
    cookies: cookieFrame(request, answer, tag),
    refusedFor: holdsNumber ? isNationalIdentity : () => false,
  };
  const base = {
    t,
    formats: formatsFor(language),
    paths,
    registerSource,
    icon: iconWriter(rendering.assets),
    asset: rendering.assets.url,
    frame,
  };
  const view = partial && answer.fragment !== undefined ? answer.fragment : answer.view;
  const body = rendering.templates.render(view, { ...answer.locals, ...base });
  const says = t('form.nationalIdentity');
  const toast = holdsNumber && !body.includes(says) ? { text: says, keep: true } : answer.toast;
  if (partial) return toast ? body + rendering.templates.render('layouts/toast', { ...base, toast }) : body;
  return rendering.templates.render(`layouts/${answer.layout}`, { ...base, frame: { ...frame, toast }, body });
}

function cookieFrame(
  { cookieChoice, session, sessionFailure }: Request,
  { view }: PageAnswer,
  tag: Tag | undefined,
): CookieFrame {
  const { offered, decision } = cookieChoice;
  const unwanted = optionalClasses.filter((what) => !cookieChoice.granted(what));
  return {
    offered,
    childAge: lawNumbers.childAge.value,
    decision,
    until: decision && endOf(decision),
    // The page about cookies asks by itself.
    ask: offered && !decision && !session?.account && !sessionFailure && view !== 'cookies/show',
    analytics: cookieChoice.granted('analytics'),
    marketing: cookieChoice.granted('marketing'),
    unwanted: ownOf(unwanted)
      .map(({ name }) => name)
      .join(' '),
    removals: cookieChoice.removals,
    tag,
  };
}

function otherLanguageUrl(request: Request, language: Language): string | undefined {
  const match = /^\/no\/\w\w([/?].*)?$/.exec(request.originalUrl);
  return match ? `/no/${otherLanguage(language)}${match[1] ?? ''}` : undefined;
}

/** The statuses the product has words for. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503;

/** Where to go on from an error, besides home. */
export interface ErrorWay {
  readonly href: string;
  readonly words: MessageKey;
  /** Opens in a tab of its own, so that what is on the page stays. */
  readonly apart?: true;
}

/** What an error page says besides what its status says. */
export interface ErrorSaying {
  readonly way?: ErrorWay | undefined;
  /** Why nobody of the tenant may, whatever their role. */
  readonly why?: HeldBack;
  /** Instead of the title of its status. */
  readonly title?: MessageKey;
  /** What is wrong, where there is no field to say it at. */
  readonly problem?: FieldProblem | undefined;
  /** The form of a record that is in the trash, to be sent again. */
  readonly again?: TrashedForm;
  /** The form of somebody who is signed out, to be sent again. */
  readonly sent?: FormAgain;
}

/** Sends an error as a page, or to htmx as a notice among the toasts, so that what the person typed stays where it is. */
export function sendError(
  rendering: Rendering,
  request: Request,
  response: Response,
  status: ErrorStatus,
  { way, why, title: said, problem, again, sent }: ErrorSaying = {},
): void {
  const t = translator(languageOf(request));
  const title = t(said ?? (again ? `error.trashed.${again.kind}` : why ? 'frame.held.title' : `error.${status}.title`));
  const message = again
    ? t(again.fields.length === 0 ? 'error.trashed.text' : 'error.trashed.typed')
    : problem
      ? problemWords(t, problem)
      : t(why ? `frame.held.${why}.change` : `error.${status}.text`);
  response.status(status).set('Cache-Control', 'no-store');
  if (isPartial(request)) {
    response.set({ 'HX-Retarget': '#toasts', 'HX-Reswap': 'beforeend', 'HX-Push-Url': 'false' });
    response.type('html').send(
      rendering.templates.render('errors/notice', {
        t,
        icon: iconWriter(rendering.assets),
        title,
        message,
        again,
        // On the page what was typed stands where it was typed; a link that leads away from it is of no use.
        way: way?.apart && { href: way.href, text: t(way.words) },
      }),
    );
    return;
  }
  const member = request.member;
  const answer: PageAnswer = {
    kind: 'page',
    view: 'errors/page',
    locals: {
      status,
      title,
      message,
      reference: status === 500 ? request.id : undefined,
      way: way && { href: way.href, text: t(way.words), apart: way.apart === true },
      again,
      sent,
      home: member ? paths.tenant.home({ tenant: member.tenantSlug }) : paths.home(),
    },
    title,
    status,
    fragment: undefined,
    layout: member ? 'app' : 'public',
    place: undefined,
    headers: {},
    toast: undefined,
    shown: undefined,
    about: undefined,
  };
  response.type('html').send(renderPage(rendering, request, answer, member));
}
