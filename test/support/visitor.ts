import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { pino } from 'pino';

import { loadConfig, type Config } from '../../src/config.ts';
import { openOutside } from '../../src/domain/outside.ts';
import { createApp } from '../../src/web/app.ts';
import { SECRET_KEY } from './secret-key.ts';

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

  /** POST a form, as a page of the site would. */
  post(path: string, form: Form = {}, asking: Asking = {}): Promise<Reply> {
    return this.#ask('POST', path, form, asking);
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

export interface TestApp {
  /** For example `http://127.0.0.1:40123`, which is also the app's PUBLIC_URL. */
  readonly address: string;
  readonly config: Config;
  /** Somebody who is not signed in, with an empty cookie jar. */
  visitor(): Visitor;
}

/**
 * Runs the real web app on a free port for the surrounding `describe`. The database must be open by then: call `useCast()`,
 * or open one in a `before`, first. `env` is configuration as in the environment, read when the app starts.
 */
export function useApp(env: (address: string) => Readonly<Record<string, string>> = () => ({})): TestApp {
  let running: { server: Server; address: string; config: Config } | undefined;
  const app = (): NonNullable<typeof running> => {
    if (!running) throw new Error('The app runs only inside hooks and tests.');
    return running;
  };

  before(async () => {
    // Listens before the app is made, so that the app knows its own address.
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const where = server.address();
    if (where === null || typeof where === 'string') throw new Error('the server has no port');
    const address = `http://127.0.0.1:${where.port}`;
    const config = loadConfig({
      NODE_ENV: 'test',
      PUBLIC_URL: address,
      SECRET_KEY,
      // Nobody listens there: what needs the register says which stand-in it starts.
      REGISTER_URL: 'http://127.0.0.1:9',
      ...env(address),
    });
    openOutside(config);
    server.on('request', createApp(config, pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })));
    running = { server, address, config };
  });

  after(async () => {
    if (!running) return;
    const closed = once(running.server, 'close');
    running.server.close();
    running.server.closeAllConnections();
    await closed;
  });

  return {
    get address() {
      return app().address;
    },
    get config() {
      return app().config;
    },
    visitor: () => new Visitor(app().address),
  };
}
