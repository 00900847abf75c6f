import type { IncomingMessage } from 'node:http';

const mostBytes = 1024 * 1024;

/**
 * The body of a request as text.
 *
 * @throws RangeError when it is larger than a megabyte
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new RangeError('The request body is larger than a megabyte');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
