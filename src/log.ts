import { pino, type DestinationStream, type Logger } from 'pino';

/** What is known of an error without its message, which can hold a name, an address or a value somebody typed. */
interface LoggedError {
  readonly type: string;
  readonly code?: string;
  /** The frames alone. */
  readonly stack: string;
}

/** Values that must never be in a log, wherever in an entry they turn up, one level down included. */
const secrets = ['password', 'token', 'cookie', 'authorization', 'email', 'phone', 'to', 'address', 'params', 'body'];

/**
 * The log of one process: JSON lines on standard output. Entries hold ids, counts, codes and words of ours; errors are
 * logged by class, code and stack frames. The personal data of people is in the database and nowhere else.
 */
export function createLog(name: string, level = 'info', destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    serializers: { err: loggedError, error: loggedError },
    redact: { paths: secrets.flatMap((secret) => [secret, `*.${secret}`]), censor: '[removed]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' };
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: (error.stack ?? '')
      .replace(error.message, '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}
