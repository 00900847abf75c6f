/**
 * What no one means to type: control characters except tabs and line ends, halves of characters and what is none, which no XML may
 * hold, and the marks that turn the direction of the text around them, which make a name or an address look like another (Unicode
 * TR #36, 3.1). Spaces without width too, which make a name that looks empty or like another; the joiners stay, which letters of
 * some scripts and signs are put together with.
 */
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cs}\uFFFE\uFFFF\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu;

/** Input as the program takes it: trimmed, and without what cannot be seen. */
export const cleanText = (text: string): string => text.replace(unseen, '').trim();

/** The same on one line, for what stands on a document. */
export const cleanLine = (text: string): string => cleanText(text).replaceAll(/\s+/g, ' ');

// Letters that take room and show nothing too, such as the filler of Hangul and the blank of Braille.
const seen = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A name that somebody's machine gave, such as a file's: '' when there is nothing to see in it. */
export const seenName = (name: string): string => (seen.test(name) ? name : '');
