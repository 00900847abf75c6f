import { once } from 'node:events';
import { createServer } from 'node:http';

import { expect } from 'chai';
import express from 'express';

import { createLog } from '../../../src/log.ts';
import { requestLog } from '../../../src/web/middleware/request-log.ts';

describe('the request log', () => {
  it('tells of the route, never of what stands in the address', async () => {
    const lines: string[] = [];
    const app = express();
    app.use(requestLog(createLog('web', 'info', { write: (line: string) => void lines.push(line) })));
    app.get('/no/:language/new-password/:token', (_request, response) => void response.send('ok'));
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    for (const path of ['/no/nb/new-password/hemmelig?q=kari', '/hemmelig/finnes-ikke'])
      await (await fetch(`http://127.0.0.1:${address.port}${path}`)).text();
    server.close();

    const entries = lines.map((line): Record<string, unknown> => JSON.parse(line));
    expect(entries.map(({ route, status, method }) => ({ route, status, method }))).to.deep.equal([
      { route: '/no/:language/new-password/:token', status: 200, method: 'GET' },
      { route: undefined, status: 404, method: 'GET' },
    ]);
    expect(lines.join('')).to.not.match(/hemmelig|kari/);
  });
});
