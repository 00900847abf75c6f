import { holdLaws } from '../holds/hold-laws.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';
import { keptUnder } from '../inventory/kept-under.ts';
import { keepReasons } from './keep-reasons.ts';
import type { KeptPlace } from './read-back.ts';

/** Why something stays, by its ground, as people read it: on the desk's pages and in the letter to the person. */
export const groundWords = (ground: KeptPlace['ground']): InBothLanguages =>
  words.get(ground) ?? { nb: ground, en: ground };

const words: ReadonlyMap<string, InBothLanguages> = new Map<string, InBothLanguages>([
  ['their-own', { nb: 'Tilhører en annen', en: 'Belongs to somebody else' }],
  ['ages-out', { nb: 'Slettes av seg selv', en: 'Goes by itself' }],
  ['answer', { nb: 'Svaret til personen, til det er sendt', en: 'The answer to the person, until it is sent' }],
  ...Object.entries({ hold: holdLaws, decided: keepReasons, declared: keptUnder }).flatMap(([kind, reasons]) =>
    Object.entries(reasons).map(([code, reason]): [string, InBothLanguages] => [`${kind}:${code}`, reason]),
  ),
]);
