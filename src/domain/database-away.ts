const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];

/** PostgreSQL's class 08 (connection), too many connections, and shutting down, crashed, starting (appendix A of its manual). */
const awayStates = /^(?:08\w{3}|53300|57P0[123])$/;

/** What pg and its pool say without a code. */
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** The database has said nothing for longer than somebody wanted to wait. */
class DatabaseSilent extends Error {
  constructor(ms: number) {
    super(`the database said nothing for ${ms} ms`);
  }
}

/**
 * What the work brings, when that takes no longer than so many milliseconds. Work given up goes on by itself, and what
 * becomes of it is told to nobody.
 * @throws Error for which `isDatabaseAway` is true, when it takes longer
 */
export async function answeredWithin<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DatabaseSilent(ms)), ms);
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether work failed because the database cannot be reached, is starting or stopping, or says nothing. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseSilent) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return networkCodes.includes(code) || awayStates.test(code) || awayWords.test(error.message);
}
