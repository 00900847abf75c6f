import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { RequestHandler } from 'express';

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  /** Undefined for what is compressed in itself. */
  readonly packed: ((encoding: Packing) => Promise<Buffer>) | undefined;
}

type Packing = 'br' | 'gzip';

/** The files a page loads, each under a URL that changes with its content, so that browsers keep them for a year. */
export interface Assets {
  /** The URL of an asset by its name, for example `app.css`. @throws Error for a name that does not exist. */
  readonly url: (name: string) => string;
  readonly serve: RequestHandler;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
};

const prefix = '/assets/';

/** Reads everything below `public/`, joins the style sheets and the scripts of every page in name order. */
export function loadAssets(publicDirectory: string): Assets {
  const byUrl = new Map<string, Asset>();
  const urls = new Map<string, string>();

  const add = (name: string, content: Buffer): void => {
    const extension = path.extname(name);
    const type = types[extension];
    if (!type) return;
    const compressible = extension !== '.woff2' && extension !== '.png';
    const url = `${prefix}${createHash('sha256').update(content).digest('base64url').slice(0, 12)}/${name}`;
    urls.set(name, url);
    byUrl.set(url, {
      type,
      plain: content,
      packed: compressible ? packedOnce(content) : undefined,
    });
  };
  const url = (name: string): string => {
    const found = urls.get(name);
    if (!found) throw new Error(`there is no asset ${name}`);
    return found;
  };

  for (const folder of ['fonts', 'icons', 'tag-manager']) {
    const directory = path.join(publicDirectory, folder);
    for (const name of readdirSync(directory)) add(name, readFileSync(path.join(directory, name)));
  }
  const styles = joined(path.join(publicDirectory, 'css'), '.css', (text) => text);
  add(
    'app.css',
    Buffer.from(
      styles.replace(
        /url\((["']?)[^"')]*\/([\w.-]+)\1\)/g,
        (_, quote: string, name: string) => `url(${quote}${url(name)}${quote})`,
      ),
    ),
  );
  add('app.js', Buffer.from(joined(path.join(publicDirectory, 'js'), '.js', (text) => `{\n${text}}\n`)));
  add('htmx.js', readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')));

  return { url, serve: serveFrom(byUrl) };
}

const packers: Readonly<Record<Packing, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/** Compresses when somebody first asks for it, beside the program's own thread: at the start it would hold up everything. */
function packedOnce(content: Buffer): (encoding: Packing) => Promise<Buffer> {
  const made = new Map<Packing, Promise<Buffer>>();
  return (encoding) => {
    const packing = made.get(encoding) ?? packers[encoding](content);
    made.set(encoding, packing);
    return packing;
  };
}

function joined(directory: string, extension: string, wrap: (text: string) => string): string {
  return readdirSync(directory)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => wrap(readFileSync(path.join(directory, name), 'utf8')))
    .join('\n');
}

function serveFrom(byUrl: ReadonlyMap<string, Asset>): RequestHandler {
  return async (request, response, next) => {
    const asset = request.path.startsWith(prefix) ? byUrl.get(request.path) : undefined;
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.set({
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    });
    const encoding = request.acceptsEncodings('br', 'gzip', 'identity');
    if (!asset.packed || !isPacking(encoding)) return void response.end(asset.plain);
    const packed = await asset.packed(encoding);
    response.set('Content-Encoding', encoding).end(packed);
  };
}

const isPacking = (encoding: string | false): encoding is Packing => encoding === 'br' || encoding === 'gzip';
