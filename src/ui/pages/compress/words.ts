import { pageWords } from '../../words/index.ts';
import { compressEn } from '../../words/pages/compress.en.ts';
import { compressZh } from '../../words/pages/compress.zh.ts';

/** The page's own words. */
export const useCompressWords = pageWords({ en: compressEn, zh: compressZh });
