import { expect } from 'chai';
import { Throttle, type Turn } from '../../../src/domain/register/throttle.ts';
import { VirtualClock } from './virtual-clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const forever = new AbortController().signal;

describe('The throttle of the register client', () => {
  let clock: VirtualClock;
  let order: string[];
  let turns: Turn[];
  const take = (throttle: Throttle, name: string, interactive: boolean, signal = forever) =>
    throttle.take({ interactive, signal }).then((turn) => {
      if (turn !== undefined) {
        order.push(name);
        turns.push(turn);
      }
      return turn;
    });

  beforeEach(() => {
    clock = new VirtualClock();
    order = [];
    turns = [];
  });

  it('lets so many go at once and then one per fraction of a second', async () => {
    const throttle = new Throttle({ perSecond: 5, concurrency: 100, clock });
    await Promise.all(Array.from({ length: 5 }, (_, place) => take(throttle, String(place), true)));
    expect(clock.waits).to.deep.equal([]);
    await Promise.all(Array.from({ length: 5 }, (_, place) => take(throttle, String(place), true)));
    const waited = clock.waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited).to.be.within(1000, 1010);
  });

  it('keeps the last place for people', async () => {
    const throttle = new Throttle({ perSecond: 50, concurrency: 2, clock });
    void take(throttle, 'background 1', false);
    void take(throttle, 'background 2', false);
    await settle();
    expect(order).to.deep.equal(['background 1']);
    void take(throttle, 'person', true);
    await settle();
    expect(order).to.deep.equal(['background 1', 'person']);
  });

  it('lets background work through where there is only one place', async () => {
    const throttle = new Throttle({ perSecond: 50, concurrency: 1, clock });
    expect(await take(throttle, 'background', false)).to.not.equal(undefined);
  });

  it('serves people before background work that came first', async () => {
    const throttle = new Throttle({ perSecond: 50, concurrency: 1, clock });
    const first = await take(throttle, 'first', false);
    void take(throttle, 'background', false);
    void take(throttle, 'person', true);
    first?.release();
    await settle();
    expect(order).to.deep.equal(['first', 'person']);
    turns[1]?.release();
    await settle();
    expect(order).to.deep.equal(['first', 'person', 'background']);
  });

  it('counts a place as free once, however often it is released', async () => {
    const throttle = new Throttle({ perSecond: 50, concurrency: 1, clock });
    const first = await take(throttle, 'first', true);
    first?.release();
    first?.release();
    void take(throttle, 'second', true);
    void take(throttle, 'third', true);
    await settle();
    expect(order).to.deep.equal(['first', 'second']);
  });

  it('gives no turn to one who left the queue, and the next gets it', async () => {
    const throttle = new Throttle({ perSecond: 50, concurrency: 1, clock });
    const first = await take(throttle, 'first', true);
    const leaving = new AbortController();
    const left = take(throttle, 'left', true, leaving.signal);
    void take(throttle, 'stayed', true);
    leaving.abort();
    expect(await left).to.equal(undefined);
    first?.release();
    await settle();
    expect(order).to.deep.equal(['first', 'stayed']);
  });

  it('holds everybody during a pause the register asked for', async () => {
    const throttle = new Throttle({ perSecond: 5, concurrency: 2, clock });
    throttle.holdUntil(clock.now() + 2500);
    expect(throttle.msHeld()).to.equal(2500);
    await take(throttle, 'held', true);
    expect(clock.waits).to.deep.equal([1000, 1000, 500]);
    expect(throttle.msHeld()).to.equal(0);
  });
});
