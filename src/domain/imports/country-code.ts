import { fold } from '../names.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const inLanguages = ['nb', 'en'].map(
  (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
);

let known: ReadonlyMap<string, string> | undefined;

/** Every country's two letters by its names in both languages, folded. */
const byName = (): ReadonlyMap<string, string> =>
  (known ??= new Map(
    letters.flatMap((first) =>
      letters.flatMap((second) =>
        inLanguages.flatMap((names): [string, string][] => {
          const name = names.of(first + second);
          return name === undefined ? [] : [[fold(name), first + second]];
        }),
      ),
    ),
  ));

/** A country as people write it, as its two letters (ISO 3166-1): `Norge`, `Norway` and `no` are `NO`. What is neither stays. */
export const countryCode = (written: string): string => byName().get(fold(written)) ?? written.toUpperCase();
