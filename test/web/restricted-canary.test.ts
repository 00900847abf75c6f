import { randomUUID } from 'node:crypto';

import { expect } from 'chai';

import { everyContact } from '../../src/domain/exports/contact-export.ts';
import { requestExport } from '../../src/domain/exports/request-export.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { carryOutObligation } from '../../src/workers/carry-out.ts';
import { duties } from '../../src/workers/duties.ts';
import { pino } from 'pino';
import {
  canaryWords,
  fingerprintOf,
  formerTitle,
  newCanary,
  restrict,
  type Person,
} from '../domain/privacy/restriction/restricted-person.ts';
import { obligationOf } from '../domain/exports/exported.ts';
import { rowsRead } from '../support/rows-read.ts';
import type { Asking, Reply } from '../support/visitor.ts';
import { routesFor } from '../../src/web/routes.ts';
import { useRouteCallers } from './route-callers.ts';
import { routeSamples, type Params, type RouteSample } from './route-samples.ts';

/**
 * The only routes that may show a restricted person, each with its reason. All of them ask for the permission `privacy`.
 * A route that is not here must not let a byte of them out, and test/web/route-table.test.ts knows of every route.
 */
const mayShow: Readonly<Record<string, string>> = {
  'get /t/:tenant/privacy/restricted': 'the desk’s list names who is restricted',
  'get /t/:tenant/privacy/restricted/:id': 'the case shows what is kept',
  'post /t/:tenant/privacy/restricted/:id/places': 'the case again: what of others names them is decided there',
  'post /t/:tenant/privacy/restricted/:id/telling': 'the case again, when a field has to be corrected',
  'post /t/:tenant/privacy/restricted/:id/lifting': 'the case again; lifting itself ends the restriction',
  'get /t/:tenant/privacy/requests/new':
    'who is restricted can still ask: their case leads to the form with their name',
};

/** What anybody may note of a restricted person, because it only narrows what may be done with them. Shows nothing. */
const mayNote: ReadonlySet<string> = new Set([
  'post /t/:tenant/contacts/:id/privacy/withdrawals',
  'post /t/:tenant/contacts/:id/privacy/marketing-objection',
]);

/** What noting a no reads of them, since a hash of each address is what keeps it. No answer may hold any of it. */
const readToHash = ['pip@bur.example', '93456789', 'kvitrebakken'];

/** What somebody would type who looks for them: beginnings, so that a page that repeats it repeats no whole word. */
const probe = new URLSearchParams({
  q: 'kanarifu',
  contact: 'kanarifu',
  givenName: 'Gul',
  familyName: 'Kanarifu',
  name: 'kanarifu',
  email: 'pip@bur.example',
  phone: '93456789',
}).toString();
const typed = ['pip@bur.example', '93456789'];

const keyOf = ({ method, pattern }: RouteSample): string => `${method} ${pattern}`;

