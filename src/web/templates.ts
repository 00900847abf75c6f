import { existsSync } from 'node:fs';
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
    // Read as EJS reads what a template includes, so that one listener hears of every file (test/web/views.test.ts).
    const template = ejs.compile(ejs.fileLoader(file).toString(), {
      filename: file,
      root: directory,
      views: [directory],
      cache: options.keep,
      rmWhitespace: true,
    }) as Template;
    if (options.keep) compiled.set(view, template);
    return template;
  };
  return { render: (view, locals) => compile(view)(locals), has: (view) => existsSync(fileOf(view)) };
}
