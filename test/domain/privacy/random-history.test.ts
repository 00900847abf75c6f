import { expect } from 'chai';
import fc from 'fast-check';

import { acceptTrail } from '../../../src/domain/audit/accept-trail.ts';
import { sealAudit } from '../../../src/domain/audit/seal-entries.ts';
import { verifyChain } from '../../../src/domain/audit/verify-chain.ts';
import { osloDay } from '../../../src/domain/clock.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { Invalid, NotFound } from '../../../src/domain/errors.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { gatherTable, tablesFor } from '../../../src/domain/privacy/access/gather.ts';
import { anonymiseContacts } from '../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { tenantKey } from '../../../src/domain/keys/tenant-keys.ts';
import { refusedAtHandOff } from '../../../src/domain/privacy/consent/ask-consent.ts';
import { giveConsent } from '../../../src/domain/privacy/consent/consent-by-link.ts';
import { decide } from '../../../src/domain/privacy/consent/decide.ts';
import type { LedgerEvent } from '../../../src/domain/privacy/consent/fold.ts';
import { makeLink } from '../../../src/domain/privacy/consent/links.ts';
import { mergeConsents, retellConsents } from '../../../src/domain/privacy/consent/never-widened.ts';
import {
  objectToMarketing,
  recordConsent,
  recordWithdrawal,
} from '../../../src/domain/privacy/consent/record-consent.ts';
import { standingsOf } from '../../../src/domain/privacy/consent/standing.ts';
import { decideErasure } from '../../../src/domain/privacy/erasure/decide-erasure.ts';
import { nameOfHit } from '../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../src/domain/privacy/erasure/preview.ts';
import { ErasuresToReplay, refuseBehindLedger } from '../../../src/domain/privacy/erasure/refuse-behind-ledger.ts';
import { replayErasures } from '../../../src/domain/privacy/erasure/replay.ts';
import { answerRequest } from '../../../src/domain/privacy/requests/answer-request.ts';
import { tenantDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { extendRequest } from '../../../src/domain/privacy/requests/extend-request.ts';
import { keepRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { oweRequestReminders } from '../../../src/domain/privacy/requests/remind.ts';
import { liftRestriction, tellBeforeLifting } from '../../../src/domain/privacy/restriction/lift-restriction.ts';
import { restrictContact } from '../../../src/domain/privacy/restriction/restrict-contact.ts';
import { currentWording, seenIn } from '../../../src/domain/privacy/purposes/wordings.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { asActor } from '../../../src/domain/users/member.ts';
import { useBackup } from '../../support/backup.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { emailOf, useCast } from '../../support/cast.ts';
import type { TestDatabase } from '../../support/database.ts';
import { openTestOutside } from '../../support/outside.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
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
  // The button of the link that asked for a consent by e-mail on the first day: for the first time, or again.
  { weight: 2, arbitrary: fc.record({ act: fc.constant('press' as const), who }) },
  fc.record({ act: fc.constant('merge' as const), who }),
  fc.record({ act: fc.constantFrom('import' as const, 'restore' as const), who, told }),
  fc.record({ act: fc.constant('restrict' as const), who }),
  fc.record({ act: fc.constant('lift' as const), who }),
  fc.record({ act: fc.constant('erase' as const), who }),
  fc.record({ act: fc.constant('ask' as const), who, daysAgo: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ act: fc.constantFrom('extend' as const, 'answer' as const), who }),
);
type Told = typeof told extends fc.Arbitrary<(infer One)[]> ? One : never;
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const anySteps = fc.array(step, { minLength: STEPS, maxLength: STEPS });
/**
 * A no of the one record, a merge into the other, and a yes there to the same: only so is a merge that drops a no seen, since the no
 * holds at the address it was said for. Chance alone makes one in a thousand histories so.
 */
const noBeforeMerge = fc
  .tuple(who, purpose, fc.boolean(), step)
  .map(([loser, code, toAll, last]): Step[] => [
    toAll ? { act: 'object', who: loser } : { act: 'withdraw', who: loser, purpose: code },
    { act: 'merge', who: loser === 0 ? 1 : 0 },
    { act: 'consent', who: loser === 0 ? 1 : 0, purpose: code },
    last,
  ]);
const history = fc.oneof({ weight: 19, arbitrary: anySteps }, { weight: 1, arbitrary: noBeforeMerge });

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
  /** Those whose erasure went by the desk, and so into the ledger. */
  readonly ledgered: Set<number>;
  /** What each record's person has asked the desk for, and what became of it. */
  readonly asked: Map<number, Asked>;
  /** The event that asked each record for a consent by e-mail, before anything else. */
  readonly questions: readonly string[];
  /** Records whose question something has been said or done since: it gives no yes any more. */
  readonly answered: Set<number>;
}

