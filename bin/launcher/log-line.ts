const levels: Record<number, string> = { 40: 'warning: ', 50: 'error: ', 60: 'error: ' };
const frame = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg']);

/**
 * A line of a program's output for the terminal of somebody developing. The programs log JSON, one object a line (pino);
 * that becomes time, message and the other fields. Anything else stays as it is.
 */
export function readableLine(line: string): string {
  const entry = parseEntry(line);
  if (!entry) return line;
  const { time, level, msg } = entry;
  const clock = typeof time === 'number' ? `${new Date(time).toTimeString().slice(0, 8)} ` : '';
  const rest = Object.entries(entry)
    .filter(([key]) => !frame.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${clock}${levels[Number(level)] ?? ''}${[typeof msg === 'string' ? msg : '', ...rest].join(' ').trim()}`;
}

function parseEntry(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: Record<string, unknown> = JSON.parse(line);
    return typeof entry['level'] === 'number' ? entry : undefined;
  } catch {
    // It only looked like JSON.
    return undefined;
  }
}
