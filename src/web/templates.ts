import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ejs from 'ejs';

type Template = (locals: object) => string;

/** Compiled templates of the `views/` folder. In production each file is read once; otherwise edits show at once. */
export interface Templates {
  /** Renders a view such as `contacts/index`. @throws Error naming the view and line when a template fails. */
  render(view: string, locals: object): string;
  has(view: string): boolean;
}

export function loadTemplates(directory: string, options: { keep: boolean }): Templates {
  const compiled = new Map<string, Template>();
  const fileOf = (view: string): string => path.join(directory, `${view}.ejs`);
  const compile = (view: string): Template => {
    const known = compiled.get(view);
    if (known) return known;
    const file = fileOf(view);
    const template = ejs.compile(readFileSync(file, 'utf8'), {
      filename: file,
      escape: escapeHtml,
      rmWhitespace: true,
    }) as Template;
    if (options.keep) compiled.set(view, template);
    return template;
  };
  // A template finds `include` among its locals before EJS's own, which looks for the file on disk at every call.
  // An include sees what its includer sees, and what it is given besides.
  const render = (view: string, locals: object): string =>
    compile(view)({
      ...locals,
      include: (name: string, more?: object) => render(included(view, name), { ...locals, ...more }),
    });
  return { render, has: (view) => existsSync(fileOf(view)) };
}

/** `/partials/field` is named from the top of `views/`, `_list` from the folder of the view that includes it. */
const included = (view: string, name: string): string =>
  name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(view), name);

/** EJS's own escaping, spared for the many texts and numbers that have nothing to escape: looking is cheaper than replacing. */
function escapeHtml(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && !/[&<>"']/.test(value) ? value : ejs.escapeXML(value);
}
