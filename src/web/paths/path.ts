type ParamNames<Pattern extends string> = Pattern extends `${string}:${infer Param}/${infer Rest}`
  ? Param | ParamNames<`/${Rest}`>
  : Pattern extends `${string}:${infer Param}`
    ? Param
    : never;

type Params<Pattern extends string> = { readonly [Name in ParamNames<Pattern>]: string };

/** A URL of the product: call it with its parameters, or hand `pattern` to the router. */
export interface Path<Pattern extends string> {
  (...params: ParamNames<Pattern> extends never ? [] : [Params<Pattern>]): string;
  readonly pattern: Pattern;
}

/** Declares a URL by its pattern; parameters are percent-encoded when it is called. */
export function path<const Pattern extends string>(pattern: Pattern): Path<Pattern>;
export function path(pattern: string): unknown {
  const pieces = pattern.split(/:(\w+)/);
  const build = (params?: Readonly<Record<string, string>>): string =>
    pieces.map((piece, i) => (i % 2 === 0 ? piece : encodeURIComponent(params?.[piece] ?? ''))).join('');
  return Object.assign(build, { pattern });
}
