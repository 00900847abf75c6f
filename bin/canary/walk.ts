import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';

import { formOn } from './form.ts';
import { user } from './person.ts';
import { PATIENCE_MS, type Site } from './site.ts';
import { Visitor, type Form, type Reply } from './visitor.ts';

/** A route, as paths.ts names it. */
interface Door {
  readonly pattern: string;
}

export interface Through {
  /** Parts of the address besides the tenant's and the language. */
  readonly params?: Readonly<Record<string, string>>;
  /** The page whose form is filled in; without one the form is what is typed alone. */
  readonly on?: string;
  readonly form?: Form;
  readonly as?: Visitor;
  /** What is answered, where it is not a redirect or a page. */
  readonly status?: number;
}

/** Somebody's walk through the product, which remembers the doors it went through. */
export class Walk {
  readonly site: Site;
  /** Sees every row: what pages do not tell, such as the number of a request that came by mail. */
  readonly client: pg.Client;
  readonly slug: string;
  /** The patterns of the routes that were posted to. */
  readonly gone = new Set<string>();

  constructor(site: Site, client: pg.Client, slug: string) {
    this.site = site;
    this.client = client;
    this.slug = slug;
  }

  visitor(): Visitor {
    return new Visitor(this.site.address);
  }

  /** The address of a route. */
  address({ pattern }: Door, params: Readonly<Record<string, string>> = {}): string {
    const given: Readonly<Record<string, string>> = { tenant: this.slug, language: 'nb', ...params };
    return pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
      const value = given[name];
      if (value === undefined) throw new Error(`${pattern} needs ${name}`);
      return encodeURIComponent(value);
    });
  }

  /** Posts a form, as a browser does that has no JavaScript. @throws Error when it is not taken */
  async through(door: Door, { params, on, form = {}, as, status }: Through & { readonly as: Visitor }): Promise<Reply> {
    const to = this.address(door, params);
    const filled = on === undefined ? {} : formOn((await this.page(on, as)).text, to);
    const reply = await as.post(to, { ...filled, ...form }, { headers: cameFrom });
    if (status === undefined ? reply.status >= 400 : reply.status !== status)
      throw new Error(`${door.pattern} answers ${reply.status}: ${wordsOn(reply)}`);
    this.gone.add(door.pattern);
    return reply;
  }

  /** Calls the API as a program does. @throws Error when it is not taken */
  async call({ pattern }: Door, token: string, body: Readonly<Record<string, string>>): Promise<void> {
    const reply = await fetch(new URL(pattern, this.site.address), {
      method: 'POST',
      headers: { ...cameFrom, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${pattern} answers ${reply.status}: ${await reply.text()}`);
    this.gone.add(pattern);
  }

  /** Looks at a page. @throws Error when there is none */
  async page(address: string, as: Visitor): Promise<Reply> {
    const reply = await as.get(address, { headers: cameFrom });
    if (reply.status >= 400) throw new Error(`GET ${new URL(address, this.site.address).pathname}: ${reply.status}`);
    return reply;
  }

  /** The first column of the one row that a statement finds. @throws Error for none */
  async only(text: string, ...values: readonly unknown[]): Promise<string> {
    const { rows } = await this.client.query<{ value: string }>(text, [...values]);
    if (!rows[0]) throw new Error(`nothing found: ${text}`);
    return rows[0].value;
  }

  /** Waits until everything owed by now is done: what has failed and waits for another attempt is not. */
  async settled(): Promise<void> {
    await this.until(async () => {
      const { rows } = await this.client.query<{ kind: string; attempts: number; failure: string | null }>(
        `select kind, attempts, failure from outbox where done_at is null and dead_at is null and (due_at <= now() or attempts > 0)`,
      );
      return rows.length === 0 ? undefined : `still owed: ${JSON.stringify(rows)}`;
    });
  }

  /** Waits until `missing` finds nothing missing any more. */
  async until(missing: () => Promise<string | undefined>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const what = await missing();
      if (what === undefined) return;
      if (performance.now() > end) throw new Error(what);
      await sleep(40);
    }
  }

  /** The path of the newest link of a kind that was mailed to an address. Waits for the mail. */
  async mailedLink(to: string, { pattern }: Door): Promise<string> {
    const beginning = this.address({ pattern: pattern.slice(0, pattern.indexOf('/:t')) });
    let found: string | undefined;
    await this.until(async () => {
      for (const mail of this.site.mail.received.filter((one) => one.to.includes(to)).toReversed()) {
        const { text = '' } = await PostalMime.parse(mail.source);
        found = Array.from(text.matchAll(/https?:\/\/\S+/g), ([link]) => new URL(link).pathname).find((one) =>
          one.startsWith(`${beginning}/`),
        );
        if (found !== undefined) return undefined;
      }
      return `no mail to ${to} with a link to ${pattern}`;
    });
    return found ?? '';
  }
}

/** The network address that the whole walk comes from. */
const cameFrom = { 'x-forwarded-for': user.from } as const;

/** What a page says, for the message of a failure. */
const wordsOn = ({ text }: Reply): string =>
  text
    .slice(Math.max(0, text.indexOf('<main')))
    .replaceAll(/<[^>]*>|\s+/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .slice(0, 600);
