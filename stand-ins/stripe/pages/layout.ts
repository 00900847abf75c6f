import type { Answer } from '../http/answer.ts';
import { html, type Html } from './html.ts';
import type { Language } from './language.ts';
import { pageWords } from './words.ts';

export interface PageContent {
  language: Language;
  title: string;
  main: Html;
  /** Addresses a form on the page may lead back to; a browser follows a form's redirect nowhere else. */
  leadsTo?: readonly (string | null)[];
  status?: number;
}

/** A whole hosted page: no script, one style sheet, and a plain label that this is not Stripe. */
export function pageAnswer({ language, title, main, leadsTo = [], status = 200 }: PageContent): Answer {
  const words = pageWords(language);
  const origins = leadsTo.flatMap((address) => (address === null ? [] : [new URL(address).origin]));
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/page.css" />
      </head>
      <body>
        <header>${words.standIn}</header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${origins.join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: page.text,
  };
}

/** What is shown once above a form after it did not do what was asked. */
export function problem(text: string | undefined): Html {
  return text === undefined ? html`` : html`<p class="problem" role="alert">${text}</p>`;
}
