/** How long something took, as people read it: "0.4 s". */
export const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/** Work that takes longer than this is announced while it goes on. */
const ANNOUNCE_MS = 500;

/**
 * Does a piece of work, with a line that says how long it took; when it takes a while, another says before that what
 * is going on.
 * @param said what to add to the line, from the result
 */
export async function step<T>(
  title: string,
  work: () => Promise<T>,
  said: (result: T) => string = () => '',
): Promise<T> {
  const began = performance.now();
  const announcing = setTimeout(() => console.log(`  ${title} …`), ANNOUNCE_MS);
  try {
    const result = await work();
    const addition = said(result);
    reportDone(addition === '' ? title : `${title}: ${addition}`, true, began);
    return result;
  } catch (error) {
    reportDone(title, false, began);
    throw error;
  } finally {
    clearTimeout(announcing);
  }
}

/** The line for a piece of work that others ran beside: printed when it is over. */
export function reportDone(title: string, ok: boolean, began: number): void {
  console.log(`${ok ? '✓' : '✗'} ${title}, ${secondsSince(began)}`);
}
