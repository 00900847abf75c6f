import { expect } from 'chai';
import fc from 'fast-check';

import { decide, type GatePurpose, type Standing } from '../../../../src/domain/privacy/consent/decide.ts';
import { foldConsent, isStop, type LedgerEvent } from '../../../../src/domain/privacy/consent/fold.ts';
import { mergePlan, narrowingPlan, type NarrowingEvent } from '../../../../src/domain/privacy/consent/narrow.ts';
import { channels, type Channel } from '../../../../src/domain/privacy/purposes/purpose.ts';

// The rules as they are, on made-up people: a thousand random histories each.
const runs = { numRuns: 1_000 };

const purposes: readonly GatePurpose[] = [
  {
    id: 'p1',
    code: 'newsletter',
    basis: 'consent',
    enabled: true,
    marketing: 'consent',
    channels: ['email'],
    oldestValidVersion: 2,
  },
  {
    id: 'p2',
    code: 'offers',
    basis: 'consent',
    enabled: true,
    marketing: 'consent',
    channels: ['sms', 'phone'],
    oldestValidVersion: 1,
  },
  {
    id: 'p3',
    code: 'news',
    basis: 'legitimate-interest',
    enabled: true,
    marketing: 'existing-customer',
    channels: ['email', 'sms'],
    oldestValidVersion: null,
  },
  {
    id: 'p4',
    code: 'service',
    basis: 'contract',
    enabled: true,
    marketing: null,
    channels: [],
    oldestValidVersion: null,
  },
  { id: 'p5', code: 'survey', basis: 'consent', enabled: true, marketing: null, channels: [], oldestValidVersion: 1 },
  {
    id: 'p6',
    code: 'off',
    basis: 'consent',
    enabled: false,
    marketing: 'consent',
    channels: ['email'],
    oldestValidVersion: 1,
  },
];

const event: fc.Arbitrary<LedgerEvent> = fc
  .record({
    id: fc.uuid(),
    at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    kind: fc.constantFrom('asked', 'granted', 'withdrawn', 'objected', 'lapsed'),
    purposeId: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6', null),
    channel: fc.constantFrom(null, ...channels),
    wordingVersion: fc.constantFrom(1, 2, 3),
    // Said by a link to one of two addresses, or in another way.
    sentTo: fc.constantFrom(null, null, 'a1', 'b2'),
    onFile: fc.constantFrom([], ['c3'], ['c3', 'd4']),
  })
  .map((made) => ({
    ...made,
    via: made.sentTo === null ? ('paper' as const) : ('double-opt-in' as const),
    saidOn: null,
    // As the table has it: only an objection is to everything.
    kind: made.purposeId === null ? ('objected' as const) : made.kind,
    channel: made.purposeId === null ? null : made.channel,
  }));

const history = fc.array(event, { maxLength: 12 });

const standing: fc.Arbitrary<Standing> = fc.record({
  subject: fc.constantFrom('known', 'known', 'known', 'erased', 'in-trash', 'restricted'),
  purposes: fc.constant(purposes),
  bases: fc.uniqueArray(
    fc.record({
      purposeId: fc.constantFrom('p3', 'p4', 'p1'),
      basis: fc.constantFrom('legitimate-interest', 'contract'),
      source: fc.constantFrom('sale', 'person'),
      since: fc.constant(new Date('2026-01-01')),
      givenFor: fc.constantFrom(null, ['a1'], ['a1', 'c3']),
    }),
    { selector: ({ purposeId }) => purposeId, maxLength: 3 },
  ),
  events: history,
  suppressions: fc.array(
    fc.record({
      channel: fc.constantFrom(...channels),
      purposeId: fc.constantFrom('p1', 'p2', 'p3', null),
      except: fc.constantFrom([], ['p1']),
      since: fc.constant(new Date('2026-01-01')),
    }),
    { maxLength: 2 },
  ),
  objectionWaits: fc.constantFrom(null, null, { since: new Date('2026-01-01'), provisional: false }),
  reachable: fc.subarray([...channels]),
  email: fc.constantFrom('kari@firma.example', 'post@firma.example', null),
  marks: fc.constantFrom({}, { email: ['a1'], sms: ['c3'] }, { email: ['b2'], sms: ['d4'] }, { email: ['x9', 'a1'] }),
  consumer: fc.boolean(),
  soleTrader: fc.boolean(),
  washedOn: fc.constant(null),
});

