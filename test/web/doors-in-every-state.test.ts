import { expect } from 'chai';

import { receiveMail } from '../../src/domain/privacy/requests/receive-mail.ts';
import { PLATFORM_TENANT_ID } from '../../src/domain/identifiers.ts';
import { inTenant, sql } from '../../src/domain/tenancy.ts';
import { resumeTenant, tenantLifecycle, tenantStates, type TenantState } from '../../src/domain/tenants/lifecycle.ts';
import { paths } from '../../src/web/paths.ts';
import { routesFor } from '../../src/web/routes.ts';
import { enterState, statesInTurn } from '../support/tenant-states.ts';
import { useRouteCallers } from './route-callers.ts';
import { consentLink, purposesOn } from './route-records.ts';
import { routeSamples, type Params, type RouteSample } from './route-samples.ts';

/**
 * What a door is for: to `look`; to say `no`, that something was `not-me`, or who one is (`identity`); to say `yes`; or to `ask` for
 * something that somebody at the tenant has to answer.
 */
type DoorUse = 'look' | 'no' | 'not-me' | 'identity' | 'yes' | 'ask' | 'ask-look';

const get = (path: { readonly pattern: string }): string => `get ${path.pattern}`;
const post = (path: { readonly pattern: string }): string => `post ${path.pattern}`;
const { public: open, webhooks } = paths;

/** Every door of somebody a tenant has data about. */
const doors: Readonly<Record<string, DoorUse>> = {
  [get(open.consent)]: 'yes',
  [post(open.consent)]: 'yes',
  [post(open.consentDisowning)]: 'not-me',
  [get(open.withdrawal)]: 'look',
  [post(open.withdrawal)]: 'no',
  [get(webhooks.unsubscribe)]: 'look',
  [post(webhooks.unsubscribe)]: 'no',
  [get(open.preferences)]: 'look',
  // Nothing is ticked.
  [post(open.preferences)]: 'no',
  [post(open.marketingObjection)]: 'no',
  [get(open.person)]: 'look',
  [post(open.personRequests)]: 'ask',
  [get(open.copy)]: 'look',
  [post(open.copy)]: 'look',
  [get(open.copyFile)]: 'look',
  [get(open.identity)]: 'look',
  [post(open.identity)]: 'identity',
  [get(open.request)]: 'ask-look',
  [post(open.request)]: 'ask',
};

/** Addresses with a part of their own that are no door of theirs: of OnNet's users, of customers, or of everybody. */
const noDoors = [
  'accountCertificate',
  'accountCertificateFile',
  'deletionCertificate',
  'deletionCertificateFile',
  'signUpConfirmation',
  'newPassword',
  'invitation',
  'newAddress',
] as const satisfies readonly (keyof typeof open)[];

const keyOf = ({ method, pattern }: RouteSample): string => `${method} ${pattern}`;
const samples = routeSamples.filter((sample) => keyOf(sample) in doors);

