import { pageWords } from '../../words/index.ts';
import { writingEn } from '../../words/pages/writing.en.ts';
import { writingZh } from '../../words/pages/writing.zh.ts';

export const useWritingWords = pageWords({ en: writingEn, zh: writingZh });
