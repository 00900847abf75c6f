import express, { type Request, type Response } from 'express';

import { cleanText } from '../domain/clean-text.ts';

/** The form could not be read as what it says it is. */
class UnreadableForm extends Error {
  readonly status = 400;
}

/**
 * Reads a form that sends a file (`multipart/form-data`): its fields into `body`, as those of any form, and the file into
 * `upload`. A form without a file is left to who reads forms. The whole of it is held in memory, so the limit is the route's to set.
 * @param limit bytes of the whole form
 * @throws Error with status 413 for a larger one, once it has been let through, and 400 for one that is no form
 */
export async function readUpload(request: Request, response: Response, limit: number): Promise<void> {
  const type = request.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return;
  await new Promise<void>((resolve, reject) => {
    express.raw({ type: 'multipart/form-data', limit })(request, response, (error: unknown) =>
      error instanceof Error ? reject(error) : resolve(),
    );
  });
  const raw: unknown = request.body;
  if (!Buffer.isBuffer(raw)) throw new UnreadableForm('no form');
  const form = await formOf(raw, type);
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    const [only = ''] = values;
    // As every form's texts (see middleware/without-nul.ts).
    if (values.length > 0) fields[name] = values.length === 1 ? withoutNul(only) : values.map(withoutNul);
  }
  request.body = fields;
  const file = [...form.values()].find((value) => typeof value !== 'string');
  // A field without a chosen file is sent as one without name and bytes.
  if (file && (file.size > 0 || file.name !== ''))
    request.upload = { name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) };
}

const withoutNul = (text: string): string => text.replaceAll('\0', '');

async function formOf(raw: Buffer, type: string): Promise<FormData> {
  try {
    return await new globalThis.Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  } catch (error) {
    if (error instanceof TypeError) throw new UnreadableForm('not a form', { cause: error });
    throw error;
  }
}
