import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type * as Phones from 'libphonenumber-js/min';
import type Pdf from 'pdfkit';
import type * as StripeLibrary from 'stripe';
import type * as Xml from 'xmlbuilder2';

// Packages of a hundred files and more that few requests need. Read with everything else they were a quarter of what a start costs;
// here each is read when it is first asked for, once in a process, which takes about a tenth of a second.

const require = createRequire(import.meta.url);

export const stripeLibrary = (): typeof StripeLibrary => require(asImported('stripe'));
export const phoneLibrary = (): typeof Phones => require(asImported('libphonenumber-js/min'));
/** With what kind of line each number is, which the other leaves out. */
export const phoneKindsLibrary = (): typeof Phones => require(asImported('libphonenumber-js/max'));
export const xmlLibrary = (): typeof Xml => require(asImported('xmlbuilder2'));
export const pdfLibrary = (): typeof Pdf => require('pdfkit');

/** The very module that `import` gives everybody else: a second copy would have classes of its own. */
const asImported = (name: string): string => fileURLToPath(import.meta.resolve(name));