describe('The doors of a person, in every state of a tenant', () => {
  const { town, call, addressOf, paramsOf } = useRouteCallers();
  const made = new Map<string, Params>();
  const tried: TenantState[] = [];
  const place = (state: TenantState, at: number): string => `${state} ${at}`;

  /** What the tenant has been told: noes, yeses and requests. */
  const told = async () => {
    const [row] = await inTenant(town.clara.tenantId, () =>
      sql<{ noes: number; yeses: number; lapses: number; requests: number; identities: number }>(
        `select count(*) filter (where kind in ('withdrawn', 'objected'))::int as noes,
                count(*) filter (where kind = 'granted')::int as yeses,
                count(*) filter (where via = 'not-me')::int as lapses,
                (select count(*)::int from data_subject_requests where tenant_id = $1 and channel = 'form') as requests,
                (select count(*)::int from identity_checks where tenant_id = $1 and answered_at is not null) as identities
           from consent_events where tenant_id = $1`,
        [town.clara.tenantId],
      ),
    );
    return row ?? { noes: 0, yeses: 0, lapses: 0, requests: 0, identities: 0 };
  };

  before(async () => {
    // The links were sent while the tenant was a customer.
    for (const state of statesInTurn)
      for (const [at, sample] of samples.entries()) made.set(place(state, at), await paramsOf(sample, town.clara));
  });

  it('are each named here, with every other public address that has a part of its own', () => {
    const audiences = new Map(
      routesFor({ smtpUrl: undefined, production: false }).map(({ method, path, may }) => [
        `${method} ${path.pattern}`,
        may,
      ]),
    );
    const others: readonly string[] = [...noDoors.map((name) => open[name].pattern), paths.development.message.pattern];
    const found = routeSamples.filter(
      (sample) =>
        (audiences.get(keyOf(sample)) ?? 'anyone') === 'anyone' &&
        // A token, a tenant or whom to ask: the parts of what a person is sent or told.
        /:(?:token|tenant|controller|certificate)/.test(sample.pattern) &&
        !others.includes(sample.pattern),
    );
    expect([...new Set(found.map(keyOf))].toSorted()).to.eql(Object.keys(doors).toSorted());
  });

  for (const state of statesInTurn) {
    const { holdsData, members } = tenantStates[state];
    describe(`of a tenant that is ${state}`, () => {
      before(async () => {
        await enterState(town.clara, state);
        expect((await inTenant(town.clara.tenantId, tenantLifecycle)).state).to.equal(state);
        tried.push(state);
      });

      for (const [at, sample] of samples.entries()) {
        const use = doors[keyOf(sample)] ?? 'look';
        const answers = members !== 'none';
        const takes: Readonly<Record<DoorUse, boolean>> = {
          look: holdsData,
          no: holdsData,
          'not-me': holdsData,
          identity: holdsData,
          yes: members === 'full',
          ask: answers,
          'ask-look': answers,
        };
        it(`${keyOf(sample)} ${takes[use] ? 'works' : 'does not'}`, async () => {
          const params = made.get(place(state, at)) ?? {};
          // The slug of an erased tenant is gone.
          const before = await told();
          const address = addressOf(sample, params, town.clara.tenantId);
          const reply = await call(town.visitor(), sample, address, { by: town.clara, params });
          const after = await told();
          if (takes[use]) expect(reply.status, reply.text.slice(0, 400)).to.equal(sample.status);
          // While their page is there, it says that a yes or a request was not taken; else the link works no more.
          else if (holdsData && sample.pattern !== open.request.pattern) expect(reply.status).to.equal(409);
          else if (keyOf(sample) === get(webhooks.unsubscribe)) expect(reply.status, 'leads to the page').to.equal(303);
          else expect(reply.status).to.equal(sample.pattern === open.request.pattern ? 404 : 410);
          const taken = takes[use] && sample.method === 'post' ? 1 : 0;
          expect(after, 'what the tenant was told').to.eql({
            noes: before.noes + (use === 'no' ? taken : 0),
            yeses: before.yeses + (use === 'yes' ? taken : 0),
            lapses: before.lapses + (use === 'not-me' ? taken : 0),
            requests: before.requests + (use === 'ask' ? taken : 0),
            identities: before.identities + (use === 'identity' ? taken : 0),
          });
          if (reply.status === 409) expect(reply.text).to.match(/tar ikke imot nye ja nå|kan svare deg her lenger/);
          if (reply.status === 410 && !sample.noPage) expect(reply.text).to.match(/Lenken virker ikke lenger/);
        });
      }

      it('their own page says until when, and offers only what can be asked', async () => {
        const at = samples.findIndex((sample) => keyOf(sample) === get(open.person));
        const { text } = await town
          .visitor()
          .get(open.person({ language: 'nb', tenant: '', token: '', ...made.get(place(state, at)) }));
        const ends = state === 'ended' || state === 'closed';
        expect(text.includes('slettes alt dette senest') || text.includes('Alt dette slettes senest')).to.equal(ends);
        expect(text.includes('hvis ikke') || text.includes('Hvis ikke'), 'can be taken back').to.equal(
          state === 'ended',
        );
        const asks = holdsData && members !== 'none';
        expect(text.includes('Be om en full kopi')).to.equal(asks);
        expect(text.includes('name="kind"')).to.equal(asks);
      });

      it('who asks by the form is told until when there is anything to ask about', async () => {
        const url = open.request({ language: 'nb', controller: town.clara.tenantSlug });
        const { status, text } = await town.visitor().post(url, {
          kind: 'access',
          name: 'Per Skjema',
          email: `${state}@skjema.example`,
        });
        expect([status, /slettes alt de har her senest/.test(text)]).to.eql(
          members === 'none' ? [404, false] : [200, state === 'ended'],
        );
      });

      it(`a mail to its address ${members === 'none' ? 'comes to OnNet' : 'makes a draft at the tenant'}`, async () => {
        const from = `${state}@post.example`;
        await receiveMail(
          { slug: town.clara.tenantSlug, requestId: undefined },
          {
            from,
            fromName: 'Per Post',
            subject: 'Innsyn',
            text: `Hva har dere? ${state}`,
            attachments: [],
            messageId: `<${state}@post.example>`,
          },
        );
        const at = async (tenantId: string): Promise<number> =>
          (
            await inTenant(tenantId, () =>
              sql(`select from data_subject_requests where tenant_id = $1 and requester_email = $2`, [tenantId, from]),
            )
          ).length;
        const here = members === 'none' ? 0 : 1;
        expect([await at(town.clara.tenantId), await at(PLATFORM_TENANT_ID)]).to.eql([here, 1 - here]);
      });
    });
  }

  describe('together', () => {
    it('leave no state out', () => {
      expect(tried).to.have.members(Object.keys(tenantStates));
    });
  });
});

