// `npm start` on Node 24: brings what is missing around the processes of the Procfile, runs them, and stops all in order.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ConfigError, loadConfig } from '../src/config.ts';
import { prepareDataFolder, UnusableDataFolder } from '../src/data-folder.ts';
import { followParent } from '../src/lifeline.ts';
import { CannotStart } from './cannot-start.ts';
import { choosePort } from './launcher/port.ts';
import { parseProcfile } from './launcher/procfile.ts';
import { RunningProgram } from './launcher/program.ts';
import { waitUntilReady } from './launcher/ready.ts';
import { removeNote } from './launcher/run-note.ts';
import { StopAsked, Stopping } from './launcher/stopping.ts';
import { localSurroundings, productionSurroundings, type Launch, type Surroundings } from './launcher/surroundings.ts';
import { welcome } from './launcher/welcome.ts';
import { secondsSince, step } from './progress.ts';

const root = path.join(import.meta.dirname, '..');
const stopping = new Stopping();

async function main(): Promise<never> {
  const began = performance.now();
  const asked = loadConfig(process.env);
  const dataDir = prepareDataFolder(path.resolve(root, asked.dataDir), 'npm start');
  const port = await choosePort(asked.port, asked.production ? undefined : '127.0.0.1', dataDir);
  const config = loadConfig({ ...process.env, PORT: String(port), DATA_DIR: dataDir });
  stopping.later(undefined, async () => removeNote(dataDir));
  const launch: Launch = { config, root, stopping };
  const surroundings = await (config.production ? productionSurroundings(launch) : localSurroundings(launch));
  stopping.signal.throwIfAborted();
  await startPrograms(launch, surroundings);
  console.log(welcome(launch, surroundings, secondsSince(began)));
  return stopping.wait();
}

async function startPrograms({ config }: Launch, { programs, standIns }: Surroundings): Promise<void> {
  const lines = parseProcfile(readFileSync(path.join(root, 'Procfile'), 'utf8'));
  const names = lines.map(({ name }) => name).join(', ');
  await step([names, ...Object.keys(standIns).map((name) => `${name} stand-in`)].join(', '), async () => {
    const running = lines.map(
      ({ settings, ...line }) => new RunningProgram({ ...programs, ...line, env: { ...programs.env, ...settings } }),
    );
    stopping.later(names, async () => {
      await Promise.all(running.map((program) => program.stop()));
    });
    await waitUntilReady(`http://127.0.0.1:${config.port}`, stopping.signal);
    await Promise.all(Object.values(standIns).map((standIn) => standIn.listening));
  });
}

/** The first Ctrl-C stops in order; one more, a while later, ends at once, and the guard stops the database. */
function onSignal(signal: NodeJS.Signals): void {
  if (!stopping.signal.aborted) {
    impatientAfter = performance.now() + 1_000;
    return stopping.ask();
  }
  // npm and the terminal may both pass on the same key press.
  if (signal === 'SIGINT' && performance.now() > impatientAfter) process.exit(130);
}
let impatientAfter = 0;

function explain(error: unknown): number {
  if (error instanceof StopAsked) return 0;
  const putRightByHand =
    error instanceof CannotStart || error instanceof ConfigError || error instanceof UnusableDataFolder;
  console.error(putRightByHand ? `\n${error.message}` : error);
  return 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
const run = main()
  .catch(explain)
  .then(async (code) => {
    stopping.ask();
    await stopping.run();
    process.exit(code);
  });
followParent(() => {
  stopping.ask();
  return run;
});
