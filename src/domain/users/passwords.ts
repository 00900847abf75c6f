import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's minimum for argon2id: 19 MiB, 2 passes, 1 lane. About 45 ms of one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** At most this many hashes at a time: each holds 19 MiB and one core, and signing in must not starve the pages. */
const AT_ONCE = 2;

/** Longer passwords are refused before hashing, so that hashing cannot be used to tire the server. */
export const LONGEST_PASSWORD = 1024;
export const SHORTEST_PASSWORD = 10;

let free = AT_ONCE;
const queue: (() => void)[] = [];

async function takeTurn(): Promise<void> {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => queue.push(resolve));
}

/** Hands the turn straight to who waits longest. */
function passTurn(): void {
  const next = queue.shift();
  if (next) next();
  else free++;
}

async function hash(password: string, salt: Buffer, c: typeof cost | Cost): Promise<Buffer> {
  await takeTurn();
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      argon2(
        'argon2id',
        {
          message: password.normalize('NFKC'),
          nonce: salt,
          memory: c.memory,
          passes: c.passes,
          parallelism: c.parallelism,
          tagLength: c.tagLength,
        },
        (error, tag) => (error ? reject(error) : resolve(tag)),
      );
    });
  } finally {
    passTurn();
  }
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Hashes a password with argon2id, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await hash(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * Whether the password fits the stored hash. Without a stored hash it does the same work on a made-up one and
 * answers false, so that the time tells nobody whether an address exists.
 */
export async function passwordFits(password: string, stored: string | null | undefined): Promise<boolean> {
  const parts = stored ? phc.exec(stored) : null;
  const [, memory, passes, parallelism, salt, tag] = parts ?? [];
  if (salt === undefined || tag === undefined || password.length > LONGEST_PASSWORD) {
    await hash(password.slice(0, LONGEST_PASSWORD), Buffer.alloc(16), cost);
    return false;
  }
  const expected = Buffer.from(tag, 'base64');
  const made = await hash(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(made, expected);
}
