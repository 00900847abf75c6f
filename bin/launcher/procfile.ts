/** One line of the Procfile: a process the product consists of. */
export interface ProcessLine {
  readonly name: string;
  /** Program and arguments; `node` stands for the Node that runs the launcher. */
  readonly command: readonly string[];
}

/**
 * Reads a Procfile: `name: program argument …` on each line, `#` starts a comment.
 * @throws Error naming a line that is neither
 */
export function parseProcfile(text: string): ProcessLine[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name, command] = /^([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
      if (name === undefined || command === undefined)
        throw new Error(`The Procfile has a line that names no process: ${line}`);
      return { name, command: command.split(/\s+/) };
    });
}
