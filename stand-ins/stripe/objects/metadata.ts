/** Metadata after an update: an empty value removes its key, an empty text instead of the whole removes all. */
export function mergedMetadata(
  old: Record<string, string> | null,
  given: '' | Record<string, string> | undefined,
): Record<string, string> {
  if (given === '') return {};
  const merged = { ...old, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}
