import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a test file cost, from when its worker was free until it was done. */
interface Cost {
  /** Milliseconds by the clock. */
  readonly clock: number;
  /** Milliseconds of processor time in the worker itself: without PostgreSQL, and without what it started. */
  readonly worker: number;
  /** Milliseconds of processor time in what it started that has ended: a browser, another worker. 0 where there is no /proc. */
  readonly started: number;
}

interface FileCost extends Cost {
  readonly file: string;
}

let last: Cost = { clock: 0, worker: 0, started: 0 };

/** Mocha runs these in its workers around each file; the file named by TEST_COSTS_FILE gets a line for each. */
export const mochaHooks = {
  afterAll(this: Mocha.Context): void {
    const to = process.env['TEST_COSTS_FILE'];
    const file = this.test?.parent?.suites.find((suite) => suite.file)?.file;
    const { user, system } = process.cpuUsage();
    const now = { clock: performance.now(), worker: (user + system) / 1000, started: startedUsed() };
    if (to && file) {
      const cost: FileCost = {
        file: path.relative(process.cwd(), file),
        clock: Math.round(now.clock - last.clock),
        worker: Math.round(now.worker - last.worker),
        started: Math.round(now.started - last.started),
      };
      appendFileSync(to, `${JSON.stringify(cost)}\n`);
    }
    last = now;
  },
};

/** Linux tells every program of processor time in hundredths of a second, whatever its kernel counts in. */
const TICK_MS = 10;

function startedUsed(): number {
  if (!existsSync('/proc/self/stat')) return 0;
  // Behind the program's name, which may hold anything, the 14th and 15th are those of children that have ended.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

const SHOWN = 15;

/** The files that took longest, as a table for people: where a run that has become slow is to be looked at first. */
export function dearestFiles(costsFile: string): string {
  const costs = existsSync(costsFile)
    ? readFileSync(costsFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): FileCost => JSON.parse(line))
    : [];
  const seconds = (ms: number): string => (ms / 1000).toFixed(1).padStart(7);
  const line = (name: string, { clock, worker, started }: Cost): string =>
    `${seconds(clock)} ${seconds(worker)} ${seconds(started)}  ${name}`;
  const sum = (of: keyof Cost): number => costs.reduce((total, cost) => total + cost[of], 0);
  return [
    '  clock  worker started  in seconds; processor time of the worker itself and of what it started',
    ...costs
      .toSorted((a, b) => b.clock - a.clock)
      .slice(0, SHOWN)
      .map((cost) => line(cost.file, cost)),
    line(`all ${costs.length} files`, { clock: sum('clock'), worker: sum('worker'), started: sum('started') }),
  ].join('\n');
}
