import { createServer } from 'node:net';
import { once } from 'node:events';

import { expect } from 'chai';

import { freePort } from '../../bin/free-port.ts';

describe('A free port', () => {
  it('is given to one server only, however many ask at once, and is none that a system gives to connections', async () => {
    const ports = await Promise.all(Array.from({ length: 100 }, () => freePort()));
    expect(new Set(ports).size).to.equal(ports.length);
    expect(Math.max(...ports)).to.be.below(32_768);
  });

  it('is the preferred one while that is free', async () => {
    const port = await freePort();
    expect(await freePort(port)).to.equal(port);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await freePort(port)).to.not.equal(port);
    server.close();
    await once(server, 'close');
  });
});
