import { formatsFor, type Formats } from '../../words/formats.ts';
import { translator, type Translate } from '../../words/catalogue.ts';
import { pdfLibrary } from '../heavy-packages.ts';
import { faceFiles, typeset } from './faces.ts';

/** The light colours of the design (public/css/10-tokens.css), as PDF knows them. */
export const colours = {
  ink: '#1a2326',
  muted: '#4a5557',
  quiet: '#5e686b',
  line: '#e2e0dc',
  accent: '#065b64',
  wash: '#e5f4f4',
} as const;

/** A4 in points, with the margins of a letter. */
export const sheet = { left: 48, right: 547, top: 48, bottom: 764, width: 499 } as const;

/** A structure element of a tagged PDF: what a screen reader reads. */
export type Struct = ReturnType<PDFKit.PDFDocument['struct']>;

/** A document being drawn. */
export interface Pen {
  readonly pdf: PDFKit.PDFDocument;
  readonly t: Translate;
  readonly formats: Formats;
  /** The root of what is read; all that is not below it is decoration. */
  readonly root: Struct;
  /** Where the next thing goes, from the top of the page. */
  y: number;
}

/** What a PDF says of itself. */
export interface Cover {
  readonly title: string;
  /** Who answers for what stands in it. */
  readonly author: string;
  readonly language: 'nb' | 'en';
  readonly madeAt: Date;
  /** Texts go on over as many pages as they need, within the sheet; else whoever draws minds where each ends. */
  readonly flowing?: boolean;
}

const A4_HEIGHT = 841.89;

/** Begins a PDF: A4, tagged, in a language, with the same bytes each time it is made of the same document. */
export function newPen({ title, author, language, madeAt, flowing = false }: Cover): Pen {
  const Pdf = pdfLibrary();
  const pdf = new Pdf({
    size: 'A4',
    margins: { top: flowing ? sheet.top : 0, bottom: flowing ? A4_HEIGHT - sheet.bottom : 0, left: 0, right: 0 },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: language === 'nb' ? 'nb-NO' : 'en-GB',
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'OnNet CRM', Producer: 'OnNet CRM', CreationDate: madeAt },
  });
  for (const [name, file] of Object.entries(faceFiles)) pdf.registerFont(name, file);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  return { pdf, t: translator(language), formats: formatsFor(language), root, y: sheet.top };
}

/** How a text stands. */
export interface TextStyle {
  readonly size?: number;
  readonly strong?: boolean;
  readonly colour?: string;
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

/** Draws a text at a place. @returns how high it became */
export function write(pen: Pen, text: string, x: number, y: number, style: TextStyle = {}): number {
  const { pdf } = pen;
  const { width = sheet.right - x, align = 'left', colour = colours.ink } = style;
  const height = heightOf(pen, text, { ...style, width });
  pdf.fillColor(colour).text(typeset(text, style.strong ?? false).text, x, y, { width, align, lineGap: LINE_GAP });
  return height;
}

const LINE_GAP = 1.5;

/** How high a text becomes in a width. */
export function heightOf(
  { pdf }: Pen,
  text: string,
  { size = 9.5, strong = false, width = sheet.width }: TextStyle,
): number {
  const set = typeset(text, strong);
  pdf.font(set.face).fontSize(size);
  return pdf.heightOfString(set.text, { width, lineGap: LINE_GAP });
}

/** Draws what is read as one element, below another. */
export function element(pen: Pen, type: string, draw: () => void, below: Struct = pen.root): void {
  below.add(pen.pdf.struct(type, {}, draw));
}

/** An element that holds others. Ended by whoever began it. */
export function group(pen: Pen, type: string, below: Struct = pen.root): Struct {
  const made = pen.pdf.struct(type);
  below.add(made);
  return made;
}

/** Draws what only looks, and is not read. */
export function decoration({ pdf }: Pen, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  pdf.markContent('Artifact', { type });
  draw();
  pdf.endMarkedContent();
}

/** A hairline across. */
export function rule(
  pen: Pen,
  y: number,
  { from = sheet.left, colour = colours.line, width = 0.75 }: { from?: number; colour?: string; width?: number } = {},
): void {
  decoration(pen, () => pen.pdf.moveTo(from, y).lineTo(sheet.right, y).lineWidth(width).strokeColor(colour).stroke());
}

/** Goes on at the top of a new page. */
export function nextPage(pen: Pen): void {
  pen.pdf.addPage();
  pen.y = sheet.top;
}
