import { setTimeout as wait } from 'node:timers/promises';
import type { StripeEvent } from '../wire.ts';
import { arrange, type Disorder } from './arrange.ts';
import { postEvent, type Endpoint } from './post-event.ts';

/** One event on its way to the endpoint. */
export interface Delivery {
  eventId: string;
  type: string;
  /** `held` waits for a release, `dropped` is never sent, `failed` has used up its attempts. */
  state: 'held' | 'dropped' | 'sending' | 'delivered' | 'failed';
  /** Signed with a secret that is not the endpoint's. */
  forged: boolean;
  /** What each attempt met: an HTTP status, or the reason there was none. */
  attempts: (number | string)[];
}

interface Sending {
  event: StripeEvent;
  delivery: Delivery;
}

const keptDeliveries = 1000;

/** Sends events to the one webhook endpoint, in order and at once, unless told to misbehave the way networks do. */
export class Deliveries {
  endpoint: Endpoint | undefined;
  readonly #retryDelaysMs: readonly number[];
  readonly #log: Delivery[] = [];
  readonly #underway = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #held: Sending[] = [];
  #holding = false;
  #lastInLine: Promise<void> = Promise.resolve();

  constructor(endpoint: Endpoint | undefined, retryDelaysMs: readonly number[]) {
    this.endpoint = endpoint;
    this.#retryDelaysMs = retryDelaysMs;
  }

  /** Takes an event that was just made. Without an endpoint nobody waits for it. */
  announce(event: StripeEvent): void {
    if (!this.endpoint) {
      event.pending_webhooks = 0;
      return;
    }
    const sending = this.#newSending(event, false);
    if (this.#holding) this.#held.push(sending);
    else this.#sendInLine(sending);
  }

  /** Keeps events back until {@link release}. */
  hold(): void {
    this.#holding = true;
  }

  /** Sends what was kept back, disordered as asked, and goes on as usual. */
  release(disorder: Disorder = {}): void {
    this.#holding = false;
    const { sent, dropped } = arrange(this.#held, disorder);
    this.#held = [];
    for (const { delivery } of dropped) delivery.state = 'dropped';
    const once = new Set<Sending>();
    for (const sending of sent) {
      const again = once.has(sending);
      once.add(sending);
      const one = again ? this.#newSending(sending.event, false) : sending;
      if (disorder.delayMs) this.#track(this.#sendLater(one, disorder.delayMs));
      else this.#sendInLine(one);
    }
  }

  /** Sends an event again, as Stripe's dashboard can. */
  redeliver(event: StripeEvent): void {
    this.#sendInLine(this.#newSending(event, false));
  }

  /** Sends an event signed with a secret that is not the endpoint's; a receiver must refuse it. */
  forge(event: StripeEvent): void {
    this.#sendInLine(this.#newSending(event, true));
  }

  list(): readonly Delivery[] {
    return structuredClone(this.#log);
  }

  /** Resolves when nothing is on its way; what is held stays held. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.settled();
  }

  #newSending(event: StripeEvent, forged: boolean): Sending {
    const delivery: Delivery = { eventId: event.id, type: event.type, state: 'held', forged, attempts: [] };
    this.#log.push(delivery);
    if (this.#log.length > keptDeliveries) this.#log.shift();
    return { event, delivery };
  }

  /** First attempts go out one after the other, so that undisturbed delivery keeps the order of events. */
  #sendInLine(sending: Sending): void {
    sending.delivery.state = 'sending';
    this.#lastInLine = this.#lastInLine.then(() => this.#firstAttempt(sending));
    this.#track(this.#lastInLine);
  }

  async #sendLater(sending: Sending, delayMs: number): Promise<void> {
    sending.delivery.state = 'sending';
    if (await this.#pause(delayMs)) await this.#firstAttempt(sending);
  }

  async #firstAttempt(sending: Sending): Promise<void> {
    if (await this.#attempt(sending)) return;
    if (sending.delivery.forged) sending.delivery.state = 'failed';
    else this.#track(this.#retry(sending));
  }

  async #retry(sending: Sending): Promise<void> {
    for (const delayMs of this.#retryDelaysMs) {
      if (!(await this.#pause(delayMs))) return;
      if (await this.#attempt(sending)) return;
    }
    sending.delivery.state = 'failed';
  }

  async #attempt({ event, delivery }: Sending): Promise<boolean> {
    const { endpoint } = this;
    if (!endpoint || this.#stopping.signal.aborted) return true;
    const answer = await postEvent(endpoint, event, { forged: delivery.forged, signal: this.#stopping.signal });
    delivery.attempts.push(answer);
    const accepted = typeof answer === 'number' && answer >= 200 && answer < 300;
    if (accepted) delivery.state = 'delivered';
    if (accepted && !delivery.forged) event.pending_webhooks = 0;
    return accepted;
  }

  /** @returns false when the stand-in closes meanwhile */
  async #pause(delayMs: number): Promise<boolean> {
    return wait(delayMs, true, { signal: this.#stopping.signal }).catch(() => false);
  }

  #track(work: Promise<void>): void {
    this.#underway.add(work);
    void work.finally(() => this.#underway.delete(work));
  }
}
