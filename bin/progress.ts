/** How long something took, as people read it: "0.4 s". */
export const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/**
 * Does a piece of work with a line that says at once what is being done, and then how long it took.
 * @param said what to add to the line, from the result
 */
export async function step<T>(
  title: string,
  work: () => Promise<T>,
  said: (result: T) => string = () => '',
): Promise<T> {
  const began = performance.now();
  process.stdout.write(`${title} … `);
  try {
    const result = await work();
    const addition = said(result);
    console.log(`${addition === '' ? '' : `${addition}, `}${secondsSince(began)}`);
    return result;
  } catch (error) {
    console.log(`failed, ${secondsSince(began)}`);
    throw error;
  }
}

/** The line for a piece of work that others ran beside: printed when it is over. */
export function reportDone(title: string, ok: boolean, began: number): void {
  console.log(`${ok ? '✓' : '✗'} ${title}, ${secondsSince(began)}`);
}
