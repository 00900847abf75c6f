import { expect } from 'chai';
import fc from 'fast-check';

import { monthsBefore, now } from '../../../../src/domain/clock.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { foldConsent, isStop, type EventKind, type LedgerEvent } from '../../../../src/domain/privacy/consent/fold.ts';
import { forgetProof } from '../../../../src/domain/privacy/consent/forget-proof.ts';
import { standingsOf } from '../../../../src/domain/privacy/consent/standing.ts';
import { retentionCodes } from '../../../../src/domain/privacy/inventory/retention-codes.ts';
import { currentWording } from '../../../../src/domain/privacy/purposes/wordings.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { system } from '../../../../src/domain/audit/audit.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { deleteContacts } from '../../../../src/domain/trash/delete-contacts.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { allPurposesOn, type PurposeIds } from './people.ts';

const DAY = 86_400_000;
/** What was said before this has been over for the whole period, where something replaced it before this too. */
const cutoff = (): Date => monthsBefore(now(), retentionCodes['consent-proof'].period.number);

const marketing = ['marketing-email', 'marketing-sms'] as const;
const channels = [null, 'email', 'sms'] as const;
const links = [null, 'a1', 'b2'] as const;

interface Said {
  readonly kind: EventKind;
  readonly purpose: (typeof marketing)[number] | null;
  readonly channel: (typeof channels)[number];
  /** Days before (more than nothing) or after the cutoff. */
  readonly days: number;
  /** The address of the link it was said by. */
  readonly sentTo?: (typeof links)[number];
  /** The numbers they had then. */
  readonly onFile?: readonly string[];
}
const event: fc.Arbitrary<Said> = fc
  .record({
    kind: fc.constantFrom<EventKind>('asked', 'granted', 'withdrawn', 'objected', 'lapsed'),
    purpose: fc.constantFrom(...marketing, null),
    channel: fc.constantFrom(...channels),
    sentTo: fc.constantFrom(...links),
    onFile: fc.constantFrom([], ['n1'], ['n1', 'n2']),
    days: fc.integer({ min: -40, max: 120 }).filter((days) => days !== 0),
  })
  .map((one) => (one.purpose === null ? { ...one, kind: 'objected' as const } : one));

