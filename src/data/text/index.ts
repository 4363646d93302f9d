// Texts: the page's own and the user's.
import type { DataConfig } from '../../experiment/index.ts';
import type { OwnFile } from '../own.ts';
import { decodeText } from '../decode.ts';
import type { Source } from '../types.ts';
import { labelledSource } from './labelled.ts';
import { linesSource } from './lines.ts';
import { streamSource } from './stream.ts';

export interface TextReader {
  asset: (name: string) => Promise<Uint8Array>;
  own: () => Promise<OwnFile[]>;
}

export async function loadTextSource(config: DataConfig, { asset, own }: TextReader): Promise<Source> {
  const shipped = async (name: string) => decodeText(await asset(name), name).text;
  switch (config.set) {
    case 'names':
      return linesSource(await shipped('names.txt'), { ...config, tokens: 'character' });
    case 'spam':
      return labelledSource(await shipped('spam.tsv'), config);
    case 'moby-dick':
      return streamSource(await shipped('moby-dick.bin'), config);
    default: {
      const text = (await ownText(config, own)).replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
      return config.lines ? linesSource(text, config) : streamSource(text, config);
    }
  }
}

async function ownText({ content }: DataConfig, own: () => Promise<OwnFile[]>): Promise<string> {
  if (content !== '') return content;
  const [{ path, bytes }] = await own();
  return decodeText(bytes, path).text;
}
