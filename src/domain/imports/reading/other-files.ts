import { Invalid } from '../../errors.ts';

/** How files begin that people take for a list, and that are none. */
const beginnings = [
  // A zip: what Excel, Numbers and LibreOffice save by default.
  { bytes: [0x50, 0x4b, 0x03, 0x04], problem: 'imports.problem.spreadsheet' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], problem: 'imports.problem.spreadsheet' },
  // Excel before 2007.
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], problem: 'imports.problem.spreadsheet' },
  { bytes: [0x25, 0x50, 0x44, 0x46], problem: 'imports.problem.noText' },
  { bytes: [0x1f, 0x8b], problem: 'imports.problem.noText' },
] as const;

/** What no text is written with: signs for machines, and what stands where no letter could be read. */
const unwritten = /(?![\t\r\n])[\p{Cc}\uFFFD]/gu;

/** Refuses what was read of a file when too much of its beginning is nothing that anybody writes. @throws Invalid (field `file`) */
export function refuseUnwritten(text: string): void {
  const beginning = text.slice(0, 2_000);
  if ((beginning.match(unwritten)?.length ?? 0) > beginning.length / 20)
    throw new Invalid({ file: 'imports.problem.noText' });
}

/**
 * Refuses a file that is no text by how it begins, before anything is read of it: a spreadsheet has to be saved as CSV, or its cells
 * pasted. Nothing that is packed is unpacked.
 * @throws Invalid (field `file`)
 */
export function refuseOtherFiles(file: Uint8Array): void {
  const found = beginnings.find(({ bytes }) => bytes.every((byte, at) => file[at] === byte));
  if (found) throw new Invalid({ file: found.problem });
}
