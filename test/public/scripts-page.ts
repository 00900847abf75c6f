import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { loadAssets } from '../../src/web/assets.ts';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

const page = (asset: (name: string) => string, attributes: string): string => `<!doctype html>
<html lang="nb" data-shortcuts="${attributes}"><head><meta charset="utf-8"><title>Scripts</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${asset('app.css')}"><script defer src="${asset('htmx.js')}"></script><script type="module" src="${asset('app.js')}"></script></head>
<body><main id="main" tabindex="-1"><h1>Kontakter</h1>
<a id="to-contacts" href="#contacts" data-shortcut="g c">Kontakter</a>
<input id="search" aria-label="Søk" data-shortcut="/" data-combobox role="combobox" aria-expanded="false" aria-controls="hits"
  hx-get="/hits" hx-trigger="input changed" hx-target="#hits"><div id="hits" role="listbox" aria-label="Treff"></div>
<details class="menu" id="first"><summary>Ny</summary><div class="menu-list"><a class="menu-item" href="#one">En</a><a class="menu-item" id="two" href="#two">To</a>
  <a class="menu-item" id="from-menu" href="/dialog" data-dialog="plain">Slett</a></div></details>
<details class="menu" id="second"><summary>Konto</summary><div class="menu-list"><a class="menu-item" href="#out">Ut</a></div></details>
<a id="opener" href="/dialog" data-dialog="plain">Slett</a>
<dialog class="dialog" id="plain" aria-label="Slette?"><p>Slette?</p><button type="button" data-dialog-close id="shut">Avbryt</button></dialog>
<dialog class="dialog" id="written" aria-label="Skriv"><input aria-label="Notat"></dialog><a id="write" href="/write" data-dialog="written">Skriv</a>
<button id="fetch" hx-get="/dialog" hx-target="#place">Hent</button><div id="place"></div>
<form id="rows"><input type="checkbox" data-check-all id="all" aria-label="Alle"><table class="table"><tbody><tr><td class="cell-check"><input type="checkbox" class="row-check" id="a" aria-label="A"></td></tr><tr><td class="cell-check"><input type="checkbox" class="row-check" id="b" aria-label="B"></td></tr></tbody></table><strong data-check-count="{count} valgt"></strong></form>
<form id="save" hx-post="/slow" hx-target="#saved"><button id="saver" data-busy="Lagrer …"><b>Lagre</b></button></form><p id="saved"></p>
<div id="fact"><a id="edit" href="/edit" hx-get="/edit" hx-target="#fact">Endre</a></div>
<div class="fact-editing" id="editing"><input id="editing-value" aria-label="Navn"><a data-cancel id="cancel" href="#cancelled">Avbryt</a></div>
<a id="choose-task" href="/task" hx-boost="false" data-choose="kind-task">Oppgave</a><form class="activity-form"><label><input type="radio" name="kind" value="note" checked>Notat</label><label><input type="radio" name="kind" value="task" id="kind-task">Oppgave</label><div class="fields"><input class="input" id="kind-title" aria-label="Tittel"></div><textarea class="input" id="kind-body" aria-label="Tekst"></textarea></form>
<form id="refusing" hx-post="/refused" hx-target="#main" hx-swap="innerHTML" hx-select="#main > *"><button id="refuse">Send</button></form>
<div id="toasts" role="status"><div class="toast" data-toast>Lagret <button type="button" id="close-toast" data-toast-close>Lukk</button></div></div></main></body></html>`;

export interface ScriptsPage {
  readonly address: string;
  /** How many forms were sent. */
  readonly posts: () => number;
  /** Answers the forms that were sent, which until then are waited for. */
  readonly answerPosts: () => void;
  readonly close: () => void;
}

/** A page with every hook of public/js, served under the product's content security policy on a free port. */
export async function openScriptsPage(): Promise<ScriptsPage> {
  const assets = loadAssets(new URL('../../public', import.meta.url).pathname);
  let posts = 0;
  const mayAnswer = Promise.withResolvers<void>();
  const app = express();
  app.use((_request, response, next) => {
    response.set('Content-Security-Policy', policy);
    next();
  });
  app.use(assets.serve);
  app.get('/', (request, response) => {
    response.send(page((name) => assets.url(name), request.query['shortcuts'] === 'off' ? 'off' : 'on'));
  });
  app.get('/hits', (_request, response) => {
    response.send('<a role="option" id="hit-1" href="#kari">Kari</a><a role="option" id="hit-2" href="#karl">Karl</a>');
  });
  app.get('/dialog', (_request, response) => {
    response.send(
      '<dialog class="dialog" id="brought" data-dialog-open aria-label="Hentet"><button data-dialog-close type="button">Lukk</button></dialog>',
    );
  });
  app.get('/edit', (_request, response) => {
    response.send('<a href="/edit" hidden>Skriv på en egen side</a><label>Telefon <input id="phone"></label>');
  });
  app.post('/refused', (_request, response) => {
    response.send(
      '<main id="main"><input id="right" aria-label="Navn"><input id="wrong" aria-label="E-post" aria-invalid="true"></main>',
    );
  });
  app.post('/slow', async (request, response) => {
    posts += 1;
    await mayAnswer.promise;
    response.send(request.method);
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('The server has no port');
  return {
    address: `http://127.0.0.1:${listening.port}/`,
    posts: () => posts,
    answerPosts: mayAnswer.resolve,
    close: () => void server.close(),
  };
}
