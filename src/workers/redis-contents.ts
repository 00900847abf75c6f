import type { Redis } from 'ioredis';

import type { StoredText } from '../domain/privacy/inventory/residue-scan.ts';

/** Everything a Redis database holds, key by key, for the residue scan. For servers of the queues alone: it reads all of it. */
export async function* redisContents(redis: Redis): AsyncGenerator<StoredText> {
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'COUNT', 500);
    for (const place of keys) yield { place, text: await valuesOf(redis, place) };
    cursor = next;
  } while (cursor !== '0');
}

async function valuesOf(redis: Redis, key: string): Promise<string[]> {
  const type = await redis.type(key);
  const read = readers[type];
  // A key can run out between the two questions.
  if (type === 'none') return [];
  if (!read) throw new Error(`Redis holds a ${type}, which nobody knows how to read`);
  return (await read(redis, key)).flatMap((value) => [value, '\u0001']);
}

const readers: Readonly<Record<string, (redis: Redis, key: string) => Promise<string[]>>> = {
  string: async (redis, key) => [(await redis.get(key)) ?? ''],
  hash: async (redis, key) => Object.entries(await redis.hgetall(key)).flat(),
  list: (redis, key) => redis.lrange(key, 0, -1),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, '0', '-1'),
  stream: async (redis, key) => (await redis.xrange(key, '-', '+')).flatMap(([id, fields]) => [id, ...fields]),
};
