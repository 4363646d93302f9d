// Short messages at the edge of the page. A notice is a code and values; the sentence is src/ui/words.
import { create } from 'zustand';
import { DataError, type DataErrorKey, type DataErrorValues } from '../data/index.ts';
import { PlanTooLarge } from '../engine/backend.ts';
import { LayerError, type LayerErrorCode, OutputMismatch } from '../engine/layers/errors.ts';
import { ExperimentError, type Problem } from '../experiment/index.ts';

export type NoticeText =
  | { code: 'copied' | 'device-lost' | 'copy-failed' | 'nothing-to-open' }
  | { code: 'refused'; problem: Problem }
  | { code: 'data'; key: DataErrorKey; values: DataErrorValues }
  | { code: 'layer'; layer: number; key: LayerErrorCode; values: DataErrorValues }
  | { code: 'output'; given: number; wanted: number }
  | { code: 'too-large'; needed: number; limit: number }
  | { code: 'error'; message: string };

export interface Notice {
  id: number;
  text: NoticeText;
}

const maxNotices = 3;
let next = 0;

export const useNotices = create<{ notices: readonly Notice[] }>(() => ({ notices: [] }));

/** Shows a notice; the same one again only renews it. */
export function notify(text: NoticeText): void {
  const same = JSON.stringify(text);
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((n) => JSON.stringify(n.text) !== same), { id: next++, text }].slice(-maxNotices),
  }));
}

export const dismissNotice = (id: number): void =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((n) => n.id !== id) }));

/** What was thrown, as a code and values. */
export function noticeOf(error: unknown): NoticeText {
  if (error instanceof ExperimentError) return { code: 'refused', problem: error.problem };
  if (error instanceof DataError) return { code: 'data', key: error.key, values: error.values };
  if (error instanceof LayerError) {
    return { code: 'layer', layer: error.layer, key: error.code, values: error.values };
  }
  if (error instanceof OutputMismatch) return { code: 'output', given: error.given, wanted: error.wanted };
  if (error instanceof PlanTooLarge) return { code: 'too-large', needed: error.needed, limit: error.limit };
  return { code: 'error', message: error instanceof Error ? error.message : String(error) };
}

/** Says what went wrong in words, whatever was thrown. */
export function notifyError(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return; // the user's own wish
  notify(noticeOf(error));
}
