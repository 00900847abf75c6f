import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { pino } from 'pino';

import { Visitor } from '../../bin/canary/visitor.ts';
import { loadConfig, type Config } from '../../src/config.ts';
import { openOutside } from '../../src/domain/outside.ts';
import { createApp } from '../../src/web/app.ts';
import { ownDataFolder } from './own-data-folder.ts';
import { SECRET_KEY } from './secret-key.ts';

export { Visitor, type Asking, type Form, type Reply } from '../../bin/canary/visitor.ts';

export interface TestApp {
  /** For example `http://127.0.0.1:40123`, which is also the app's PUBLIC_URL. */
  readonly address: string;
  readonly config: Config;
  /** Somebody who is not signed in, with an empty cookie jar. */
  visitor(): Visitor;
}

/**
 * Runs the real web app on a free port for the surrounding `describe`. The database must be open by then: call `useCast()`,
 * or open one in a `before`, first. `env` is configuration as in the environment, read when the app starts.
 */
export function useApp(env: (address: string) => Readonly<Record<string, string>> = () => ({})): TestApp {
  let running: { server: Server; address: string; config: Config } | undefined;
  const app = (): NonNullable<typeof running> => {
    if (!running) throw new Error('The app runs only inside hooks and tests.');
    return running;
  };

  before(async () => {
    // Listens before the app is made, so that the app knows its own address.
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const where = server.address();
    if (where === null || typeof where === 'string') throw new Error('the server has no port');
    const address = `http://127.0.0.1:${where.port}`;
    const config = loadConfig({
      NODE_ENV: 'test',
      PUBLIC_URL: address,
      SECRET_KEY,
      // Nobody listens there: what needs the register says which stand-in it starts.
      REGISTER_URL: 'http://127.0.0.1:9',
      PEPPOL_STAND_IN: '127.0.0.1:9',
      // Never that of the product on this machine: what is known of its audit trails stands there.
      DATA_DIR: ownDataFolder(),
      ...env(address),
    });
    openOutside(config);
    server.on('request', createApp(config, pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })));
    running = { server, address, config };
  });

  after(async () => {
    if (!running) return;
    const closed = once(running.server, 'close');
    running.server.close();
    running.server.closeAllConnections();
    await closed;
  });

  return {
    get address() {
      return app().address;
    },
    get config() {
      return app().config;
    },
    visitor: () => new Visitor(app().address),
  };
}
