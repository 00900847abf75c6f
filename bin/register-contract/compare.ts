import { contractQuestions, type ContractQuestion } from './questions.ts';
import { shapeOf, type Shape } from './shape.ts';

/** What is not as it was: `drift` our client may break on, `news` it ignores. */
export interface ContractDifference {
  readonly kind: 'drift' | 'news';
  readonly about: string;
  /** In words, without any value of an answer: these may be about people. */
  readonly what: string;
}

export interface Comparison {
  readonly asked: number;
  readonly differences: readonly ContractDifference[];
  /** Questions that one of the two did not answer: nothing is known of these, which is neither sameness nor drift. */
  readonly unanswered: readonly {
    readonly about: string;
    readonly who: 'register' | 'stand-in';
    readonly why: string;
  }[];
}

/** How long one answer may take, and the pause between two questions, in milliseconds. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 250;

/**
 * Asks the register and the stand-in the same questions, one after the other, and tells where their answers differ in
 * status, media type, headers and shape. Values are compared nowhere, kept nowhere and told nowhere.
 * @param register the register's address, `https://data.brreg.no`
 */
export async function compareContracts(
  register: string,
  standIn: string,
  { pauseMs = PAUSE_MS }: { readonly pauseMs?: number } = {},
): Promise<Comparison> {
  const differences: ContractDifference[] = [];
  const unanswered: Comparison['unanswered'][number][] = [];
  for (const question of contractQuestions) {
    const [theirs, ours] = [
      await ask(register, question, question.path),
      await ask(standIn, question, question.standInPath ?? question.path),
    ];
    if ('why' in theirs) unanswered.push({ about: question.about, who: 'register', why: theirs.why });
    if ('why' in ours) unanswered.push({ about: question.about, who: 'stand-in', why: ours.why });
    if (!('why' in theirs) && !('why' in ours)) differences.push(...between(question, theirs, ours));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return { asked: contractQuestions.length, differences, unanswered };
}

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly shape: Shape;
}

async function ask(
  base: string,
  question: ContractQuestion,
  path: string,
): Promise<Answered | { readonly why: string }> {
  try {
    const response = await fetch(`${new URL(base).origin}/enhetsregisteret/api${path}`, {
      method: question.method ?? 'GET',
      headers: { accept: question.accept, 'user-agent': 'OnNetCRM-contract/1.0' },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429) return { why: `status ${response.status}` };
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    return { status: response.status, type, headers: response.headers, shape: readShape(text, type) };
  } catch (error) {
    return { why: error instanceof Error ? error.name : 'unknown' };
  }
}

function readShape(text: string, type: string): Shape {
  if (!type.endsWith('json')) return new Map();
  try {
    return shapeOf(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return new Map();
  }
}

function between(question: ContractQuestion, theirs: Answered, ours: Answered): ContractDifference[] {
  const { about } = question;
  const drift = (what: string): ContractDifference => ({ kind: 'drift', about, what });
  if (theirs.status !== ours.status) return [drift(`status ${theirs.status}, and ${ours.status} at the stand-in`)];
  const found: ContractDifference[] = [];
  if (theirs.type !== ours.type)
    found.push(drift(`media type ${theirs.type || 'none'}, and ${ours.type || 'none'} at the stand-in`));
  for (const wanted of question.headers ?? []) {
    const name = wanted.replace('!', '');
    const there = theirs.headers.get(name) !== null;
    if (there === wanted.startsWith('!')) found.push(drift(`header ${name} is ${there ? 'there' : 'not there'}`));
  }
  for (const path of question.reads ?? []) if (!theirs.shape.has(path)) found.push(drift(`${path} is not there`));
  for (const [path, kinds] of theirs.shape) {
    if (question.anything !== undefined && path.startsWith(question.anything)) continue;
    const known = ours.shape.get(path);
    if (!known) found.push({ kind: 'news', about, what: `${path} (${[...kinds].join(', ')}) is new` });
    else if (![...kinds].every((kind) => known.has(kind) || kind === 'null'))
      found.push(drift(`${path} is ${[...kinds].join(', ')}, and ${[...known].join(', ')} at the stand-in`));
  }
  if (question.same)
    for (const path of ours.shape.keys())
      if (!theirs.shape.has(path) && !(question.reads ?? []).includes(path))
        found.push(drift(`${path} is gone, which the stand-in has`));
  return found;
}
