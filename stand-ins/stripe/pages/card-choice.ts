import type { TestCard } from '../billing/test-cards.ts';
import { html, type Html } from './html.ts';
import type { PageWords } from './words.ts';

/** The test cards as radio buttons; the first is chosen. */
export function cardChoice(words: PageWords, cards: readonly TestCard['last4'][]): Html {
  const options = cards.map((last4, index) => {
    const label = words[`card${last4}`];
    return index === 0
      ? html`<label><input type="radio" name="card" value="${last4}" checked /> ${label}</label>`
      : html`<label><input type="radio" name="card" value="${last4}" /> ${label}</label>`;
  });
  return html`<fieldset>
    <legend>${words.card}</legend>
    ${options}
  </fieldset>`;
}
