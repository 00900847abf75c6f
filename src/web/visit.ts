import type { Readable } from 'node:stream';

import type { Request } from 'express';

import type { ReadingAction } from '../domain/audit/actions.ts';
import type { Member, Permission } from '../domain/users/member.ts';
import type { SignedInUser } from '../domain/users/sessions.ts';
import type { Language, Translate } from '../words/catalogue.ts';
import type { Formats } from '../words/formats.ts';

/** One request, as handlers see it: who, in which language, with what input. */
export interface Visit {
  readonly request: Request;
  readonly language: Language;
  readonly t: Translate;
  readonly formats: Formats;
  /** The person signed in, when there is one. */
  readonly user: SignedInUser | undefined;
  /** The member of the tenant in the URL. Only routes that demand a permission have one. */
  readonly member: Member;
  /** A path parameter; always there, since the route's pattern names it. */
  param(name: string): string;
  /** A query parameter, trimmed; the first when repeated, the empty text when absent. */
  query(name: string): string;
  /** All values of one query parameter, for example the rows that are chosen in a list. */
  queries(name: string): string[];
  /** A posted field, trimmed; the first when repeated, the empty text when absent. */
  field(name: string): string;
  /** All posted values of one field, for example several e-mail addresses, untrimmed of empties. */
  fields(name: string): string[];
  /** The file that was sent along, on a route that `takesFile`; undefined when none was chosen. */
  readonly file: UploadedFile | undefined;
  /** htmx asks for a fragment, not a page (boosted links and history ask for the whole page). */
  readonly partial: boolean;
}

/** Who may call a route. `anyone` includes people who are not signed in; `accountant` is who may read OnNet's own books, operators too; a permission implies membership of the tenant in the URL. */
export type Audience = 'anyone' | 'user' | 'operator' | 'accountant' | Permission;

export type Handler = (visit: Visit) => Answer | Promise<Answer>;

export interface Route {
  readonly method: 'get' | 'post';
  readonly path: { readonly pattern: string };
  readonly may: Audience;
  readonly handle: Handler;
  /**
   * Whether the handler runs inside the tenant's transaction (the default for routes with a permission: reading for
   * GET, writing for POST). `none` is for handlers that call outside parties or open transactions themselves; `at once` for
   * those of GET that start all their statements before they wait for any, and need not wait for the transaction's end.
   */
  readonly transaction?: 'none' | 'at once';
  /**
   * A public page for reading, which may carry Google Tag Manager when the visitor has said yes. Never a page where
   * something is typed, or whose address holds a secret; never one of the program.
   */
  readonly measured?: true;
  /** Its form sends a file, of at most so many bytes with all that goes along. It is read only from who may call the route. */
  readonly takesFile?: number;
  /**
   * What the audit trail is told when the route has shown its page: personal data was read. Each route that a member
   * reads people in has it (test/web/audit/readings.test.ts).
   */
  readonly reads?: ReadsPeople;
}

/** A file as a browser sends it. */
export interface UploadedFile {
  /** As it is called where it comes from; whatever somebody chose to call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a route shows of people. */
export interface ReadsPeople {
  readonly action: ReadingAction;
  /** The kind of record the parameter `id` names, for a route that shows one. */
  readonly one?: 'contact' | 'company' | 'deal' | 'activity' | 'restriction' | 'hold' | 'request';
  /** It shows what other pages of the record do not, so that it is a look of its own right after one of those too. */
  readonly apart?: true;
}

/** What a handler answers. It is rendered and sent after the transaction has committed. */
export type Answer = PageAnswer | RedirectAnswer | FileAnswer | DownloadAnswer | TextAnswer;

export interface PageAnswer {
  readonly kind: 'page';
  readonly view: string;
  readonly locals: object;
  readonly title: string;
  readonly status: number;
  /** The view to render alone when htmx asks for a fragment; without one the page's own view, without layout. */
  readonly fragment: string | undefined;
  readonly layout: 'app' | 'public' | 'none';
  /** Which place of the rail is current. */
  readonly place: Place | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly toast: Toast | undefined;
  /** How many records a list shows, for the audit trail. */
  readonly shown: number | undefined;
  /** The contact it shows, where its address names something else; for the audit trail, and for who asks who looked at them. */
  readonly about: string | undefined;
}

export type Place = 'home' | 'contacts' | 'companies' | 'deals' | 'exports' | 'privacy' | 'people' | 'billing';

/** A short message about what cannot be seen otherwise; it survives a redirect. `undo` is the address a POST to takes it back. */
export interface Toast {
  readonly text: string;
  readonly undo?: string;
  readonly link?: { readonly href: string; readonly text: string };
  readonly keep?: boolean;
}

export interface RedirectAnswer {
  readonly kind: 'redirect';
  readonly to: string;
  readonly toast: Toast | undefined;
}

export interface FileAnswer {
  readonly kind: 'file';
  readonly file: string;
  readonly name: string;
  readonly type: string;
}

/** A file that is made while the visitor waits, and kept nowhere. */
export interface DownloadAnswer {
  readonly kind: 'download';
  /** A stream is sent as it is read. */
  readonly body: string | Buffer | Readable;
  readonly name: string;
  readonly type: string;
}

export interface TextAnswer {
  readonly kind: 'text';
  readonly body: string;
  readonly status: number;
  /** The media type with its charset; plain text when left out. */
  readonly type?: string;
  /** Kept as a file of this name instead of shown. */
  readonly fileName?: string;
}

/** Typed locals of every view; each resource's pages.ts adds its own by declaration merging. */
export interface Views {}
