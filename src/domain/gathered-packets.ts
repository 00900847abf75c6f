import type pg from 'pg';

declare module 'pg' {
  interface ClientBase {
    /** A client of a pool is a whole Client; its type leaves this out. */
    readonly connection: pg.Client['connection'];
  }
}

/**
 * Lets all that is sent on this connection in the present turn of the program leave in one packet. pg writes each
 * statement to the socket by itself, and such a write costs more than most statements do.
 */
export function gatherPackets({ connection: { stream } }: pg.ClientBase): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
