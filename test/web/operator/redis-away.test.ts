import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

import { expect } from 'chai';

import { reportQueue } from '../../../src/domain/housekeeping.ts';
import { redisAnswers } from '../../../src/web/operator/redis-answers.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { sharedRedisUrl } from '../../support/own-redis.ts';
import { asSuperuser } from '../../support/superuser.ts';

describe('the operators’ page while Redis is away', () => {
  // Nobody listens there.
  const town = useTown(() => ({ REDIS_URL: 'redis://127.0.0.1:9' }));

  it('says so, though the worker reported a moment ago, and what becomes of the work', async () => {
    await asSuperuser(town.database, (client) =>
      client.query(`update users set operator = true where id = $1`, [town.astrid.userId]),
    );
    await reportQueue('mail', 'redis', { waiting: 0, active: 0, delayed: 0, failed: 0, completed: 0 });
    const { text } = await (await town.signedIn('astrid')).get(paths.operator.show());
    expect(text).to.include('Redis svarer ikke').and.include('Svarer ikke').and.not.include('Ingenting er forsinket');
  });
});

describe('asking Redis whether it is there', () => {
  const open = new Set<Socket>();
  let server: Server | undefined;
  afterEach(() => {
    for (const socket of open) socket.destroy();
    server?.close();
  });

  /** Something that listens, and says the given to whoever speaks. */
  async function listening(says: string | undefined): Promise<string> {
    server = createServer((socket) => {
      open.add(socket);
      socket.on('data', () => says !== undefined && socket.write(says));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const where = server.address();
    return `redis://127.0.0.1:${where !== null && typeof where === 'object' ? where.port : 0}`;
  }

  it('takes no answer for none within a second', async () => {
    const url = await listening(undefined);
    const began = Date.now();
    expect(await redisAnswers(url)).to.equal(false);
    expect(Date.now() - began).to.be.lessThan(1_500);
  });

  it('hears one that asks for a password, and one that is still loading not', async () => {
    expect(await redisAnswers(await listening('-NOAUTH Authentication required.\r\n'))).to.equal(true);
    server?.close();
    expect(await redisAnswers(await listening('-LOADING Redis is loading\r\n'))).to.equal(false);
  });

  it('hears a real one', async function () {
    if (sharedRedisUrl === undefined) this.skip();
    expect(await redisAnswers(sharedRedisUrl)).to.equal(true);
  });
});
