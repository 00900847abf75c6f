/** How long, in milliseconds, a page that anyone may see waits for the database before it does without. */
export const PUBLIC_PATIENCE_MS = 1_500;
