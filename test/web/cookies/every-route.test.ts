import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { cookieRegister, isNamed } from '../../../src/domain/privacy/cookies/register.ts';
import { paths } from '../../../src/web/paths.ts';
import { routesFor } from '../../../src/web/routes.ts';
import { Visitor, type Asking } from '../../support/visitor.ts';
import { useRouteCallers } from '../route-callers.ts';
import { routeSamples } from '../route-samples.ts';
import { useGoogle } from '../../support/google-in-use.ts';

/** The only pages that may carry the tag. A new one is a decision: nothing is typed there, and the address is no secret. */
const measured = [paths.public.home, paths.public.privacy, paths.public.agreement, paths.public.cookies].map(
  ({ pattern }) => pattern,
);

const manners: readonly Asking[] = [{}, { htmx: 'partial' }, { htmx: 'full' }];

describe('Every route, for somebody who has said yes to everything', function () {
  this.timeout(120_000);
  const { town, rightPerson, paramsOf, addressOf, call } = useRouteCallers({ GTM_ID: 'GTM-TEST1' });
  useGoogle();
  let consent: ReadonlyMap<string, string>;
  const lines: string[] = [];
  /** Of each answer, which route gave it and what it lets the next page know of where its visitor was. */
  const referrers = new Map<string, string | null>();
  const outside: string[] = [];

  before(async () => {
    const visitor = town.visitor();
    const { headers } = await visitor.post(paths.public.cookies({ language: 'nb' }), { choice: 'all' });
    lines.push(...headers.getSetCookie());
    consent = new Map(visitor.cookies);
  });

  it('policy cookies-2: carries Google’s tag on the public pages for reading alone, and never inside the program', async () => {
    const tagged: string[] = [];
    for (const sample of routeSamples)
      for (const asking of sample.method === 'get' ? manners : [{}]) {
        const { visitor: person, by } = await rightPerson(sample);
        const visitor = new Visitor(town.app.address);
        for (const [name, value] of [...person.cookies, ...consent]) visitor.cookies.set(name, value);
        const params = await paramsOf(sample, by);
        const reply = await call(visitor, sample, addressOf(sample, params), { ...asking, by, params });
        lines.push(...reply.headers.getSetCookie());
        referrers.set(`${sample.method} ${sample.pattern}`, reply.headers.get('referrer-policy'));
        for (const [link] of reply.text.matchAll(/<a\s[^>]*href="https?:[^>]*>/g))
          if (!link.includes('noreferrer') && !link.includes(`href="${town.app.config.publicUrl}`)) outside.push(link);
        const has = reply.text.includes('data-container');
        // The policy of the answer and the tag go together: neither is ever there without the other.
        expect((reply.headers.get('content-security-policy') ?? '').includes('google'), sample.pattern).to.equal(has);
        // A host may be named as text, in the register of sub-processors; nothing may be fetched from it.
        if (!has)
          expect(reply.text, sample.pattern).to.not.match(
            /(?:src|href|action|data-\w+)="[^"]*(?:googletagmanager|google-analytics|doubleclick)/,
          );
        if (has) {
          expect({ method: sample.method, as: sample.as, asking }).to.eql({ method: 'get', as: 'nobody', asking: {} });
          tagged.push(sample.pattern);
        }
      }
    expect(tagged.toSorted()).to.eql(measured.toSorted());
    const marked = routesFor({ smtpUrl: undefined, production: false }).filter((route) => route.measured);
    expect(marked.map((route) => route.path.pattern).toSorted()).to.eql(measured.toSorted());
    for (const route of marked) expect([route.method, route.may]).to.eql(['get', 'anyone']);
  });

  it('tells no page of ours, and nobody else, the address its visitor came from', () => {
    const routes = routesFor({ smtpUrl: undefined, production: false });
    expect(routes.filter(({ method, path: { pattern } }) => !referrers.has(`${method} ${pattern}`))).to.eql([]);
    expect([...referrers].filter(([, policy]) => policy !== 'origin')).to.eql([]);
    expect(outside).to.eql([]);
  });

  it('gives the same public pages without the tag to who is signed in', async () => {
    const astrid = await town.signedIn('astrid');
    for (const [name, value] of consent) astrid.cookies.set(name, value);
    for (const page of measured) {
      const reply = await astrid.get(page.replace(':language', 'nb'));
      expect(reply.status, page).to.equal(200);
      expect(reply.text, page).to.not.include('data-container');
      expect(reply.headers.get('content-security-policy'), page).to.not.include('google');
    }
  });

  it('policy cookies-1: sets no cookie that is not in the register as essential', () => {
    const names = [...new Set(lines.map((line) => line.slice(0, line.indexOf('=')).replace(/^__Host-/, '')))];
    const essential = cookieRegister.filter((entry) => entry.class === 'essential');
    expect(names.filter((name) => !essential.some((entry) => isNamed(entry, name)))).to.eql([]);
    // Each is set by some call above, or this proves nothing.
    expect(names.toSorted()).to.eql(essential.map(({ name }) => name).toSorted());
  });
});

describe('The sources', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const filesOf = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|js|ejs)$/.test(file))
      .map((file) => path.join(folder, file));
  const holding = (folders: readonly string[], pattern: RegExp): string[] =>
    folders.flatMap(filesOf).filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8')));

  it('set cookies in the places that are in the register, and store nothing else in a browser', () => {
    expect(holding(['src/web'], /set-cookie|\.cookie\(|\bcookie: \{/i).toSorted()).to.eql([
      'src/web/access/browser-key.ts',
      'src/web/cookies/cookie-choice.ts',
      'src/web/cookies/expire-cookies.ts',
      // express-session, with the session’s cookie.
      'src/web/middleware/session-store.ts',
      'src/web/middleware/session.ts',
    ]);
    expect(holding(['public', 'views'], /document\.cookie|(local|session)Storage\.|indexedDB|caches\./)).to.eql([
      // Removes, and never sets.
      'public/js/unwanted.js',
    ]);
  });

  it('name Google’s hosts only where its tag is', () => {
    expect(holding(['src/web', 'public', 'views'], /googletagmanager|google-analytics|doubleclick/).toSorted()).to.eql([
      'public/tag-manager/tag-manager.js',
      'src/web/cookies/google-sources.ts',
    ]);
  });
});
