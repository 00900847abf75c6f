import { armFaultPoints } from '../../src/domain/fault-points.ts';

/** Thrown at a fault point in place of the process dying there: the open transaction is lost, and so is what follows. */
export class Crash extends Error {
  constructor(step: string) {
    super(`crash after: ${step}`);
    this.name = 'Crash';
  }
}

/** Runs `work` and answers the fault points it passed, in order, repeats included. */
export async function stepsOf(work: () => Promise<unknown>): Promise<string[]> {
  const steps: string[] = [];
  const disarm = armFaultPoints((step) => {
    steps.push(step);
  });
  try {
    await work();
  } finally {
    disarm();
  }
  return steps;
}

/**
 * Runs `work`, which dies at the fault point number `at` (from 0), and swallows that crash alone.
 * @returns whether it came so far
 */
export async function crashingAt(at: number, work: () => Promise<unknown>): Promise<boolean> {
  let passed = 0;
  const disarm = armFaultPoints((step) => {
    if (passed++ === at) throw new Crash(step);
  });
  try {
    await work();
    return passed > at;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  } finally {
    disarm();
  }
}
