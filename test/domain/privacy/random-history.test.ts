import { expect } from 'chai';
import fc from 'fast-check';

import { sealAudit } from '../../../src/domain/audit/seal-entries.ts';
import { verifyChain } from '../../../src/domain/audit/verify-chain.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { Invalid, NotFound } from '../../../src/domain/errors.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { anonymiseContacts } from '../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { tenantKey } from '../../../src/domain/keys/tenant-keys.ts';
import { refusedAtHandOff } from '../../../src/domain/privacy/consent/ask-consent.ts';
import { decide } from '../../../src/domain/privacy/consent/decide.ts';
import type { LedgerEvent } from '../../../src/domain/privacy/consent/fold.ts';
import { mergeConsents, retellConsents } from '../../../src/domain/privacy/consent/never-widened.ts';
import {
  objectToMarketing,
  recordConsent,
  recordWithdrawal,
} from '../../../src/domain/privacy/consent/record-consent.ts';
import { standingsOf } from '../../../src/domain/privacy/consent/standing.ts';
import { liftRestriction, tellBeforeLifting } from '../../../src/domain/privacy/restriction/lift-restriction.ts';
import { restrictContact } from '../../../src/domain/privacy/restriction/restrict-contact.ts';
import { currentWording, seenIn } from '../../../src/domain/privacy/purposes/wordings.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { asActor } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { allPurposesOn, type PurposeIds } from './consent/people.ts';

/** How many histories, each of two records that may be one person. */
const CASES = 1_000;
const STEPS = 4;
/** Histories of one transaction. A step of all of them takes a few dozen. */
const TOGETHER = 25;

const asked = [
  ['marketing-email', 'email'],
  ['marketing-sms', 'sms'],
] as const;
type Purpose = (typeof asked)[number][0];

const who = fc.constantFrom(0, 1);
const purpose = fc.constantFrom<Purpose>('marketing-email', 'marketing-sms');
const told = fc.array(
  fc.record({ kind: fc.constantFrom('granted' as const, 'withdrawn' as const, 'objected' as const), purpose }),
  { maxLength: 3 },
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('consent' as const), who, purpose }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('withdraw' as const), who, purpose }) },
  fc.record({ act: fc.constant('object' as const), who }),
  fc.record({ act: fc.constant('merge' as const), who }),
  fc.record({ act: fc.constantFrom('import' as const, 'restore' as const), who, told }),
  fc.record({ act: fc.constant('restrict' as const), who }),
  fc.record({ act: fc.constant('lift' as const), who }),
  fc.record({ act: fc.constant('erase' as const), who }),
);
type Told = typeof told extends fc.Arbitrary<(infer One)[]> ? One : never;
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const history = fc.array(step, { minLength: STEPS, maxLength: STEPS });

/** What a history knows of its people without asking the product: the other half of every comparison. */
interface Case {
  readonly number: number;
  readonly steps: readonly Step[];
  readonly ids: readonly string[];
  /** `record purpose`: somebody has said no. Nothing in these histories takes one back. */
  readonly noes: Set<string>;
  /** Restrictions in force, by record. */
  readonly restricted: Map<number, string>;
  readonly erased: Set<number>;
}

/**
 * What these acts can move: what is allowed (I1, I2), what is left (I4), who is seen (I5), the trail (I7). The other invariants are
 * about clocks, restores of whole databases, clicks, Google and the policy, which none of them touches; each has tests of its own.
 */
