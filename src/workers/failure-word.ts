/** A failure with a word that operators may see, such as `register-timeout`. */
interface NamedFailure {
  readonly failure: string;
}

/**
 * What may be kept about an error outside the database: its own word, or its class and code. Never its message, which
 * can hold a name or an address (a mail server repeats the recipient, PostgreSQL the value).
 */
export function failureWord(error: unknown): string {
  if (isNamed(error)) return error.failure;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name}:${error.code}` : error.name;
}

const isNamed = (error: unknown): error is NamedFailure =>
  typeof error === 'object' && error !== null && 'failure' in error && typeof error.failure === 'string';

/** The only error a queue ever sees: BullMQ keeps its text, and a queue holds no personal data. */
export class JobFailed extends Error {
  constructor(failure: string) {
    super(failure);
    this.name = 'JobFailed';
  }
}

/** Runs a job's work; whatever it throws reaches the queue as a `JobFailed` with a word instead of its text. */
export async function withoutDetails(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // No `cause`: the queue would not keep it, but whoever logs the error would.
    throw new JobFailed(failureWord(error));
  }
}
