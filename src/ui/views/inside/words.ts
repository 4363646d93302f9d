import { pageWords } from '../../words/index.ts';
import { insideEn } from '../../words/pages/inside.en.ts';
import { insideZh } from '../../words/pages/inside.zh.ts';

export const useInsideWords = pageWords({ en: insideEn, zh: insideZh });
