// What went wrong, in words.
import type { LayerErrorCode } from '../../engine/layers/errors.ts';
import { noticeOf, type NoticeText } from '../../store/notices.ts';
import { formatBytes } from '../components/format.ts';
import { problemText } from '../share/ProblemsBanner.tsx';
import { dataErrorText } from './data-error.ts';
import type { Words } from './index.ts';

export const layerErrorText = (words: Words, code: LayerErrorCode, values: Readonly<Record<string, number | string>>) =>
  words.layerErrors[code].replaceAll(/\{(\w+)\}/g, (_, blank: string) => String(values[blank]));

export function noticeText(words: Words, text: NoticeText): string {
  const w = words.notices;
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
