import { pageWords } from '../../words/index.ts';
import { picturesEn } from '../../words/pages/pictures.en.ts';
import { picturesZh } from '../../words/pages/pictures.zh.ts';

export const usePictureWords = pageWords({ en: picturesEn, zh: picturesZh });
