/** The paths of a JSON value with the kinds of value that stand there: `navn` → `string`, `adresse[]` → `string`, `null`. */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** The shape of a value. What stands in the items of a list is one path, and values themselves are nowhere in it. */
export function shapeOf(value: unknown): Shape {
  const shape = new Map<string, Set<string>>();
  walk(value, '', shape);
  shape.delete('');
  return shape;
}

function walk(value: unknown, path: string, shape: Map<string, Set<string>>): void {
  const kinds = shape.get(path) ?? new Set();
  shape.set(path, kinds.add(kindOf(value)));
  if (Array.isArray(value)) for (const item of value) walk(item, `${path}[]`, shape);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`, shape);
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
