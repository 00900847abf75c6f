import { expect } from 'chai';

import { recordActivity } from '../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { now } from '../../src/domain/clock.ts';
import { requester } from '../../src/domain/privacy/requests/events.ts';
import { requestKinds, type RequestKind } from '../../src/domain/privacy/requests/kinds.ts';
import { keepRequest } from '../../src/domain/privacy/requests/receive-request.ts';
import { requestActs } from '../../src/web/privacy/requests/desk-place.ts';
import { anonymiseContacts } from '../../src/domain/privacy/retention/anonymise-contacts.ts';
import { subjectGraph } from '../../src/domain/privacy/inventory/subject-graph.ts';
import { inTenant, sql } from '../../src/domain/tenancy.ts';
import { asActor } from '../../src/domain/users/member.ts';
import { asSuperuser } from '../support/superuser.ts';
import type { Form, Reply } from '../support/visitor.ts';
import { useRouteCallers } from './route-callers.ts';
import { routeSamples, type Params, type RouteSample } from './route-samples.ts';

const keyOf = ({ method, pattern }: RouteSample): string => `${method} ${pattern}`;

/** What is taken of somebody who was erased too, because it only narrows what may be done with them. */
const mayNote: ReadonlySet<string> = new Set([
  'post /t/:tenant/contacts/:id/privacy/withdrawals',
  'post /t/:tenant/contacts/:id/privacy/marketing-objection',
]);

/** GET pages that show what is left of somebody; every other one with their id says that they were erased. */
const mayShow: ReadonlySet<string> = new Set([
  'get /t/:tenant/contacts/:id',
  'get /t/:tenant/contacts/:id/activities',
  'get /t/:tenant/contacts/:id/privacy',
  'get /t/:tenant/contacts/:id/disclosures',
]);

/** Every name under which a form or an address tells which contact it is about. */
const namesOfContacts = ['contact', 'contactId', 'person', 'personId', 'id'] as const;

