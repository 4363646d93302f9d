import { pageWords } from '../../words/index.ts';
import { runsEn } from '../../words/pages/runs.en.ts';
import { runsZh } from '../../words/pages/runs.zh.ts';

export const useRunsWords = pageWords({ en: runsEn, zh: runsZh });
