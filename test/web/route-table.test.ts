import { randomUUID } from 'node:crypto';

import { expect } from 'chai';
import { pino } from 'pino';

import { may, permissions, type Permission } from '../../src/domain/users/member.ts';
import { createApp } from '../../src/web/app.ts';
import { routesFor } from '../../src/web/routes.ts';
import type { Audience } from '../../src/web/visit.ts';
import { asSuperuser } from '../support/superuser.ts';
import type { Asking, Form, Reply } from '../support/visitor.ts';
import { useGoogle } from '../support/google-in-use.ts';
import { allViews, callWhatNoSampleShows, useRenderedViews } from './rendered-views.ts';
import { useRouteCallers } from './route-callers.ts';
import { someNetwork } from './route-records.ts';
import { routeSamples, type Params, type RouteSample } from './route-samples.ts';

const keyOf = ({ method, pattern }: { method: string; pattern: string }): string => `${method} ${pattern}`;

const audiences = new Map<string, Audience>(
  routesFor({ smtpUrl: undefined, production: false }).map((route) => [
    keyOf({ method: route.method, pattern: route.path.pattern }),
    route.may,
  ]),
);

const isPermission = (audience: Audience | undefined): audience is Permission =>
  permissions.some((permission) => permission === audience);

/** The ways a page asks: a plain browser, and htmx for a part. */
const manners: readonly { readonly name: string; readonly asking: Asking }[] = [
  { name: 'a plain browser', asking: {} },
  { name: 'htmx', asking: { htmx: 'partial' } },
];

