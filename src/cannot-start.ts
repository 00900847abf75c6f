import { ConfigError } from './config.ts';
import { UnusableDataFolder } from './data-folder.ts';
import { OtherStripeMode } from './domain/billing/stripe-mode.ts';
import { ErasuresToReplay } from './domain/privacy/erasure/refuse-behind-ledger.ts';

/** Whether what kept a process from starting is for whoever runs it to put right: its message says how, and a stack says nothing more. */
export const isPutRightByHand = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  error instanceof UnusableDataFolder ||
  error instanceof ErasuresToReplay ||
  error instanceof OtherStripeMode;
