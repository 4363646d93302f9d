import { pageWords } from '../words/index.ts';
import { shareEn } from '../words/pages/share.en.ts';
import { shareZh } from '../words/pages/share.zh.ts';

export const useShareWords = pageWords({ en: shareEn, zh: shareZh });
