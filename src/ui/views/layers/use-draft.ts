// The layers as they stand under the user's hand. What is possible is the run's at once; what is not stays here, with the
// reason, until it is possible or taken back: the run goes on as it was.
import { useMemo, useState } from 'react';
import type { Dataset } from '../../../data/types.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { type StackSummary, summarize } from '../../../engine/summary.ts';
import { fieldOf, type LayerConfig, setPath } from '../../../experiment/index.ts';
import { change, setValue } from '../../../store/settings.ts';

interface Draft {
  /** What it was made from: it is no more when the run has other layers or data. */
  from: readonly LayerConfig[];
  dataset: Dataset;
  layers: LayerConfig[];
  /** Why the run could not have it, though the shapes are possible. */
  refused?: unknown;
}

export interface LayerDraft {
  layers: readonly LayerConfig[];
  summary: StackSummary;
  refused: unknown;
  /** What is shown is not what runs. */
  pending: boolean;
  put: (layers: LayerConfig[]) => void;
  set: (index: number, name: string, value: unknown) => void;
  undo: () => void;
}

export function useLayerDraft({ settings, dataset }: RunView): LayerDraft {
  const [kept, setDraft] = useState<Draft>();
  const { layers: from } = settings.model;
  const draft = kept && kept.dataset === dataset && same(kept.from, from) ? kept : undefined;
  const layers = draft?.layers ?? from;
  const summary = useMemo(
    () => summarize({ ...settings, model: { ...settings.model, layers: [...layers] } }, dataset),
    [settings, layers, dataset],
  );

  const put = (next: LayerConfig[]) => {
    const made: Draft = { from, dataset, layers: next };
    setDraft(made);
    const x = { ...settings, model: { ...settings.model, layers: next } };
    if (summarize(x, dataset).error) return;
    setValue('model.layers', next).then(
      () => setDraft(undefined),
      (refused: unknown) => setDraft({ ...made, refused }),
    );
  };
  const set = (index: number, name: string, value: unknown) => {
    const path = `model.layers.${index}.${name}`;
    const live = fieldOf(path, { ...settings, model: { ...settings.model, layers: [...layers] } })?.live;
    if (live && !draft) void change(path, value);
    else put(setPath({ ...settings, model: { ...settings.model, layers: [...layers] } }, path, value).model.layers);
  };
  return {
    layers,
    summary,
    refused: draft?.refused,
    pending: draft !== undefined && (summary.error !== undefined || draft.refused !== undefined),
    put,
    set,
    undo: () => setDraft(undefined),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
