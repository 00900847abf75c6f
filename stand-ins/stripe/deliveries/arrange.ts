/** How a batch of deliveries departs from the order and number in which its events were made. */
export interface Disorder {
  /** `shuffled` needs no more than a seed to be repeated. */
  order?: 'made' | 'reversed' | 'shuffled' | undefined;
  seed?: number | undefined;
  /** How many times each event is sent; 2 sends everything twice. */
  copies?: number | undefined;
  /** Events of these types, or with these ids, are never sent. */
  drop?: readonly string[] | undefined;
  /** Wait this long before sending. */
  delayMs?: number | undefined;
}

/** Splits a batch into what is sent, in which order and how often, and what is lost. */
export function arrange<Item extends { event: { id: string; type: string } }>(
  batch: readonly Item[],
  { order = 'made', seed = 1, copies = 1, drop = [] }: Disorder,
): { sent: Item[]; dropped: Item[] } {
  const lost = ({ event }: Item): boolean => drop.includes(event.id) || drop.includes(event.type);
  const sent = batch.filter((item) => !lost(item)).flatMap((item) => Array.from({ length: copies }, () => item));
  if (order === 'reversed') sent.reverse();
  if (order === 'shuffled') shuffle(sent, seed);
  return { sent, dropped: batch.filter(lost) };
}

/** Fisher and Yates's shuffle over a small repeatable generator (mulberry32). */
function shuffle(items: unknown[], seed: number): void {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
}