describe(`${CASES} random histories of consents, merges, imports, restrictions, erasures and restores`, function () {
  this.timeout(180_000);
  const cast = useCast({ poolSize: 8 });
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
  let purposes: PurposeIds = {};
  let cases: Case[] = [];

  before(async () => {
    purposes = await allPurposesOn(cast.astrid);
    // Made by whoever needs it first, while all others wait: not what these transactions are about.
    await here(() => tenantKey('suppression'));
    const ids = await people();
    // As autovacuum does in time: without knowing how many there are, PostgreSQL reads whole tables for one of them.
    await asSuperuser(cast.database, (client) => client.query('analyze'));
    cases = fc.sample(history, { numRuns: CASES, seed }).map((steps, number) => ({
      number,
      steps,
      ids: ids.slice(number * 2, number * 2 + 2),
      noes: new Set(),
      restricted: new Map(),
      erased: new Set(),
    }));
  });

  /** The second record of every other history has the first one’s address. */
  const people = (): Promise<string[]> =>
    here(() =>
      insertContacts(
        Array.from({ length: CASES * 2 }, (_, at) => {
          const [number, record] = [Math.floor(at / 2), at % 2];
          return {
            givenName: nameOf(number, record),
            familyName: 'Tilfeldig',
            emails: [`${nameOf(number, shared(number) ? 0 : record)}@tilfeldig.example`],
            phones: [`+479${String(1_000_000 + at).padStart(7, '0')}`],
          };
        }),
      ),
    );

  /**
   * The step of those who are erased or say yes, each kind in a statement or two for all of them: histories do not touch one another.
   * Answers the cases that are left, the yeses that must be refused among them.
   */
  async function atOnce(at: number): Promise<readonly Case[]> {
    const { astrid } = cast;
    const erased = cases.filter(({ steps, restricted }) => {
      const next = steps[at];
      return next?.act === 'erase' && !restricted.has(next.who);
    });
    const yes = cases.filter(({ steps, noes, restricted, erased: gone }) => {
      const next = steps[at];
      if (next?.act !== 'consent') return false;
      return !restricted.has(next.who) && !gone.has(next.who) && !noes.has(`${next.who} ${next.purpose}`);
    });
    const recordOf = ({ steps, ids }: Case): string => ids[steps[at]?.who ?? 0] ?? '';
    await here(async () => {
      await anonymiseContacts(asActor(astrid), erased.map(recordOf));
      for (const [code] of asked) {
        const wording = await currentWording(purposes[code] ?? '');
        if (!wording) throw new Error(`${code} has no wording`);
        const { id, version, hash, language } = seenIn(wording, 'nb');
        const said = yes.filter(({ steps }) => {
          const next = steps[at];
          return next?.act === 'consent' && next.purpose === code;
        });
        await change(
          `insert into consent_events (tenant_id, id, contact_id, purpose_id, kind, via, wording_id, wording_version,
                                       wording_hash, language, actor, actor_id)
           select $1, n.id, n.contact_id, $2, 'granted', 'paper', $3, $4, $5, $6, 'member', $7
             from unnest($8::uuid[], $9::uuid[]) as n(id, contact_id)`,
          [
            astrid.tenantId,
            purposes[code],
            id,
            version,
            hash,
            language,
            astrid.id,
            said.map(() => newId()),
            said.map(recordOf),
          ],
        );
      }
    });
    for (const { steps, erased: gone } of erased) gone.add(steps[at]?.who ?? 0);
    const done = new Set([...erased, ...yes]);
    return cases.filter((one) => !done.has(one));
  }

  async function act(one: Case, next: Step): Promise<void> {
    const { astrid } = cast;
    const [id = '', other = ''] = next.who === 0 ? one.ids : one.ids.toReversed();
    const hidden = one.restricted.has(next.who) || one.restricted.has(1 - next.who);
    const no = (code: Purpose) => one.noes.add(`${next.who} ${code}`);
    switch (next.act) {
      case 'consent':
        return refusedOrDone(() => recordConsent(astrid, id, { ...heard, purposeId: purposes[next.purpose] ?? '' }));
      case 'withdraw':
        no(next.purpose);
        return recordWithdrawal(astrid, id, { purposeId: purposes[next.purpose] ?? '', via: 'phone' });
      case 'object':
        if (one.restricted.has(next.who)) return;
        for (const [code] of asked) no(code);
        return objectToMarketing(astrid, id, 'phone');
      case 'merge':
        if (hidden) return;
        for (const [code] of asked) if (one.noes.has(`${1 - next.who} ${code}`)) no(code);
        await mergeConsents(asActor(astrid), id, other);
        return;
      case 'import':
      case 'restore':
        if (hidden) return;
        for (const code of refusedIn(next.told)) no(code);
        await retellConsents(asActor(astrid), id, next.told.map(eventOf), next.act);
        return;
      case 'restrict':
        if (one.restricted.has(next.who) || one.erased.has(next.who)) return;
        one.restricted.set(next.who, await restrictContact(astrid, id, { ground: 'accuracy' }));
        return;
      case 'lift': {
        const restriction = one.restricted.get(next.who);
        if (restriction === undefined) return;
        await tellBeforeLifting(astrid, restriction, { how: 'phone', note: '' });
        await liftRestriction(astrid, restriction);
        one.restricted.delete(next.who);
        return;
      }
      case 'erase':
        return;
    }
  }

  const eventOf = ({ kind, purpose: code }: Told, at: number): LedgerEvent => ({
    id: newId(),
    at: new Date(Date.UTC(2026, 0, 1 + at)),
    kind,
    purposeId: kind === 'objected' ? null : (purposes[code] ?? ''),
    channel: null,
    via: 'import',
    wordingVersion: 1,
  });

  /** Everybody’s answers, in two reads for all of them: `case record purpose`. */
  async function allowedNow(): Promise<Set<string>> {
    const standings = await here(() => standingsOf(cases.flatMap(({ ids }) => ids)));
    const yes = new Set<string>();
    for (const { number, ids } of cases)
      for (const [record, id] of ids.entries())
        for (const [code, channel] of asked)
          if (decide(standings.get(id), code, channel).allowed) yes.add(`${number} ${record} ${code}`);
    return yes;
  }

  it('invariants I1, I2, I4, I5, I7: after each step nothing is allowed that was not, and nobody is seen or written to who may not be', async () => {
    let before = await allowedNow();
    const ever = new Set<string>();
    for (let at = 0; at < STEPS; at++) {
      const alone = await atOnce(at);
      await inBatches(alone, (one) => {
        const next = one.steps[at];
        return next ? act(one, next) : Promise.resolve();
      });
      const now = await allowedNow();
      for (const one of cases) expectNotWidened(one, at, before, now);
      await expectRestrictedUnread();
      await expectErasedGone();
      await expectHandOffAsGate(now);
      // What is sealed is verified at the end: nothing mends a chain that was broken on the way.
      await sealAudit();
      before = now;
      for (const key of now) ever.add(key);
    }
    await expectTrailWhole();
    expect(ever.size, 'some were allowed: a gate that is always shut proves nothing').to.be.above(CASES / 10);
    const shut = cases.reduce((sum, { restricted, erased }) => sum + restricted.size + erased.size, 0);
    expect(shut, 'some are restricted or erased').to.be.above(CASES / 10);
  });

  /** invariant I2: only a consent, or the end of a restriction, ever allows more; a no stays one. */
  function expectNotWidened(one: Case, at: number, before: ReadonlySet<string>, now: ReadonlySet<string>): void {
    const next = one.steps[at];
    const told = `history ${one.number}, seed ${seed}: ${JSON.stringify(one.steps.slice(0, at + 1))}`;
    for (const [record] of one.ids.entries())
      for (const [code] of asked) {
        const key = `${one.number} ${record} ${code}`;
        if (!now.has(key)) continue;
        const widens =
          next?.who === record && (next.act === 'lift' || (next.act === 'consent' && next.purpose === code));
        if (!before.has(key) && !widens) expect.fail(`${key} is widened; ${told}`);
        if (one.noes.has(`${record} ${code}`)) expect.fail(`${key} was refused; ${told}`);
        if (one.restricted.has(record) || one.erased.has(record)) expect.fail(`${key} is shut; ${told}`);
      }
  }

  /** invariant I5: the product’s own connection reads no row of them. */
  async function expectRestrictedUnread(): Promise<void> {
    const shut = cases.flatMap(({ ids, restricted }) => [...restricted.keys()].map((record) => ids[record] ?? ''));
    for (const [table, column] of [
      ['contacts', 'id'],
      ['contact_emails', 'contact_id'],
      ['contact_phones', 'contact_id'],
    ])
      expect(
        await here(() =>
          sql(`select from ${table} where tenant_id = $1 and ${column} = any($2::uuid[])`, [
            cast.astrid.tenantId,
            shut,
          ]),
        ),
      ).to.deep.equal([]);
  }

  /** invariant I4: no table holds a name that only somebody erased had. */
  async function expectErasedGone(): Promise<void> {
    const gone = new Set(
      cases.flatMap(({ number, erased }) =>
        [...erased]
          .filter((record) => record === 1 || !shared(number) || erased.size === 2)
          .map((record) => nameOf(number, record)),
      ),
    );
    const left = await asSuperuser(cast.database, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public'`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows } = await client.query<{ names: string[] }>(
          `select array(select (regexp_matches(to_jsonb(t)::text, 'saga\\d+x\\dz', 'gi'))[1]) as names from "${name}" t
            where to_jsonb(t)::text ~* 'saga'`,
        );
        found.push(
          ...rows.flatMap(({ names }) =>
            names.filter((one) => gone.has(one.toLowerCase())).map((one) => `${name}: ${one}`),
          ),
        );
      }
      return found;
    });
    expect(left, `seed ${seed}`).to.deep.equal([]);
  }

  /** invariant I1: asked as a mail is handed over, in its transaction, for some of them: the gate's answer and no other. */
  async function expectHandOffAsGate(now: ReadonlySet<string>): Promise<void> {
    await here(async () => {
      for (const { number, ids } of cases.filter((one) => one.number % 25 === 0))
        for (const [record, contactId] of ids.entries()) {
          const purposeId = purposes['marketing-email'] ?? '';
          const refused = await refusedAtHandOff({ template: 'any', contactId, purposeId });
          expect(refused === undefined, `history ${number}, record ${record}, seed ${seed}: ${refused}`).to.equal(
            now.has(`${number} ${record} marketing-email`),
          );
        }
    });
  }

  /** invariant I7: nobody has been at the trail, erasures or not. */
  async function expectTrailWhole(): Promise<void> {
    const { integrity, completeness } = await here(() => verifyChain([]));
    expect({ integrity, completeness }).to.deep.equal({ integrity: [], completeness: [] });
  }

  /** Histories do not touch one another: many go through one transaction, and several transactions at once. */
  async function inBatches(all: readonly Case[], work: (one: Case) => Promise<void>): Promise<void> {
    const batches = Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, at) =>
      all.slice(at * TOGETHER, (at + 1) * TOGETHER),
    );
    const worker = async (): Promise<void> => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        const these = batch;
        await here(async () => {
          for (const one of these) await work(one);
        });
      }
    };
    await Promise.all([worker(), worker(), worker()]);
  }
});

const heard = { via: 'paper', on: '2026-01-02', language: 'nb', shownWording: true } as const;
const nameOf = (number: number, record: number): string => `saga${number}x${record}z`;
const shared = (number: number): boolean => number % 2 === 0;

/** The purposes whose last word in a telling is a no. */
function refusedIn(events: readonly Told[]): Purpose[] {
  return asked
    .map(([code]) => code)
    .filter((code) => {
      const last = events.findLast((event) => event.kind === 'objected' || event.purpose === code);
      return last !== undefined && last.kind !== 'granted';
    });
}

/** A consent after a no is refused at the form, and that is well. */
async function refusedOrDone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Invalid) && !(error instanceof NotFound)) throw error;
  }
}
