import { pageWords } from '../../words/index.ts';
import { ratesEn } from '../../words/pages/rates.en.ts';
import { ratesZh } from '../../words/pages/rates.zh.ts';

export const useRatesWords = pageWords({ en: ratesEn, zh: ratesZh });
