import { pageWords } from '../words/index.ts';
import { ownEn } from '../words/pages/own.en.ts';
import { ownZh } from '../words/pages/own.zh.ts';

export const useOwnWords = pageWords({ en: ownEn, zh: ownZh });
