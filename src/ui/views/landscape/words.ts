import { pageWords } from '../../words/index.ts';
import { landscapeEn } from '../../words/pages/landscape.en.ts';
import { landscapeZh } from '../../words/pages/landscape.zh.ts';

export const useLandscapeWords = pageWords({ en: landscapeEn, zh: landscapeZh });
