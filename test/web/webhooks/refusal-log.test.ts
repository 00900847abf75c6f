import { once } from 'node:events';
import { Writable } from 'node:stream';

import { expect } from 'chai';
import express from 'express';

import { createLog } from '../../../src/log.ts';
import { stripeWebhook } from '../../../src/web/webhooks/stripe.ts';

describe('The log of what the webhook for Stripe refuses', () => {
  it('names the kind of error and nothing of what was sent', async () => {
    let written = '';
    const lines = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    });
    const server = express()
      .post('/', ...stripeWebhook(createLog('web', 'info', lines)))
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const where = server.address();
      if (where === null || typeof where === 'string') throw new Error('the server has no port');
      await fetch(`http://127.0.0.1:${where.port}`, { method: 'POST', body: 'Kari Nordmann' });
    } finally {
      server.close();
    }
    expect(JSON.parse(written)).to.deep.include({ failure: 'NotFromStripe', status: 400 });
    expect(written).to.not.include('Kari');
  });
});