const isAmong = (marks: readonly string[] | undefined, mark: string): boolean => marks?.includes(mark) ?? false;

/** Every question that can be put to the gate. */
const questions = purposes.flatMap(({ code, channels: of }) =>
  [null, ...channels].map((channel) => ({ code, channel, of })),
);
const answers = (person: Standing): boolean[] =>
  questions.map(({ code, channel }) => decide(person, code, channel).allowed);
const everReached = (person: Standing): Standing => ({ ...person, reachable: [...channels] });

/** The record after planned events were appended, later than everything before. */
const after = (person: Standing, planned: readonly NarrowingEvent[], basesLost: readonly string[] = []): Standing => ({
  ...person,
  bases: person.bases.filter(({ purposeId }) => !basesLost.includes(purposeId)),
  events: [
    ...person.events,
    ...planned.map((one, at) => ({
      ...one,
      id: `later-${at}`,
      at: new Date('2027-01-01'),
      via: 'merge' as const,
      wordingVersion: null,
      saidOn: null,
      sentTo: null,
      onFile: [],
    })),
  ],
});

describe('What is allowed is never widened', () => {
  it('the gate’s answer is what the ledger adds up to, in whatever order its events are read', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (events, mix) => {
        const shuffled = events
          .map((one, at) => ({ one, key: mix[at] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        for (const { id, marketing, channels: of } of purposes)
          for (const channel of of)
            expect(foldConsent(shuffled, { id, marketing: marketing !== null }, channel)).to.deep.equal(
              foldConsent(events, { id, marketing: marketing !== null }, channel),
            );
      }),
      runs,
    );
  });

  it('a consent is allowed only where the last decisive word is a yes to a wording that still holds', () => {
    fc.assert(
      fc.property(standing, (person) => {
        for (const purpose of purposes.filter(({ basis }) => basis === 'consent'))
          for (const channel of [null, ...channels]) {
            const verdict = decide(person, purpose.code, channel);
            if (!verdict.allowed || verdict.because === 'generic-address') continue;
            const said = person.events
              .filter(
                (one) =>
                  (one.purposeId === purpose.id || (one.purposeId === null && purpose.marketing !== null)) &&
                  (one.channel === null || one.channel === channel) &&
                  one.kind !== 'asked',
              )
              .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
            expect(said.at(-1)?.kind).to.equal('granted');
            const covering = said
              .slice(said.findLastIndex(({ kind }) => kind !== 'granted') + 1)
              .filter(({ sentTo, onFile }) => {
                if (channel === null || sentTo === null) return true;
                const proven: readonly string[] = channel === 'email' ? [sentTo] : onFile;
                return proven.some((mark) => isAmong(person.marks[channel], mark));
              });
            expect(covering.at(-1)?.wordingVersion).to.be.at.least(purpose.oldestValidVersion ?? Infinity);
            expect(person.subject).to.equal('known');
          }
      }),
      runs,
    );
  });

  it('a later no is never answered with a yes, whatever was there before', () => {
    fc.assert(
      fc.property(standing, fc.constantFrom(...purposes), (person, { id, code }) => {
        const withdrawn = after(person, [{ purposeId: id, channel: null, kind: 'withdrawn' }]);
        const objected = after(person, [{ purposeId: null, channel: null, kind: 'objected' }]);
        for (const channel of [null, ...channels]) {
          expect(decide(withdrawn, code, channel).allowed).to.equal(false);
          for (const purpose of purposes.filter(({ marketing }) => marketing !== null))
            expect(decide(objected, purpose.code, channel).allowed).to.equal(false);
        }
      }),
      runs,
    );
  });

  it('withdrawing one purpose leaves every other answer as it was (no bundling)', () => {
    fc.assert(
      fc.property(standing, fc.constantFrom(...purposes), (person, { id, code }) => {
        const now = answers(after(person, [{ purposeId: id, channel: null, kind: 'withdrawn' }]));
        for (const [at, before] of answers(person).entries())
          if (questions[at]?.code !== code) expect(now[at]).to.equal(before);
      }),
      runs,
    );
  });

  it('invariant I2: merge never widens allowed(), and hard case 9: drops nobody’s no', () => {
    fc.assert(
      fc.property(standing, standing, fc.subarray([...channels]), (winner, loser, brings) => {
        const plan = mergePlan(winner, loser, brings);
        // The record that stays has the addresses of both, and its own first one.
        // An objection that waits, of either, is found from the record that stays.
        const objectionWaits = winner.objectionWaits ?? loser.objectionWaits;
        const merged = everReached({ ...after(winner, plan.events, plan.basesLost), objectionWaits });
        const [mine, both] = [answers(everReached(winner)), answers(merged)];
        // The same at the address that the other brings.
        const mergedThere = { ...merged, marks: loser.marks, email: loser.email };
        const there = answers(mergedThere);
        for (const [at, { code, channel, of }] of questions.entries()) {
          if (both[at]) expect(mine[at], `${code} ${channel}: the one that stays was not allowed`).to.equal(true);
          const purpose = purposes.find((one) => one.code === code);
          if (!purpose || (channel !== null && of.length > 0 && !of.includes(channel))) continue;
          const saidNo = isStop(
            foldConsent(loser.events, { id: purpose.id, marketing: purpose.marketing !== null }, channel).status,
          );
          if (saidNo && (channel !== null || of.length === 0))
            expect(both[at], `${code} ${channel}: the other’s no is lost`).to.equal(false);
          // An address that comes with the other may be used only if it could be before.
          const brought = channel !== null && brings.includes(channel) && purpose.marketing !== null;
          const byPerson = decide(mergedThere, code, channel).because !== 'generic-address';
          if (
            there[at] &&
            brought &&
            byPerson &&
            loser.subject === 'known' &&
            !suppressedOn(loser, channel, purpose.id) &&
            purpose.basis === 'consent'
          )
            expect(foldConsent(loser.events, { id: purpose.id, marketing: true }, channel).status).to.equal('granted');
          if (there[at] && brought && purpose.basis !== 'consent') {
            const sale = winner.bases.find(({ purposeId }) => purposeId === purpose.id);
            const known = loser.marks[channel]?.some((mark) => isAmong(sale?.givenFor ?? [], mark));
            expect(known, `${code} ${channel}: the other’s address was not given at the sale`).to.equal(true);
          }
        }
      }),
      runs,
    );
  });

  it('invariant I2: import, restore, undo and replay never widen allowed(), and take over every no', () => {
    fc.assert(
      fc.property(standing, history, (person, told) => {
        const narrowed = after(person, narrowingPlan(person, told));
        const [before, now] = [answers(person), answers(narrowed)];
        for (const [at, { code, channel, of }] of questions.entries()) {
          if (now[at]) expect(before[at]).to.equal(true);
          const purpose = purposes.find((one) => one.code === code);
          if (!purpose || (of.length > 0 ? channel === null || !of.includes(channel) : channel !== null)) continue;
          const no = isStop(
            foldConsent(told, { id: purpose.id, marketing: purpose.marketing !== null }, channel).status,
          );
          if (no) expect(now[at], `${code} ${channel}`).to.equal(false);
        }
        // A second telling of the same adds nothing.
        expect(narrowingPlan(narrowed, told)).to.deep.equal([]);
      }),
      runs,
    );
  });
});

const suppressedOn = (person: Standing, channel: Channel, purposeId: string): boolean =>
  person.suppressions.some(
    (one) =>
      one.channel === channel &&
      (one.purposeId === null ? !one.except.includes(purposeId) : one.purposeId === purposeId),
  );
