import type {
  DownloadAnswer,
  FileAnswer,
  PageAnswer,
  Place,
  RedirectAnswer,
  TextAnswer,
  Toast,
  Views,
} from './visit.ts';

interface PageOptions {
  /** Default 200; 422 for a form that needs correcting, 409 for an edit conflict. */
  readonly status?: number;
  /** The view that answers htmx's request for a fragment, with the same locals. */
  readonly fragment?: string;
  readonly layout?: PageAnswer['layout'];
  readonly place?: Place;
  readonly headers?: Readonly<Record<string, string>>;
  readonly toast?: Toast;
  /** How many records a list shows, for the audit trail. */
  readonly shown?: number;
  /** The contact it shows, where its address names something else. */
  readonly about?: string | undefined;
}

/** A page inside the product, or its fragment when htmx asks for one. */
export function page<View extends keyof Views>(
  view: View,
  title: string,
  locals: Views[View],
  options: PageOptions = {},
): PageAnswer {
  return {
    kind: 'page',
    view,
    locals,
    title,
    status: options.status ?? 200,
    fragment: options.fragment,
    layout: options.layout ?? 'app',
    place: options.place,
    headers: options.headers ?? {},
    toast: options.toast,
    shown: options.shown,
    about: options.about,
  };
}

/** A page for people who are not signed in, at reading width. */
export const publicPage = <View extends keyof Views>(
  view: View,
  title: string,
  locals: Views[View],
  options: PageOptions = {},
): PageAnswer => page(view, title, locals, { layout: 'public', ...options });

/** A fragment alone, for requests that only htmx makes. */
export const fragment = <View extends keyof Views>(
  view: View,
  locals: Views[View],
  options: PageOptions = {},
): PageAnswer => page(view, '', locals, { layout: 'none', ...options });

/** Sends the browser on with 303, with a toast that survives it; htmx follows it like a link. */
export const redirect = (to: string, toast?: Toast): RedirectAnswer => ({ kind: 'redirect', to, toast });

/** A file to keep, never shown in the page. */
export const file = (path: string, name: string, type: string): FileAnswer => ({
  kind: 'file',
  file: path,
  name,
  type,
});

/** A small file made for this answer alone. */
export const download = (body: DownloadAnswer['body'], name: string, type: string): DownloadAnswer => ({
  kind: 'download',
  body,
  name,
  type,
});

export const text = (body: string, status = 200): TextAnswer => ({ kind: 'text', body, status });

/** A whole text of another kind than a page, such as a feed; kept as a file when it has a name. */
export const textOf = (type: string, body: string, fileName?: string): TextAnswer => ({
  kind: 'text',
  body,
  status: 200,
  type,
  ...(fileName === undefined ? {} : { fileName }),
});