interface Asked {
  readonly id: string;
  readonly receivedOn: string;
  state: 'open' | 'extended' | 'answered';
}

/** By the desk, step by step, in place of all of a step in a few statements. Their two records have nothing in common. */
const byTheDesk = ({ number }: Case): boolean => number % 20 === 5;

/**
 * What acts can move: what is allowed (I1, I2), what is left (I4), who is seen (I5), the clocks of requests (I6), the trail (I7), what a
 * backup brings back (I8), what a no costs (I9), who stands in whose copy (I11). The other three no act touches: the columns there are
 * (I3), what a browser loads (I10) and the sentences of the policy (I12) are the same before and after; each has tests of its own.
 */
describe(`${CASES} random histories of consents, merges, imports, restrictions, erasures, requests and restores`, function () {
  // Histories wait for each other's locks, on a busy machine for long.
  this.timeout(900_000);
  const cast = useCast({ poolSize: 8, statementTimeout: 120_000 });
  const folder = useTemporaryFolder();
  const backup = useBackup(cast);
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
  let purposes: PurposeIds = {};
  let cases: Case[] = [];

  before(async () => {
    openTestOutside(folder.path);
    purposes = await allPurposesOn(cast.astrid);
    // Made by whoever needs it first, while all others wait: not what these transactions are about.
    await here(() => Promise.all([tenantKey('suppression'), tenantKey('link')]));
    const ids = await people();
    const questions = await askThem(ids);
    // As autovacuum does in time: without knowing how many there are, PostgreSQL reads whole tables for one of them.
    await asSuperuser(cast.database, (client) => client.query('analyze'));
    cases = fc.sample(history, { numRuns: CASES, seed }).map((steps, number) => ({
      number,
      steps,
      ids: ids.slice(number * 2, number * 2 + 2),
      noes: new Set(),
      restricted: new Map(),
      erased: new Set(),
      ledgered: new Set(),
      asked: new Map(),
      questions: questions.slice(number * 2, number * 2 + 2),
      answered: new Set(),
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
            emails: [addressOf(number, record)],
            phones: [`+479${String(1_000_000 + at).padStart(7, '0')}`],
          };
        }),
      ),
    );

  /** Everybody is asked for a consent by e-mail once. Answers the events that asked. */
  const askThem = (ids: readonly string[]): Promise<string[]> =>
    here(async () => {
      const wording = await currentWording(purposes['marketing-email'] ?? '');
      if (!wording) throw new Error('marketing-email has no wording');
      const events = ids.map(() => newId());
      await change(
        `insert into consent_events (tenant_id, id, contact_id, purpose_id, kind, via, wording_id, wording_version, actor, actor_id)
         select $1, n.id, n.contact_id, $2, 'asked', 'in-person', $3, $4, 'member', $5
           from unnest($6::uuid[], $7::uuid[]) as n(id, contact_id)`,
        [cast.astrid.tenantId, wording.purposeId, wording.id, wording.version, cast.astrid.id, events, ids],
      );
      return events;
    });

  /**
   * The step of those who are erased or say yes, each kind in a statement or two for all of them: histories do not touch one another.
   * Answers the cases that are left, the yeses that must be refused among them.
   */
  async function atOnce(at: number): Promise<readonly Case[]> {
    const { astrid } = cast;
    const erased = cases.filter((one) => {
      const next = one.steps[at];
      return next?.act === 'erase' && !one.restricted.has(next.who) && !byTheDesk(one);
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
        // invariant I9: one act, as a yes is, and refused in no state that a history comes to.
        no(next.purpose);
        return recordWithdrawal(astrid, id, { purposeId: purposes[next.purpose] ?? '', via: 'phone' });
      case 'object':
        if (one.restricted.has(next.who)) return;
        for (const [code] of asked) no(code);
        return objectToMarketing(astrid, id, 'phone');
      case 'press': {
        const address = { channel: 'email', value: addressOf(one.number, next.who) } as const;
        const token = await makeLink('consent', id, one.questions[next.who] ?? '', address);
        return giveConsent(astrid.tenantId, token, 'nb');
      }
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
        one.restricted.set(
          next.who,
          await restrictContact(astrid, id, { ground: 'accuracy', decisions: () => 'keep:shared-at-home' }),
        );
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
        if (!byTheDesk(one) || one.restricted.has(next.who) || one.erased.has(next.who)) return;
        one.erased.add(next.who);
        one.ledgered.add(next.who);
        await eraseByDesk(id);
        return;
      case 'ask': {
        if (one.asked.has(next.who) || one.erased.has(next.who)) return;
        const receivedAt = new Date(Date.now() - next.daysAgo * 86_400_000);
        const request = await keepRequest({ ...complaint, contactId: id, receivedAt }, asActor(astrid));
        one.asked.set(next.who, { id: request ?? '', receivedOn: osloDay(receivedAt), state: 'open' });
        return;
      }
      case 'extend':
      case 'answer':
        return moveRequest(one.asked.get(next.who), next.act);
    }
  }

  async function eraseByDesk(id: string): Promise<void> {
    const { hits } = await erasurePreview(cast.astrid, id);
    await decideErasure(cast.astrid, id, {
      decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'delete'])),
      confirmed: true,
      neverContact: true,
    });
  }

  /** An extension is given within the first month alone, and once; an answer as long as there is none. */
  async function moveRequest(request: Asked | undefined, how: 'extend' | 'answer'): Promise<void> {
    if (!request) return;
    const desk = tenantDesk(cast.astrid);
    const may =
      how === 'answer'
        ? request.state !== 'answered'
        : request.state === 'open' && osloDay() <= monthsLater(request.receivedOn, 1);
    const done = await (
      how === 'answer'
        ? answerRequest(desk, request.id, { decision: 'granted', ground: '', text: 'Gjort.' })
        : extendRequest(desk, request.id, 'Mange krav.')
    ).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Invalid) return false;
        throw error;
      },
    );
    expect(done, `${how} of what was received ${request.receivedOn} and is ${request.state}, seed ${seed}`).to.equal(
      may,
    );
    if (done) request.state = how === 'answer' ? 'answered' : 'extended';
  }

  const eventOf = ({ kind, purpose: code }: Told, at: number): LedgerEvent => ({
    id: newId(),
    at: new Date(Date.UTC(2026, 0, 1 + at)),
    kind,
    purposeId: kind === 'objected' ? null : (purposes[code] ?? ''),
    channel: null,
    via: 'import',
    wordingVersion: 1,
    saidOn: null,
    sentTo: null,
    onFile: [],
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

  it('invariants I1, I2, I4, I5, I6, I7, I8, I9, I11: after each step nothing is allowed that was not, and nobody is seen or written to who may not be', async () => {
    let before = await allowedNow();
    const ever = new Set<string>();
    let inBackup = before;
    for (let at = 0; at < STEPS; at++) {
      if (at === STEPS / 2) {
        inBackup = before;
        await backup.make();
      }
      const alone = await atOnce(at);
      await inBatches(alone, (one) => {
        const next = one.steps[at];
        return next ? act(one, next) : Promise.resolve();
      });
      await carryOutDue(cast.database, 'erasure');
      const now = await allowedNow();
      for (const one of cases) {
        expectNotWidened(one, at, before, now);
        noteAnswered(one, at);
      }
      await expectRestrictedUnread();
      await expectErasedGone(cast.database, ({ number, erased }) =>
        [...erased].filter((record) => record === 1 || !shared(number) || erased.size === 2),
      );
      await expectClocks();
      await expectHandOffAsGate(now);
      // What is sealed is verified at the end: nothing mends a chain that was broken on the way.
      await sealAudit();
      before = now;
      for (const key of now) ever.add(key);
    }
    await expectTrailWhole();
    await expectLayersApart();
    await expectRestoreToErase(inBackup);
    expect(ever.size, 'some were allowed: a gate that is always shut proves nothing').to.be.above(CASES / 10);
    const shut = cases.reduce((sum, { restricted, erased }) => sum + restricted.size + erased.size, 0);
    expect(shut, 'some are restricted or erased').to.be.above(CASES / 10);
  });

  /** A question is over once it is answered, by whatever way, and when its record is merged. Who is restricted answers by no link. */
  function noteAnswered({ steps, answered, restricted }: Case, at: number): void {
    const next = steps[at];
    if (next?.act === 'merge') {
      if (restricted.size === 0) for (const record of [0, 1]) answered.add(record);
    } else if (next && (next.act === 'press' || next.act === 'object' || isOfEmail(next)) && !restricted.has(next.who))
      answered.add(next.who);
  }

  /** invariant I2: only a consent, the first press on a link, or the end of a restriction, ever allows more; a no stays one. */
  function expectNotWidened(one: Case, at: number, before: ReadonlySet<string>, now: ReadonlySet<string>): void {
    const next = one.steps[at];
    const told = `history ${one.number}, seed ${seed}: ${JSON.stringify(one.steps.slice(0, at + 1))}`;
    for (const [record] of one.ids.entries())
      for (const [code] of asked) {
        const key = `${one.number} ${record} ${code}`;
        if (!now.has(key)) continue;
        const widens =
          next?.who === record &&
          (next.act === 'lift' ||
            (next.act === 'consent' && next.purpose === code) ||
            (next.act === 'press' && code === 'marketing-email' && !one.answered.has(record)));
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

  /** invariant I4: no table holds a name that only somebody erased had, but where they are answered what they have asked (Art. 12). */
  async function expectErasedGone(database: TestDatabase, whose: (one: Case) => readonly number[]): Promise<void> {
    const gone = new Set(cases.flatMap((one) => whose(one).map((record) => nameOf(one.number, record))));
    const answered = new Set(
      cases.flatMap(({ number, asked }) =>
        [...asked.keys()].flatMap((record) => answering.map((table) => `${table}: ${nameOf(number, record)}`)),
      ),
    );
    const left = await asSuperuser(database, async (client) => {
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
            names
              .map((one) => one.toLowerCase())
              .filter((one) => gone.has(one) && !answered.has(`${name}: ${one}`))
              .map((one) => `${name}: ${one}`),
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
          const refused = await refusedAtHandOff({
            template: 'any',
            contactId,
            purposeId,
            to: addressOf(number, record),
          });
          expect(refused === undefined, `history ${number}, record ${record}, seed ${seed}: ${refused}`).to.equal(
            now.has(`${number} ${record} marketing-email`),
          );
        }
    });
  }

  /** invariant I6: every clock is the law's, and nobody who is waited for goes unsaid. */
  async function expectClocks(): Promise<void> {
    await oweRequestReminders();
    const asked = cases.flatMap((one) => [...one.asked.values()]);
    const rows = await here(() =>
      sql<{ id: string; target: string; state: string; reminded: boolean }>(
        `select id, target_on::text as target, state,
                exists (select from outbox o where o.tenant_id = $1 and o.kind = 'request-reminder' and o.subject_id = r.id
                                               and o.key not like '%:arrived' and o.key like '%' || r.target_on || '%') as reminded
           from data_subject_requests r where tenant_id = $1`,
        [cast.astrid.tenantId],
      ),
    );
    const found = new Map(rows.map(({ id, ...row }) => [id, row]));
    const soon = osloDay(new Date(Date.now() + 14 * 86_400_000));
    for (const { id, receivedOn, state } of asked) {
      const row = found.get(id);
      const told = `received ${receivedOn}, ${state}, seed ${seed}`;
      expect(row?.state === 'answered', told).to.equal(state === 'answered');
      if (state === 'answered') continue;
      expect(row?.target, told).to.equal(monthsLater(receivedOn, state === 'extended' ? 3 : 1));
      if (row && row.target <= soon) expect(row.reminded, told).to.equal(true);
    }
  }

  /** invariant I11: nobody of a tenant's stands in a copy for a user, and no user nor any other person in a copy for a contact. */
  async function expectLayersApart(): Promise<void> {
    const copyOf = async (whose: 'user' | 'contact', id: string): Promise<string> =>
      JSON.stringify(
        await Promise.all(tablesFor(whose, 'access').map((table) => gatherTable(table, [id], 'nb', 'access'))),
      );
    for (const tenantId of [PLATFORM_TENANT_ID, cast.astrid.tenantId])
      expect(await inTenant(tenantId, () => copyOf('user', cast.astrid.userId))).not.to.match(/saga/i);
    for (const { number, ids } of cases.filter((one) => one.number % 100 === 0)) {
      const copy = await here(() => copyOf('contact', ids[1] ?? ''));
      expect(copy).not.to.include(emailOf('astrid'));
      const others = Array.from(copy.matchAll(/saga(\d+)x/gi), ([, of]) => Number(of)).filter((of) => of !== number);
      expect(others, `history ${number}, seed ${seed}`).to.deep.equal([]);
    }
  }

  /** invariant I8: a backup from the middle, restored and replayed, has erased whom the ledger knows, and allows no more than it did. */
  async function expectRestoreToErase(inBackup: ReadonlySet<string>): Promise<void> {
    const erased = cases.flatMap(({ ids, ledgered }) => [...ledgered].map((record) => ids[record] ?? ''));
    const whatIsLeft = () =>
      here(() =>
        sql(
          `select c.id, given_name, family_name, job_title, search_text, anonymised_at is not null as anonymised,
                  (select count(*)::int from contact_emails e where e.tenant_id = $1 and e.contact_id = c.id) as emails,
                  (select count(*)::int from contact_phones p where p.tenant_id = $1 and p.contact_id = c.id) as phones
             from contacts c where tenant_id = $1 and id = any($2::uuid[]) order by id`,
          [cast.astrid.tenantId, erased],
        ),
      );
    const live = await whatIsLeft();
    expect(live.length, 'some are erased by the desk').to.be.above(2);
    await backup.restored(async (restored) => {
      expect(await refuseBehindLedger().catch((error: unknown) => error)).to.be.instanceOf(ErasuresToReplay);
      expect((await replayErasures()).toLookAt).to.equal(0);
      await refuseBehindLedger();
      await expectErasedGone(restored, ({ ledgered }) => [...ledgered]);
      expect(await whatIsLeft()).to.deep.equal(live);
      const now = await allowedNow();
      expect([...now].filter((key) => !inBackup.has(key))).to.deep.equal([]);
      const of = new Set(
        cases.flatMap(({ number, ledgered }) => [...ledgered].map((record) => `${number} ${record} `)),
      );
      expect([...now].filter((key) => [...of].some((one) => key.startsWith(one)))).to.deep.equal([]);
      // What was sealed since the backup is lost, and nothing is sealed until somebody has said that it is.
      await sealAudit();
      expect((await here(() => verifyChain([]))).completeness.map(({ problem }) => problem)).to.include('tail-missing');
      await acceptTrail(cast.astrid.tenantId);
      await sealAudit();
      await expectTrailWhole();
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

const heard = { via: 'paper', on: osloDay(), language: 'nb', shownWording: true } as const;
/** Where the address stands that a request is answered at, for as long as that has to be shown. */
const answering = ['data_subject_requests', 'data_subject_request_letters', 'mails'] as const;

const complaint = {
  kind: 'complaint',
  state: 'open',
  channel: 'letter',
  language: 'nb',
  requesterName: 'Den som spør',
  requesterEmail: 'spor@tilfeldig.example',
  message: '',
} as const;

/** The same day-number so many months later, or the last day of a month that has none. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The second record of every other history has the first one’s. */
const addressOf = (number: number, record: number): string =>
  `${nameOf(number, shared(number) ? 0 : record)}@tilfeldig.example`;
const isOfEmail = (step: Step): boolean => 'purpose' in step && step.purpose === 'marketing-email';
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
