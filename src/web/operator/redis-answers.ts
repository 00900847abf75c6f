import net from 'node:net';
import tls from 'node:tls';

/** So long the operators' page waits for Redis; on a network of one's own it answers within a millisecond. */
const PATIENCE_MS = 500;

/** It is at work, or would be for whoever signs in. */
const alive = /^(?:\+PONG|-NOAUTH|-NOPERM)/;

/** Whether the Redis at an address answers right now. Asked anew each time, with a word of its own: the web has no part in the queues. */
export function redisAnswers(url: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(url);
  const where = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 6379 };
  const secure = protocol === 'rediss:';
  return new Promise((resolve) => {
    const socket = secure ? tls.connect({ ...where, servername: where.host }) : net.connect(where);
    const answer = (answers: boolean): void => {
      clearTimeout(patience);
      socket.destroy();
      resolve(answers);
    };
    const patience = setTimeout(() => answer(false), PATIENCE_MS);
    socket.once(secure ? 'secureConnect' : 'connect', () => socket.write('PING\r\n'));
    socket.once('data', (bytes) => answer(alive.test(bytes.toString('latin1'))));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}
