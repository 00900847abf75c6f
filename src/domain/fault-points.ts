/** What to do at a fault point; a test throws here what a dying process would leave undone. */
export type Saboteur = (step: string) => void | Promise<void>;

let saboteur: Saboteur | undefined;

/**
 * Marks the end of a step of a duty, for example `await faultPoint('mail sent')`. It does nothing in the product. The
 * proofs of the duties stop at each one in turn, as if the process had died there, and look at what a second run makes
 * of it. Put one after every effect that a crash could separate from the next: inside transactions and between them.
 */
export async function faultPoint(step: string): Promise<void> {
  if (saboteur) await saboteur(step);
}

/** Arms the fault points of this process, until the function it answers is called. For tests alone. */
export function armFaultPoints(act: Saboteur): () => void {
  saboteur = act;
  return () => {
    saboteur = undefined;
  };
}
