import net from 'node:net';

/** Whether a server could listen on the port; `host` undefined: on all addresses, as web does. */
export async function portState(port: number, host?: string): Promise<'free' | 'taken' | 'forbidden'> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EACCES') resolve('forbidden');
      else reject(error);
    });
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () =>
      server.close(() => resolve('free')),
    );
  });
}

/** A free port on loopback: the preferred one when it is free, so that addresses stay the same from start to start. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await portState(preferred, '127.0.0.1')) === 'free') return preferred;
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => (port === undefined ? reject(new Error('no port')) : resolve(port)));
    });
  });
}
