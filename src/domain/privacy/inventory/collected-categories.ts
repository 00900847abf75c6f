import { categories, type Category, type CollectedGroup } from './categories.ts';
import type { InBothLanguages, Layer } from './declaration.ts';
import { personalData } from './inventory.ts';
import { stores } from './stores.ts';

/** A heading of "data we collect", and what is collected under it. */
export interface CollectedUnder {
  readonly group: CollectedGroup;
  readonly categories: readonly { readonly key: Category; readonly name: string }[];
}

const isCategory = (key: string): key is Category => key in categories;
const groups: readonly CollectedGroup[] = ['contact', 'business', 'user-and-system', 'entrusted'];

/** The categories of personal data that a layer holds, under the headings of the privacy policy. Empty headings are left out. */
export function collectedCategories(layer: Layer, language: keyof InBothLanguages): CollectedUnder[] {
  const held = new Set<string>([
    ...personalData.filter((one) => one.layer === layer).map(({ column }) => column.category),
    ...stores.filter((store) => store.layer === layer).flatMap((store) => store.categories),
  ]);
  const keys = Object.keys(categories)
    .filter(isCategory)
    .filter((key) => held.has(key));
  return groups
    .map((group) => ({
      group,
      categories: keys
        .filter((key) => categories[key].group === group)
        .map((key) => ({ key, name: categories[key][language] })),
    }))
    .filter((under) => under.categories.length > 0);
}

/**
 * Words of the policy's "data we collect" that stand for nothing OnNet holds as controller: the customers hold it of their
 * contacts, and OnNet for them as processor.
 */
export function heldOfContactsAlone(language: keyof InBothLanguages): string[] {
  const wordsOf = (layer: Layer): string[] =>
    collectedCategories(layer, language)
      .flatMap((under) => under.categories)
      .flatMap(({ key }) => {
        const { policy } = categories[key];
        return 'silent' in policy ? [] : [policy[language]];
      });
  const ofUsers = new Set(wordsOf('controller'));
  return [...new Set(wordsOf('processor'))].filter((words) => !ofUsers.has(words));
}

/** What OnNet holds as controller that no sentence of the policy names, with what it ought to say: a correction to publish. */
export function silentInPolicy(): { readonly category: Category; readonly silent: string }[] {
  return collectedCategories('controller', 'en')
    .flatMap((under) => under.categories)
    .flatMap(({ key }) => {
      const { policy } = categories[key];
      return 'silent' in policy ? [{ category: key, silent: policy.silent }] : [];
    });
}
