import { pageWords } from '../../words/index.ts';
import { importanceEn } from '../../words/pages/importance.en.ts';
import { importanceZh } from '../../words/pages/importance.zh.ts';

export const useImportanceWords = pageWords({ en: importanceEn, zh: importanceZh });
