// What is told of and what went wrong, in words; they are loaded when first needed, in both languages.
import type { DataErrorKey, DataErrorValues } from '../../data/index.ts';
import type { LayerErrorCode } from '../../engine/layers/errors.ts';
import type { Problem } from '../../experiment/index.ts';
import { noticeOf, type NoticeText } from '../../store/notices.ts';
import { formatBytes } from '../components/format.ts';
import { languageOf, type Words } from './index.ts';
import { noticesEn } from './pages/notices.en.ts';
import { noticesZh } from './pages/notices.zh.ts';

const both = { en: noticesEn, zh: noticesZh };

/** The words for that in the language of the page's words. */
export const troubleWords = (words: Words): typeof noticesEn => both[languageOf(words)];

/** A sentence with `{blanks}` filled in. */
const filled = (sentence: string, values: Readonly<Record<string, unknown>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, blank: string) => String(values[blank]));

export const layerErrorText = (words: Words, code: LayerErrorCode, values: Readonly<Record<string, number | string>>) =>
  filled(troubleWords(words).layerErrors[code], values);

/** What is wrong with data, in words. */
export const dataErrorText = (words: Words, { key, values }: { key: DataErrorKey; values: DataErrorValues }): string =>
  filled(troubleWords(words).dataErrors[key], values);

/** One refused setting as a sentence. */
const problemText = (words: Words, problem: Problem): string =>
  `${problem.key}: ${troubleWords(words).problems.codes[problem.code](problem.given)}`;

export function noticeText(words: Words, text: NoticeText): string {
  const w = troubleWords(words);
  switch (text.code) {
    case 'refused':
      return problemText(words, text.problem);
    case 'data':
      return dataErrorText(words, text);
    case 'layer':
      return w.layer(text.layer + 1, layerErrorText(words, text.key, text.values));
    case 'output':
      return w.output(text.given, text.wanted);
    case 'too-large':
      return w['too-large'](formatBytes(text.needed), formatBytes(text.limit));
    case 'error':
      return w.error(text.message);
    default:
      return w[text.code];
  }
}

/** What was thrown. */
export const errorText = (words: Words, error: unknown): string => noticeText(words, noticeOf(error));