describe('The route table', () => {
  const rendered = useRenderedViews();
  const callers = useRouteCallers({ GTM_ID: 'GTM-ROUTES1' });
  const { town, visitorOf, rightPerson, paramsOf, addressOf, call } = callers;
  useGoogle();

  it('has a sample for every route that the app answers, and no other', () => {
    const { stack } = createApp(town.app.config, pino({ level: 'silent' })).router;
    const registered = stack.flatMap(({ route }) =>
      route ? [...new Set(route.stack.map((layer) => keyOf({ method: layer.method, pattern: route.path })))] : [],
    );
    // A route whose page has several faces has a sample for each.
    expect([...new Set(routeSamples.map(keyOf))].toSorted()).to.eql(registered.toSorted());
    expect([...audiences.keys()].filter((key) => !registered.includes(key))).to.eql([]);
  });

  for (const sample of routeSamples) {
    const audience = audiences.get(keyOf(sample));
    const inTenant = isPermission(audience);
    const nobody = audience === undefined || audience === 'anyone';

    describe(keyOf(sample), () => {
      let owns: Params | undefined;
      // Whoever is refused is refused at the same record, which then answers the right person: no refusal changed it.
      const refusedAt = async (): Promise<Params> => (owns ??= await paramsOf(sample, town.astrid));

      if (!nobody) {
        for (const { name, asking } of manners)
          it(`asks somebody signed out to sign in, by ${name}`, async () => {
            const reply = await call(town.visitor(), sample, addressOf(sample, {}), asking);
            // What somebody wrote stays with them (test/web/sign-in/signed-out-form.test.ts).
            const kept = reply.location === undefined;
            expect(reply.status).to.equal(asking.htmx || kept ? 401 : 303);
            expect(reply.location ?? /href="([^"]+)" target="_blank"/.exec(reply.text)?.[1]).to.match(
              /^\/no\/\w\w\/sign-in/,
            );
          });
      }

      if (inTenant) {
        for (const { name, asking } of manners)
          it(`is not there for another tenant's owner, by ${name}`, async () => {
            const params = await refusedAt();
            const clara = visitorOf('clara');
            const theirs = await call(clara, sample, addressOf(sample, params), { ...asking, params });
            const nobodys = await call(clara, sample, addressOf(sample, params, 'finnes-ikke'), { ...asking, params });
            expect(theirs.status).to.equal(404);
            const same = (reply: Reply): string =>
              reply.text.replaceAll(/(nordlys|finnes-ikke)(?=[/?%"]|$)/g, 'tenant');
            expect(same(theirs)).to.equal(same(nobodys));
          });

        it('is refused to who may not', async () => {
          const params = await refusedAt();
          for (const who of ['bjorn', 'randi'] as const) {
            if (may(town[who], audience)) continue;
            for (const { asking } of manners) {
              const reply = await call(visitorOf(who), sample, addressOf(sample, params), { ...asking, params });
              expect(reply.status, who).to.equal(403);
            }
          }
        });
      }

      if (audience === 'operator' || audience === 'accountant')
        it('is not there for who is no operator', async () => {
          const params = await refusedAt();
          for (const { asking } of manners)
            expect((await call(visitorOf('astrid'), sample, addressOf(sample, params), asking)).status).to.equal(404);
        });

      if (sample.method === 'post' && audience !== undefined)
        it('is refused when nothing says where the request comes from, or another site does', async () => {
          const { visitor } = await rightPerson(sample.as === 'newcomer' ? {} : sample);
          const address = addressOf(sample, {});
          for (const headers of [
            { origin: '' },
            { origin: 'https://ond.example' },
            { 'sec-fetch-site': 'cross-site' },
          ]) {
            const refused = await visitor.post(address, {}, { headers });
            expect(refused.status).to.equal(403);
            expect(refused.text, 'no role is the reason').to.match(
              /Dette kom ikke fra siden vår|This did not come from our page/,
            );
          }
        });

      const parts = [...sample.pattern.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
      // One of a few words of ours is the same word in every tenant, and the line of a file the same number.
      const ofOurs = new Set(['field', 'act', 'format', 'neighbour', 'line']);
      const named = parts.filter((part) => part !== 'tenant' && part !== 'language');
      if (sample.params)
        it('does not know a made-up parameter, or a record of another tenant', async () => {
          const { visitor, by } = await rightPerson(sample);
          const own = await refusedAt();
          const foreign = inTenant ? await paramsOf(sample, town.clara) : {};
          for (const part of named) {
            const wrong = [
              'not-a-uuid',
              randomUUID(),
              // To PostgreSQL the same id, and no address of ours.
              own[part]?.toUpperCase() ?? '',
              ...(inTenant && !ofOurs.has(part) ? [foreign[part] ?? ''] : []),
              // A number has no capitals.
            ].filter((value) => value !== own[part]);
            for (const value of wrong) {
              const params = { ...own, [part]: value };
              const reply = await call(visitor, sample, addressOf(sample, params), { by, params: own });
              expect(reply.status, `${part}=${value}: ${reply.text.slice(0, 300)}`).to.equal(unknownOf(sample, part));
            }
          }
        });

      it('answers the right person', async () => {
        for (const [at, { name, asking }] of manners.entries()) {
          const { visitor, by } = await rightPerson(sample);
          const params = at === 0 && by === town.astrid ? await refusedAt() : await paramsOf(sample, by);
          const reply = await call(visitor, sample, addressOf(sample, params), { ...asking, by, params });
          const redirected = sample.status === 303 ? 200 : sample.status;
          expect(reply.status, `${name}: ${reply.text.slice(0, 400)}`).to.equal(
            asking.htmx ? (sample.htmx ?? redirected) : sample.status,
          );
          expectHeaders(sample, reply);
          // Used up, or never there.
          if (sample.unknown === 410) await call(visitor, sample, addressOf(sample, { token: 'brukt' }), { by });
        }
      });

      if (sample.method === 'get' && sample.status === 200)
        it('gives the same page when somebody asks for options of the template engine', async () => {
          const { visitor, by } = await rightPerson(sample);
          const address = addressOf(sample, await paramsOf(sample, by));
          const options =
            'settings[view options][escape]=x&settings[view options][client]=1&escapeFn=1&include=1&client=1&delimiter=?&outputFunctionName=x';
          const extra = `${address.includes('?') ? '&' : '?'}${encodeURI(options)}`;
          const plain = await call(visitor, sample, address);
          const fuzzed = await call(visitor, sample, address + extra);
          const withoutAddress = fuzzed.text.replaceAll(/[?&](amp;)?settings(\[|%5B|%255B)[^"]*/g, '');
          // A form is given a new id or the second each time it is shown, a link tells the second it was made in, and each look is in the trail.
          const withoutNew = (html: string): string =>
            html
              .replaceAll(/(name="(?:id|at)" value=")[^"]+/g, '$1')
              .replaceAll(/(\/preferences\/[\w-]+\/)[\w-]+/g, '$1')
              .replaceAll(/(Endringslogg, verdiene slettes<\/span> <span class="count">)\d+/g, '$1');
          expect(withoutNew(withoutClock(withoutAddress))).to.equal(withoutNew(withoutClock(plain.text)));
        });

      it('never fails on parameters that are lists, objects or meant for the template engine', async () => {
        const { visitor, by } = await rightPerson(sample);
        const params = await paramsOf(sample, by);
        const address = addressOf(sample, params);
        const names = 'q,sort,owner,after,before,id,kind,field,value,version,email,months,company,name,next'.split(',');
        const odd = [
          // To the parser that is ours a name with brackets is another name; to any other it is an object.
          `${names.map((name) => `${name}[x]=1&${name}=a&${name}=b`).join('&')}&__proto__[x]=1&constructor=1&toString=1&hasOwnProperty=1`,
          names.map((name) => `${name}=%00`).join('&'),
          // Cut at a round number, an emoji is half a letter; a day in year 0 is none the database knows.
          names.map((name) => `${name}=${'a'.repeat(99)}${encodeURIComponent('😀')}`).join('&'),
          `${names.map((name) => `${name}=0000-01-01`).join('&')}&day=0000-01-01&on=0000-01-01&since=0000-01-01`,
        ];
        for (const text of odd) {
          const reply =
            sample.method === 'get'
              ? await call(visitor, sample, `${address}${address.includes('?') ? '&' : '?'}${text}`)
              : await visitor.post(address, formOf(text), {
                  headers: { 'x-forwarded-for': someNetwork() },
                });
          expect(reply.status, `${text}: ${reply.text.slice(0, 300)}`).to.be.below(500);
        }
      });
    });
  }

  describe('after all that', () => {
    // By the right person's calls above, and for what they are not answered with by a few more.
    it('has rendered every view', async () => {
      await callWhatNoSampleShows(callers);
      expect(allViews().filter((file) => !rendered.has(file))).to.deep.equal([]);
    });

    it('has left no name and no address in the audit trail', async () => {
      const found = await asSuperuser(town.database, async (client) => {
        const { rows } = await client.query<{ entry: string }>(
          // Thousands of entries differ in their ids alone, and each is held against every name there is.
          `with names as materialized (
             select distinct lower(name) as name
               from (select given_name as name from contacts union select family_name from contacts
                     union select name from companies union select name from members union select email from users) n
              where length(name) > 3),
           entries as materialized (
             select distinct lower(regexp_replace(details::text, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '', 'g')) as entry
               from audit_entries)
           select entry from entries
            where position('@' in entry) > 0 or exists (select from names where position(names.name in entry) > 0)`,
        );
        return rows;
      });
      expect(found).to.deep.equal([]);
    });
  });
});

/** What a form sends that has these fields; one that stands twice in it is a list. */
function formOf(text: string): Form {
  const fields = new URLSearchParams(text);
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]));
}

const unknownOf = ({ unknown }: RouteSample, part: string): number =>
  (typeof unknown === 'object' ? unknown[part] : unknown) ?? 404;

/** Times of day with seconds, and how long ago something was, move on between two calls. */
const withoutClock = (text: string): string => text.replaceAll(/\d\d[:.]\d\d([:.]\d\d)?/g, '');

function expectHeaders({ pattern }: RouteSample, { headers }: Reply): void {
  expect(headers.get('content-security-policy')).to.include("default-src 'none'").and.include("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).to.equal('nosniff');
  expect(headers.get('cache-control'), pattern).to.equal('no-store');
  expect(headers.get('x-powered-by')).to.equal(null);
}
