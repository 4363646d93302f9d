import type { DataErrorKey, DataErrorValues } from '../../data/index.ts';
import type { Words } from './index.ts';

/** What is wrong with data, in words. */
export const dataErrorText = (words: Words, { key, values }: { key: DataErrorKey; values: DataErrorValues }): string =>
  words.dataErrors[key].replaceAll(/\{(\w+)\}/g, (_, blank: string) => String(values[blank]));
