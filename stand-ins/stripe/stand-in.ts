import { StripeAccount } from './account.ts';
import { catchUp } from './billing/due.ts';
import { Deliveries } from './deliveries/deliveries.ts';
import { checkedEndpoint, type Endpoint } from './deliveries/post-event.ts';
import { seedCatalogue } from './seed.ts';
import { emptyState } from './state.ts';
import { keepState, readState } from './state-file.ts';

export interface StandInOptions {
  publicUrl: string;
  secretKey: string;
  endpoint: Endpoint | undefined;
  /** Where to keep the account between runs; undefined keeps it in memory only. */
  stateFile: string | undefined;
  retryDelaysMs: readonly number[];
  afterLastAttempt: 'unpaid' | 'canceled';
}

/** The account together with its deliveries and its file. */
export class StandIn {
  readonly account: StripeAccount;
  readonly deliveries: Deliveries;
  readonly secretKey: string;
  readonly #stateFile: string | undefined;

  constructor(options: StandInOptions) {
    const state = (options.stateFile && readState(options.stateFile)) || emptyState();
    seedCatalogue(state);
    this.secretKey = options.secretKey;
    this.#stateFile = options.stateFile;
    this.deliveries = new Deliveries(options.endpoint && checkedEndpoint(options.endpoint), options.retryDelaysMs);
    this.account = new StripeAccount({
      state,
      publicUrl: options.publicUrl,
      afterLastAttempt: options.afterLastAttempt,
      announce: (event) => this.deliveries.announce(event),
    });
    // What an earlier run could not deliver is still owed.
    for (const event of Object.values(state.events)) if (event.pending_webhooks > 0) this.deliveries.announce(event);
  }

  /** Does what fell due while nobody asked. */
  catchUp(): void {
    if (catchUp(this.account)) this.keep();
  }

  /** Writes the account to its file, when it has one. */
  keep(): void {
    if (this.#stateFile) keepState(this.#stateFile, this.account.state);
  }

  async close(): Promise<void> {
    await this.deliveries.close();
    this.keep();
  }
}
