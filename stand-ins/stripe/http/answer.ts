/** What a part of the stand-in wants sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}

/** The answer to a form: the browser fetches the next page anew, so that reloading it repeats nothing. */
export function redirectAnswer(to: string): Answer {
  return { status: 303, headers: { location: to }, body: '' };
}