describe('A no in the grace of a tenant', () => {
  const { town } = useRouteCallers();

  it('stands when its owner takes the end back, and the choices page takes noes alone meanwhile', async () => {
    const { clara } = town;
    const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(clara.tenantId, work);
    const purpose = (await purposesOn(clara))['marketing-email'] ?? '';
    const events = async (): Promise<string[]> =>
      (
        await here(() =>
          sql<{ kind: string; via: string }>(
            `select kind, via from consent_events where tenant_id = $1 and purpose_id = $2 and kind <> 'asked' order by at, id`,
            [clara.tenantId, purpose],
          ),
        )
      ).map(({ kind, via }) => `${kind} ${via}`);
    const visitor = town.visitor();
    const yes = { language: 'nb', ...(await consentLink('consent')(clara)) };
    const choicesOn = (html: string): string => /href="(\/no\/nb\/preferences\/[^"]+)"/.exec(html)?.[1] ?? '';
    const choices = choicesOn((await visitor.post(open.consent(yes))).text);
    const shown = (await visitor.get(choices)).text;
    const version = /name="version" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    await enterState(clara, 'ended');
    const inGrace = (await visitor.get(choices)).text;
    expect(inGrace).to.include(`value="${purpose}" checked`).and.include('Nye ja tas ikke imot nå.');
    expect((await visitor.post(choices, { purpose: '', version })).text).to.not.include(purpose);
    expect(await events()).to.eql(['granted double-opt-in', 'withdrawn preference-page']);
    const again = await visitor.post(choices, { purpose, version });
    expect(again.status, 'a yes is not taken').to.equal(409);
    expect(again.text).to.include('ikke hvert ja');
    expect((await visitor.get(open.consent(yes))).status).to.equal(409);
    await here(() => resumeTenant(clara));
    expect(await events()).to.eql(['granted double-opt-in', 'withdrawn preference-page']);
    expect((await visitor.get(choices)).text)
      .to.include(`value="${purpose}"`)
      .and.not.include(`value="${purpose}" checked`);
  });
});
