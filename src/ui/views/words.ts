// The words of the views come with them, in both languages: none are in the first load.
import { languageOf, useWords, type Words } from '../words/index.ts';
import { viewsEn } from '../words/views.en.ts';
import { viewsZh } from '../words/views.zh.ts';

export type ViewWords = typeof viewsEn;

const both = { en: viewsEn, zh: viewsZh };

/** The views' words in the language of the page's words: for functions that are handed those. */
export const viewWords = (words: Words): ViewWords => both[languageOf(words)];

export const useViewWords = (): ViewWords => viewWords(useWords());
