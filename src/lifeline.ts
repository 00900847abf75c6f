const GRACE_MS = 15_000;

/**
 * Ends this process when the one that started it is gone, even when that was killed and could pass on no signal.
 * The launcher holds one end of an IPC channel to every process it starts; the channel closes with the launcher.
 * Started in any other way, this does nothing.
 * @param stop finishes the work in hand; after 15 seconds the process ends regardless
 */
export function followParent(stop: () => Promise<void>): void {
  // `send` outlives the channel, so it also tells of a launcher that died before this was called.
  if (process.send === undefined) return;
  if (process.connected) {
    process.once('disconnect', () => end(stop));
    process.channel?.unref();
  } else {
    end(stop);
  }
}

function end(stop: () => Promise<void>): void {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}

/**
 * Ends this process when it is asked to (SIGTERM, Ctrl-C) and when the one that started it is gone.
 * @param stop finishes the work in hand; asked for again, it answers the same promise
 */
export function endWhenAsked(stop: () => Promise<void>, onFailure: (error: unknown) => void): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          onFailure(error);
          process.exit(1);
        },
      );
    });
  followParent(stop);
}
