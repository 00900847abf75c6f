const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];

/** PostgreSQL's class 08 (connection), too many connections, and shutting down, crashed, starting (appendix A of its manual). */
const awayStates = /^(?:08\w{3}|53300|57P0[123])$/;

/** What pg and its pool say without a code. */
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** Whether work failed because the database cannot be reached, is starting or stopping, or says nothing. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return networkCodes.includes(code) || awayStates.test(code) || awayWords.test(error.message);
}