describe('invariant I5, hard case 13: a restricted person comes out of no route', function () {
  this.timeout(120_000);
  const { town, rightPerson, paramsOf, addressOf, call } = useRouteCallers();
  let person: Person;
  let restriction: string;
  let exported: string;
  let untouched: string;

  before(async () => {
    person = await newCanary(town.astrid);
    exported = await inTenant(town.astrid.tenantId, () => requestExport(town.astrid, everyContact, 'nb'));
    const id = await obligationOf(town.astrid, 'contact-export', exported);
    await carryOutObligation(duties, pino({ level: 'silent' }), { tenantId: town.astrid.tenantId, id });
    restriction = await restrict(town.astrid, person.contact);
    untouched = await fingerprintOf(town.database, person.contact);
  });

  /** The canary's own ids in place of a fresh record's, wherever an address names one. */
  function canaryParams({ pattern }: RouteSample, params: Params): Params {
    const own = /\/(contacts|companies|deals|activities|exports|privacy\/restricted|privacy\/erase)\/:id/.exec(
      pattern,
    )?.[1];
    const ids: Readonly<Record<string, string>> = {
      contacts: person.contact,
      companies: person.company,
      deals: person.deal,
      activities: person.note,
      exports: exported,
      'privacy/restricted': restriction,
      'privacy/erase': person.contact,
    };
    return {
      ...params,
      ...(own === undefined ? {} : { id: ids[own] ?? '' }),
      ...(pattern.includes(':channel') ? { channel: person.email } : {}),
      ...(pattern.includes(':company') ? { company: person.company } : {}),
    };
  }

  async function expectNothing(sample: RouteSample, params: Params, asking: Asking, query: string): Promise<Reply> {
    const { visitor, by } = await rightPerson(sample);
    const address = addressOf(sample, params);
    const asked = query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
    let reply: Reply | undefined;
    const rows = await rowsRead(async () => {
      reply = await call(visitor, sample, asked, { ...asking, by, params });
    });
    if (!reply) throw new Error('no answer');
    const out = `${reply.text}\n${reply.location ?? ''}\n${JSON.stringify([...reply.headers])}`.toLowerCase();
    const words = [...canaryWords, formerTitle].map((word) => word.toLowerCase());
    expect(
      words.filter((word) => out.includes(word) && !(query !== '' && typed.includes(word))),
      `${keyOf(sample)} answers`,
    ).to.deep.equal([]);
    expect(
      words.filter(
        (word) => rows.toLowerCase().includes(word) && !(mayNote.has(keyOf(sample)) && readToHash.includes(word)),
      ),
      `${keyOf(sample)} reads`,
    ).to.deep.equal([]);
    return reply;
  }

  it('lists only routes that there are, and that only the desk may call', () => {
    const known = routeSamples.map(keyOf);
    for (const key of [...Object.keys(mayShow), ...mayNote]) expect(known).to.include(key);
    const routes = routesFor({ smtpUrl: undefined, production: false });
    for (const key of Object.keys(mayShow))
      expect(
        routes.find(({ method, path }) => `${method} ${path.pattern}` === key),
        key,
      ).to.include({ may: 'privacy' });
  });

  // The canary would be seen if it were not restricted: otherwise silence would prove nothing.
  it('would be seen on the desk', async () => {
    const sample = routeSamples.find((one) => keyOf(one) === 'get /t/:tenant/privacy/restricted/:id');
    if (!sample) throw new Error('no such route');
    const { visitor } = await rightPerson(sample);
    const reply = await call(visitor, sample, addressOf(sample, { id: restriction }));
    for (const word of canaryWords.filter((one) => !/^\d+$/.test(one))) expect(reply.text).to.include(word);
  });

  for (const sample of routeSamples.filter((one) => !(keyOf(one) in mayShow)))
    it(keyOf(sample), async () => {
      for (const asking of [{}, { htmx: 'partial' }] as const) {
        const { by } = await rightPerson(sample);
        await expectNothing(sample, await paramsOf(sample, by), asking, '');
        if (sample.method === 'get')
          await expectNothing(sample, await paramsOf(sample, by), asking, `${probe}&subject=${person.contact}`);
        // Deals and companies are not restricted: only what is looked at is looked at with theirs.
        const restrictedOne = /\/(contacts|activities|exports|privacy\/erase)\/:id/.test(sample.pattern);
        if (!sample.params || (sample.method === 'post' && !restrictedOne)) continue;
        const reply = await expectNothing(sample, canaryParams(sample, await paramsOf(sample, by)), asking, '');
        // The next part of a timeline is empty for any id, whether there is such a record or not.
        const refused =
          /\/(contacts|activities|privacy\/erase)\/:id/.test(sample.pattern) && sample.unknown === undefined;
        if (refused && !mayNote.has(keyOf(sample)))
          expect(reply.status, 'says to who may know that it is restricted').to.equal(423);
        // A certificate that its own link carries is about nobody who is kept here, and a list of companies is not theirs.
        if (sample.pattern.endsWith('/file') && !/:certificate|\/imports\//.test(sample.pattern))
          expect(reply.status).to.equal(404);
      }
      expect(await fingerprintOf(town.database, person.contact), 'nothing of them is changed').to.equal(untouched);
    });

  it('is not there at all for who may not decide on privacy', async () => {
    const bjorn = await town.signedIn('bjorn');
    const at = (id: string) => bjorn.get(`/t/${town.astrid.tenantSlug}/contacts/${id}`);
    const [theirs, nobodys] = [await at(person.contact), await at(randomUUID())];
    expect(theirs.status).to.equal(404);
    expect(theirs.text.replaceAll(person.contact, '')).to.equal(nobodys.text.replaceAll(/[0-9a-f-]{36}/g, ''));
  });
});
