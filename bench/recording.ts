import ejs from 'ejs';
import pg from 'pg';

/** One statement as it was sent. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What one request did: its statements and its templates, to be repeated without everything around them. */
export interface Recording {
  readonly statements: readonly Statement[];
  readonly renders: readonly (() => string)[];
}

let statements: Statement[] | undefined;
let renders: (() => string)[] | undefined;
let depth = 0;

type Compiled = (locals: object) => string;

/** Must run before the app under measurement is made: listens in on pg and EJS of this process. */
export function listenIn(): void {
  const prototype: { query: (this: pg.Client, ...args: never[]) => unknown } = pg.Client.prototype;
  const { query } = prototype;
  prototype.query = function listened(this: pg.Client, ...args: never[]) {
    listenTo(args);
    return query.apply(this, args);
  };

  const compile = ejs.compile as (template: string, options: object) => Compiled;
  Object.assign(ejs, {
    compile: (template: string, options: object): Compiled => {
      const compiled = compile(template, options);
      return (locals) => {
        // An include is part of the template that includes it.
        if (depth === 0) renders?.push(() => compiled(locals));
        depth++;
        try {
          return compiled(locals);
        } finally {
          depth--;
        }
      };
    },
  });
}

function listenTo([first, second]: readonly unknown[]): void {
  if (typeof first === 'string') statements?.push({ text: first, values: Array.isArray(second) ? second : [] });
  else if (typeof first === 'object' && first !== null && 'text' in first && typeof first.text === 'string')
    statements?.push({
      text: first.text,
      values: 'values' in first && Array.isArray(first.values) ? first.values : [],
    });
}

/** Runs `work` and answers what it sent to PostgreSQL and rendered. */
export async function record(work: () => Promise<unknown>): Promise<Recording> {
  statements = [];
  renders = [];
  try {
    await work();
    return { statements, renders };
  } finally {
    statements = undefined;
    renders = undefined;
  }
}

/** What makes a transaction of statements, which the bare run has of its own. */
const frame = /^(?:begin|set local|commit|rollback)\b/;

/** The statements of the request up to the end of its transaction, the session's among them, without its begin and commit. */
export function askedBy({ statements: all }: Recording): Statement[] {
  const end = all.findIndex(({ text }) => text === 'commit' || text === 'rollback');
  return end === -1 ? [] : all.slice(0, end).filter(({ text }) => !frame.test(text));
}
