// Several files as one download.
import { strToU8, zipSync } from 'fflate';

/** The earliest date a zip can hold: the same files make the same bytes, whenever they are packed. */
const date = new Date(1980, 0, 1);

export const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        [typeof content === 'string' ? strToU8(content) : content, { mtime: date }],
      ]),
    ),
  );
