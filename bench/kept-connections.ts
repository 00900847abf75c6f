import net from 'node:net';
import { once } from 'node:events';

interface Reply {
  readonly status: number;
  /** Of the body. */
  readonly bytes: number;
}

/**
 * Asks for pages and counts what comes, on connections that are kept. It stands beside the server on the same two cores, so
 * what it costs is taken from what it measures: Node's own client took as much processor as half of what PostgreSQL did.
 */
export class KeptConnections {
  readonly #origin: URL;
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();

  constructor(origin: URL) {
    this.#origin = origin;
  }

  /** @throws Error when the connection breaks, or the answer does not say how long it is */
  async get(path: string, cookie: string): Promise<Reply> {
    const asking = `GET ${path} HTTP/1.1\r\nHost: ${this.#origin.host}\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}\r\n`;
    for (;;) {
      const kept = this.#idle.pop();
      const connection = kept ?? (await this.#open());
      try {
        const reply = await connection.ask(asking);
        this.#idle.push(connection);
        return reply;
      } catch (error) {
        // A server lets go of a connection that has been idle for a while; it may do so at the moment we ask again.
        if (kept === undefined) throw error;
      }
    }
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  async #open(): Promise<Connection> {
    const socket = net.connect({ host: this.#origin.hostname, port: Number(this.#origin.port), noDelay: true });
    await once(socket, 'connect');
    const connection = new Connection(socket, () => {
      this.#all.delete(connection);
      const at = this.#idle.indexOf(connection);
      if (at !== -1) this.#idle.splice(at, 1);
    });
    this.#all.add(connection);
    return connection;
  }
}

const END_OF_HEAD = '\r\n\r\n';

/** One connection, with at most one question under way. */
class Connection {
  readonly #socket: net.Socket;
  #waiting: { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void } | undefined;
  #early: Buffer | undefined;
  #reply: Reply | undefined;
  #missing = 0;

  constructor(socket: net.Socket, onClosed: () => void) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => {
      onClosed();
      this.#fail(new Error('the server closed the connection'));
    });
  }

  ask(text: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error('the connection is closed'));
      this.#waiting = { resolve, reject };
      this.#socket.write(text, 'latin1');
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#reply) this.#missing -= chunk.length;
    else this.#readHead(chunk);
    if (!this.#reply || this.#missing > 0) return;
    const reply = this.#reply;
    const waiting = this.#waiting;
    this.#reply = undefined;
    this.#waiting = undefined;
    waiting?.resolve(reply);
  }

  #readHead(chunk: Buffer): void {
    const received = this.#early ? Buffer.concat([this.#early, chunk]) : chunk;
    const end = received.indexOf(END_OF_HEAD);
    this.#early = end === -1 ? received : undefined;
    if (end === -1) return;
    const head = received.toString('latin1', 0, end);
    const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (status === undefined || length === undefined) {
      this.#socket.destroy(new Error('an answer that does not say how long it is'));
      return;
    }
    this.#reply = { status: Number(status), bytes: Number(length) };
    this.#missing = Number(length) - (received.length - end - END_OF_HEAD.length);
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(error);
  }
}