describe('An erased person is closed to every write', function () {
  this.timeout(120_000);
  const { town, rightPerson, paramsOf, addressOf, call } = useRouteCallers();
  let erased: string;
  /** What is left of something that was written about them alone. */
  let task: string;

  before(async () => {
    await inTenant(town.astrid.tenantId, async () => {
      [erased = ''] = await insertContacts([
        { givenName: 'Gul', familyName: 'Kanarifugl', emails: ['pip@bur.example'] },
      ]);
      const subject = { kind: 'contact', id: erased } as const;
      task = await recordActivity(town.astrid, { kind: 'task', subject, title: 'Ring Kanarifugl', body: '' });
      await anonymiseContacts(asActor(town.astrid), [erased]);
    });
  });

  /** Every row of theirs in every table that the inventory knows, as the database has it. */
  const everything = (): Promise<Map<string, string>> =>
    asSuperuser(town.database, async (client) => {
      const rows = new Map<string, string>();
      // Most tables are empty, and asking each costs more than looking which are.
      const { rows: filled } = await client.query<{ table: string }>(
        `select relname as table from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 0`,
      );
      for (const { table, as, where } of subjectGraph('contact')) {
        if (!filled.some((one) => one.table === table)) continue;
        const found = await client.query(`select to_jsonb(${table}) as row from ${table} where ${where} order by 1`, [
          town.astrid.tenantId,
          [erased],
        ]);
        rows.set(`${table} ${as}`, JSON.stringify(found.rows));
      }
      return rows;
    });

  /** As it was found after the last write: nobody has written since. */
  let last: ReadonlyMap<string, string> | undefined;

  const expectUnchanged = async (before: ReadonlyMap<string, string>, besides = /^$/): Promise<void> => {
    const after = await everything();
    const none = JSON.stringify([]);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (table) => (before.get(table) ?? none) !== (after.get(table) ?? none) && !besides.test(table),
    );
    last = after;
    expect(changed, 'nothing of what is left is changed, and nothing is new').to.deep.equal([]);
  };

  /** The names of what is a contact's id, whatever it is called. */
  const contactsIn = async (values: Readonly<Record<string, unknown>>): Promise<string[]> => {
    const ids = Object.entries(values).filter(
      ([, value]) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
    );
    const known = await inTenant(town.astrid.tenantId, () =>
      sql<{ id: string }>(`select id from contacts where tenant_id = $1 and id = any($2::uuid[])`, [
        town.astrid.tenantId,
        ids.map(([, value]) => value),
      ]),
    );
    return ids.filter(([, value]) => known.some(({ id }) => id === value)).map(([name]) => name);
  };

  const formOf = async ({ form }: RouteSample, params: Params): Promise<Form> =>
    typeof form === 'function' ? form(town.astrid, params) : (form ?? {});

  const theirs = async (sample: RouteSample, params: Params): Promise<Params | undefined> => {
    if (!sample.params || !sample.pattern.startsWith('/t/:tenant')) return undefined;
    if (/\/activities\/:id/.test(sample.pattern)) return { ...params, id: task };
    const named = await contactsIn(params);
    return named.length === 0 ? undefined : { ...params, ...Object.fromEntries(named.map((name) => [name, erased])) };
  };

  /** An open case of theirs in which it is known who they are, as it stands when somebody is erased meanwhile. */
  const caseOf = async (kind: RequestKind): Promise<string> => {
    const id = await keepRequest(
      {
        kind,
        state: 'open',
        channel: 'form',
        language: 'nb',
        requesterName: '',
        requesterEmail: undefined,
        message: '',
        receivedAt: now(),
        contactId: erased,
        verified: 'link',
      },
      requester,
    );
    return id ?? '';
  };

  const tenants = routeSamples.filter(({ pattern }) => pattern.startsWith('/t/:tenant'));
  const met = new Set<string>();

  for (const sample of tenants.filter(({ method }) => method === 'post'))
    it(keyOf(sample), async () => {
      const before = last ?? (await everything());
      const { visitor, by } = await rightPerson(sample);
      const own = await paramsOf(sample, by);
      const params = await theirs(sample, own);
      if (params && !mayNote.has(keyOf(sample))) {
        met.add(keyOf(sample));
        for (const asking of [{}, { htmx: 'partial' }] as const) {
          const reply = await call(visitor, sample, addressOf(sample, params), { ...asking, by, params });
          expect(reply.status, reply.text.slice(0, 300)).to.equal(410);
          expect(reply.text).to.include('Personen er slettet');
        }
      }
      // And where a form or the rest of an address names them.
      const form = await formOf(sample, own);
      const named = Object.fromEntries(namesOfContacts.map((name) => [name, erased]));
      const address = addressOf(sample, own);
      const given = { ...form, ...named, contact: 'Anonymisert person' };
      const replies: Reply[] = [
        await visitor.post(address, given),
        await visitor.post(`${address}${address.includes('?') ? '&' : '?'}contact=${erased}&confirmed=yes`, {
          ...form,
          confirmed: 'yes',
        }),
      ];
      for (const { status, text } of replies) expect(status, text.slice(0, 300)).to.be.below(500);
      await expectUnchanged(before);
    });

  for (const sample of tenants.filter(({ method }) => method === 'get'))
    it(keyOf(sample), async () => {
      const params = await theirs(sample, await paramsOf(sample, town.astrid));
      if (!params) return;
      const { visitor, by } = await rightPerson(sample);
      const reply = await call(visitor, sample, addressOf(sample, params), { by, params });
      if (!mayShow.has(keyOf(sample))) {
        expect(reply.status, reply.text.slice(0, 300)).to.equal(410);
        return;
      }
      const forms = [...reply.text.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"/g)].map((form) => form[1]);
      expect(forms.filter((action) => action?.includes(erased))).to.deep.equal([]);
      expect(reply.text, 'no way into a form').not.to.match(
        new RegExp(`href="[^"]*${erased}/(fields|channels|companies)`),
      );
    });

  for (const act of requestActs)
    it(`by the act ${act} of a case that was theirs`, async () => {
      const sample = routeSamples.find((one) => keyOf(one) === 'post /t/:tenant/privacy/requests/:id/:act');
      if (!sample) throw new Error('no such route');
      const ids = [];
      for (const kind of requestKinds) ids.push(await inTenant(town.astrid.tenantId, () => caseOf(kind)));
      const before = await everything();
      for (const [at, id] of ids.entries()) {
        const { visitor } = await rightPerson(sample);
        const reply = await visitor.post(addressOf(sample, { id, act }), {
          kind: requestKinds[at] ?? '',
          person: erased,
          reason: 'Kjenner stemmen',
          note: 'Ringte',
          ground: 'accuracy',
          how: 'handed',
          body: 'Hei',
        });
        expect(reply.status, reply.text.slice(0, 300)).to.be.below(500);
      }
      // A case goes on and is answered, and a no is taken of anybody.
      await expectUnchanged(
        before,
        /^(data_subject_request|identity_checks|mails|outbox|consent_events|audit_entries)/,
      );
    });

  it('has met the routes there are', () => {
    expect(met.size).to.be.above(15);
    for (const key of [...mayNote, ...mayShow]) expect(routeSamples.map(keyOf)).to.include(key);
  });
});