describe('Proof of consents that have ended', function () {
  this.timeout(60_000);
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let purposes: PurposeIds = {};
  let wordings: Readonly<Record<string, { id: string; version: number } | undefined>> = {};

  before(async () => {
    purposes = await allPurposesOn(cast.astrid);
    wordings = Object.fromEntries(
      await here(() =>
        Promise.all(marketing.map(async (code) => [code, await currentWording(purposes[code] ?? '')] as const)),
      ),
    );
  });

  const people = (count: number): Promise<string[]> =>
    here(() =>
      insertContacts(Array.from({ length: count }, (_, at) => ({ givenName: `Kari ${at}`, familyName: 'A' }))),
    );

  const say = async (contactId: string, said: readonly Said[]): Promise<void> => {
    for (const { kind, purpose, channel, days, sentTo, onFile } of said) {
      const wording = purpose === null ? undefined : wordings[purpose];
      await change(
        `insert into consent_events (tenant_id, id, at, contact_id, purpose_id, channel, kind, via, wording_id, wording_version, wording_hash, language, actor, evidence)
         values ($1, $2, $3, $4, $5, $6, $7, case when $10::text is null then 'paper' else 'double-opt-in' end, $8, $9, 'h', 'nb', 'person', jsonb_strip_nulls(jsonb_build_object('sentTo', $10::text, 'onFile', $11::jsonb)))`,
        [
          cast.astrid.tenantId,
          newId(),
          new Date(cutoff().getTime() - days * DAY),
          contactId,
          purpose === null ? null : purposes[purpose],
          channel,
          kind,
          wording?.id ?? null,
          wording?.version ?? null,
          sentTo ?? null,
          sentTo && onFile ? JSON.stringify(onFile) : null,
        ],
      );
    }
  };

  const ledgersOf = async (ids: readonly string[]): Promise<readonly (readonly LedgerEvent[])[]> => {
    const standings = await here(() => standingsOf([...ids]));
    return ids.map((id) => standings.get(id)?.events ?? []);
  };
  const statesOf = (events: readonly LedgerEvent[]): string[] =>
    marketing.flatMap((code) =>
      channels.map((channel) => {
        const state = foldConsent(events, { id: purposes[code] ?? '', marketing: true }, channel);
        // Whoever is reached at an address that nothing was sent to has what was said in another way.
        const covering = ['a1', 'b2', 'c3', 'n1', 'n2'].map(
          (mark) =>
            state.yeses.findLast(({ sentTo, onFile }) => sentTo === null || [sentTo, ...onFile].includes(mark))?.id,
        );
        return `${code} ${channel}: ${state.status} ${state.event?.id} ${covering.join(' ')}`;
      }),
    );
  /** Whether a later yes says nothing of what one stands for: it is a yes for another address or number, or ended a yes that is one. */
  const besides = (later: LedgerEvent, one: LedgerEvent, before: readonly LedgerEvent[]): boolean =>
    later.kind === 'granted' &&
    (one.kind === 'granted'
      ? later.sentTo !== null &&
        (later.sentTo !== one.sentTo || one.onFile.some((mark) => !later.onFile.includes(mark)))
      : one.kind !== 'asked' &&
        before.some(
          ({ kind, purposeId, channel }) =>
            kind === 'granted' &&
            (one.purposeId === null || one.purposeId === purposeId) &&
            (one.channel === null || channel === null || one.channel === channel),
        ));
  /**
   * Read from one to the next: an event that no other is about the same as, or more, after it and before the cutoff.
   * @param left what is left of the ledger
   */
  const stillNeeded = (events: readonly LedgerEvent[], left: readonly LedgerEvent[]): LedgerEvent[] =>
    events.filter(
      (one, at) =>
        !events.slice(at + 1).some(
          (later) =>
            later.at <= cutoff() &&
            ['granted', 'withdrawn', 'objected'].includes(later.kind) &&
            later.purposeId === one.purposeId &&
            (later.channel === null || later.channel === one.channel) &&
            !besides(
              later,
              one,
              left.filter(({ at: said }) => said < one.at),
            ),
        ),
    );

  it('goes, and nobody stands anywhere else than before: 300 random ledgers', async () => {
    const ledgers = fc.sample(fc.array(event, { maxLength: 7 }), 300);
    const ids = await people(ledgers.length);
    await here(async () => {
      for (const [at, said] of ledgers.entries()) await say(ids[at] ?? '', said);
    });
    const before = await ledgersOf(ids);
    const forgotten = await forgetProof();
    const after = await ledgersOf(ids);
    expect(forgotten, 'that goes').to.equal(before.flat().length - after.flat().length);
    expect(forgotten).to.be.greaterThan(50);
    for (const [at, events] of after.entries()) {
      const was = before[at] ?? [];
      expect(statesOf(events), JSON.stringify(ledgers[at])).to.deep.equal(statesOf(was));
      expect(
        events.filter((one) => !stillNeeded(was, events).includes(was.find(({ id }) => id === one.id) ?? one)),
        `is past its time: ${JSON.stringify(ledgers[at])}`,
      ).to.deep.equal([]);
      const gone = was.filter(({ id }) => !events.some((one) => one.id === id));
      expect(gone.every((one) => one.at <= cutoff())).to.equal(true);
      // Of what went, a no was replaced by a later answer about the very same.
      for (const one of gone.filter(({ kind }) =>
        isStop(kind === 'objected' ? 'objected' : kind === 'withdrawn' ? 'withdrawn' : 'unknown'),
      ))
        expect(stillNeeded(was, events)).to.not.include(one);
    }
    expect(await forgetProof(), 'again').to.equal(0);
  });

  it('of somebody who was anonymised goes 24 months after that, and not a day before', async () => {
    const [old = '', late = ''] = await people(2);
    const yes: Said = { kind: 'granted', purpose: 'marketing-email', channel: 'email', days: 300 };
    await here(async () => {
      for (const id of [old, late]) await say(id, [yes]);
      await anonymiseContacts(system, [old, late]);
    });
    const anonymised = (id: string, days: number): Promise<unknown> =>
      asSuperuser(cast.database, (client) =>
        client.query(`update contacts set anonymised_at = $2 where id = $1`, [
          id,
          new Date(cutoff().getTime() - days * DAY),
        ]),
      );
    await anonymised(old, 1);
    await anonymised(late, -1);
    await forgetProof();
    expect((await ledgersOf([old, late])).map(({ length }) => length)).to.deep.equal([0, 1]);
  });

  it('of somebody who was deleted for good ends with their record, and goes 24 months after that', async () => {
    const [id = ''] = await people(1);
    await here(async () => {
      await say(id, [{ kind: 'granted', purpose: 'marketing-email', channel: 'email', days: 300 }]);
      await deleteContacts([id]);
    });
    const left = (): Promise<{ kind: string; via: string }[]> =>
      here(() =>
        sql(`select kind, via from consent_events where tenant_id = $1 and contact_id = $2 order by at`, [
          cast.astrid.tenantId,
          id,
        ]),
      );
    await forgetProof();
    expect(await left(), 'as long as the deletion is new').to.deep.equal([
      { kind: 'granted', via: 'paper' },
      { kind: 'lapsed', via: 'deletion' },
    ]);
    await asSuperuser(cast.database, (client) =>
      client.query(`update consent_events set at = $2 where contact_id = $1 and kind = 'lapsed'`, [
        id,
        new Date(cutoff().getTime() - DAY),
      ]),
    );
    await forgetProof();
    expect(await left()).to.deep.equal([]);
  });

  it('cannot be deleted before its time, whoever tries', async () => {
    const [id = ''] = await people(1);
    await here(() => say(id, [{ kind: 'granted', purpose: 'marketing-email', channel: 'email', days: -10 }]));
    expect(
      await here(() =>
        change(`delete from consent_events where tenant_id = $1 and contact_id = $2`, [cast.astrid.tenantId, id]),
      ),
    ).to.equal(0);
  });
});
