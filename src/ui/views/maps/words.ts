import { pageWords } from '../../words/index.ts';
import { mapsEn } from '../../words/pages/maps.en.ts';
import { mapsZh } from '../../words/pages/maps.zh.ts';

export const useMapWords = pageWords({ en: mapsEn, zh: mapsZh });
