import { pageWords } from '../../words/index.ts';
import { surfaceEn } from '../../words/pages/surface.en.ts';
import { surfaceZh } from '../../words/pages/surface.zh.ts';

export const useSurfaceWords = pageWords({ en: surfaceEn, zh: surfaceZh });
