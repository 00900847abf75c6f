/** What is no character to read, turns the direction of what follows it, or ends a line. */
const unprintable = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu;
const plain = /^[\x20-\x7e\u00a0-\u052f]*$/;

/**
 * A text from outside as it may be kept and shown on one line: without control characters, marks that turn the direction of
 * writing, and halves of characters, none of which a register's text has a use for and some of which no database takes.
 */
export function printable(text: string): string {
  return plain.test(text) ? text.trim() : text.toWellFormed().replace(unprintable, ' ').trim();
}
