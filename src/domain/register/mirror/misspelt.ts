/** Letters and digits of folded names that somebody may have meant. */
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Longer words are looked through this far: two hundred tries more for every letter find hardly anything. */
const LOOKED_THROUGH = 20;

/**
 * What may have been meant by a word with one mistake in it: two letters that changed places, one too many, one missing or
 * one wrong. Each once, and never the word itself. Of a word of ten letters about eight hundred.
 * @param word folded, as `foldName` gives it
 */
export function oneMistakeFrom(word: string): string[] {
  const meant = new Set<string>();
  for (let at = 0; at <= Math.min(word.length, LOOKED_THROUGH); at += 1) {
    const [before, here, next] = [word.slice(0, at), word.slice(at), word.slice(at + 1)];
    if (here !== '') meant.add(before + next);
    if (next !== '') meant.add(before + next.charAt(0) + here.charAt(0) + next.slice(1));
    for (const letter of letters) {
      meant.add(before + letter + here);
      if (here !== '') meant.add(before + letter + next);
    }
  }
  meant.delete(word);
  return [...meant];
}
