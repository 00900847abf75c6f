import { newId } from '../../src/domain/identifiers.ts';

/** What came back: one exchange, no redirect followed unless asked for. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Where a redirect points, also htmx's; undefined when there is none. */
  readonly location: string | undefined;
}

export interface Asking {
  /** As htmx asks: `true` or `'partial'` for a fragment, `'full'` for a boosted link. Default: a browser without JavaScript. */
  readonly htmx?: boolean | 'partial' | 'full';
  readonly headers?: Readonly<Record<string, string>>;
  /** Follows redirects to the page at the end. */
  readonly follow?: boolean;
}

export type Form = Readonly<Record<string, string | readonly string[]>>;

/** A browser without a screen: keeps cookies, says where it comes from, and answers text. */
export class Visitor {
  readonly #address: string;
  readonly cookies = new Map<string, string>();

  constructor(address: string) {
    this.#address = address;
  }

  /** GET a path of the site. */
  get(path: string, asking: Asking = {}): Promise<Reply> {
    return this.#ask('GET', path, undefined, asking);
  }

  /** POST a form, as a page of the site would: with an id of its own, unless `form` has one, or says with `id: []` that it has none. */
  post(path: string, form: Form = {}, asking: Asking = {}): Promise<Reply> {
    // A program with a token of its own was shown no page.
    const shown = asking.headers?.['authorization'] === undefined ? { id: newId() } : {};
    return this.#ask('POST', path, { ...shown, ...form }, asking);
  }

  async #ask(method: 'GET' | 'POST', path: string, form: Form | undefined, asking: Asking): Promise<Reply> {
    const response = await fetch(new URL(path, this.#address), {
      method,
      redirect: 'manual',
      headers: this.#headers(method, asking),
      ...(form === undefined ? {} : { body: bodyOf(form) }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const location = response.headers.get('location') ?? response.headers.get('hx-redirect') ?? undefined;
    const text = await response.text();
    if (asking.follow && location !== undefined) return this.get(location, { follow: true });
    return { status: response.status, text, headers: response.headers, location };
  }

  #headers(method: string, { htmx, headers }: Asking): Record<string, string> {
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    return {
      ...(cookie ? { cookie } : {}),
      // On the same machine, packing and unpacking a page costs more than showing it.
      'accept-encoding': 'identity',
      ...(method === 'POST' ? { origin: this.#address } : {}),
      ...(htmx ? { 'hx-request': 'true', 'hx-request-type': htmx === 'full' ? 'full' : 'partial' } : {}),
      ...headers,
    };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const expires = attributes.map((attribute) => attribute.trim()).find((one) => /^expires=/i.test(one));
    if (expires && Date.parse(expires.slice(8)) < Date.now()) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }
}

function bodyOf(form: Form): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  return body;
}
