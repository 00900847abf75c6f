import { tmpdir } from 'node:os';

import { Redis } from 'ioredis';

import { startTestRedis, type TestRedis } from '../../bin/testing/redis.ts';

/** The Redis that the runner found, and that files share; undefined where there is none. */
export const sharedRedisUrl = process.env['TEST_REDIS_URL'];

/** Starts a Redis that a test may stop, of the same program as the shared one. @param port where it was before */
export async function startOwnRedis(port?: number): Promise<TestRedis> {
  if (sharedRedisUrl === undefined) throw new Error('there is no Redis');
  return startTestRedis(await programOf(sharedRedisUrl), tmpdir(), port);
}

async function programOf(url: string): Promise<string> {
  const running = new Redis(url);
  const program = /executable:(\S+)/.exec(await running.info('server'))?.[1];
  running.disconnect();
  if (program === undefined) throw new Error('Redis does not say which program it is');
  return program;
}
