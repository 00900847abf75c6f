/** One line of the Procfile: a process the product consists of. */
export interface ProcessLine {
  readonly name: string;
  /** Variables of its environment, beside those that all have. */
  readonly settings: Readonly<Record<string, string>>;
  /** Program and arguments; `node` stands for the Node that runs the launcher. */
  readonly command: readonly string[];
}

/**
 * Reads a Procfile: `name: program argument …` on each line, `#` starts a comment. As in a shell, `VARIABLE=value` may
 * stand before the program.
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
      const words = command.split(/\s+/);
      const settings = words.slice(
        0,
        Math.max(
          words.findIndex((word) => !assignment.test(word)),
          0,
        ),
      );
      return {
        name,
        settings: Object.fromEntries(settings.map((word) => word.split(/=(.*)/s, 2))),
        command: words.slice(settings.length),
      };
    });
}

const assignment = /^[A-Za-z_]\w*=/;
