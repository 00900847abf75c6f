import type { CDPSession } from 'playwright-core';

/** One request of a page, as it went over the wire. */
export interface Transfer {
  readonly url: string;
  readonly fromCache: boolean;
  readonly cacheControl: string;
  bytes: number;
}

/** Follows what a page loads; calling it answers what was loaded since the last call. */
export async function listenToWire(wire: CDPSession): Promise<() => Transfer[]> {
  const seen = new Map<string, Transfer>();
  // Chromium counts a cached file's headers too, so those are known by where they came from.
  const cached = new Set<string>();
  wire.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId));
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    const fromCache = cached.has(requestId) || response.fromDiskCache === true;
    const cacheControl = response.headers['cache-control'] ?? response.headers['Cache-Control'] ?? '';
    seen.set(requestId, { url: response.url, fromCache, cacheControl, bytes: 0 });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = seen.get(requestId);
    if (transfer) transfer.bytes = encodedDataLength;
  });
  await wire.send('Network.enable');
  return () => {
    const all = [...seen.values()];
    seen.clear();
    return all;
  };
}
