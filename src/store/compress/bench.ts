// The bench behind the compression page: opened when the page is seen, fed with every frame of the run, closed when the
// page is left. What it saw is read from it; components are told by a counter.
import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { openBackend } from '../../engine/choose-backend.ts';
import type { Backend } from '../../engine/backend.ts';
import type { Metrics } from '../../engine/metrics/index.ts';
import { DataError, type DataErrorKey, type DataErrorValues } from '../../data/index.ts';
import { CompressedError, type ReadModel, readCompressed, writeCompressed } from '../../export/compressed.ts';
import { Bench, besideTraining } from '../../labs/compress/bench.ts';
import type { Report } from '../../labs/compress/report.ts';
import { fileLink } from '../../labs/compress/units.ts';
import { onFrame, onView, runStatus, theSession } from '../session.ts';
import { useCompress } from './state.ts';

let backend: Promise<Backend> | undefined;
let bench: Bench | undefined;
let opened: unknown;
let version = 0;
const listeners = new Set<() => void>();

function tell(): void {
  version++;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The bench and what it last saw; renders again when it saw something new. */
export function useBench(): Bench | undefined {
  useSyncExternalStore(subscribe, () => version);
  return bench;
}

/** What went wrong when the bench was opened or looked, in words of the engine. */
export const useBenchError = create<{ error: string | undefined }>(() => ({ error: undefined }));
const fail = (error: unknown): void =>
  useBenchError.setState({ error: error instanceof Error ? error.message : String(error) });

/** A device of its own, of the kind the run is on. Where it is lost, another one. */
function connect(own: Bench): Promise<Backend> {
  return openBackend(theSession().status.backend.kind).then((chosen) => {
    void replaceLost(own, chosen.backend);
    return chosen.backend;
  });
}

async function replaceLost(own: Bench, device: Backend): Promise<void> {
  await device.lost;
  if (bench !== own) return;
  backend = undefined;
  opened = undefined;
  follow(own);
}

/** Opens the bench for as long as the page is seen; returns how to close it. */
export function startBench(): () => void {
  const own = new Bench(tell, () => (runStatus().phase === 'running' ? besideTraining : 1), fail);
  bench = own;
  opened = undefined;
  backend = undefined;
  const off = [onFrame(() => follow(own)), onView(() => follow(own)), useCompress.subscribe(() => choose(own))];
  choose(own);
  follow(own);
  tell();
  return () => {
    for (const stop of off) stop();
    own.destroy();
    void backend?.then((b) => b.destroy());
    bench = undefined;
    tell();
  };
}

function choose(own: Bench): void {
  const { technique, amount, units, part } = useCompress.getState();
  own.technique = technique;
  own.amount = amount;
  own.unitSpec = units;
  own.wants = part;
  if (part === 'distil') return;
  own.refresh();
}

/** Layers, data and loss decide what is evaluated; all else of the settings may change while the bench goes on. */
const keyOf = (): unknown => {
  const { view } = theSession();
  return (
    view && JSON.stringify([view.experiment.data, view.experiment.model, view.experiment.loss, view.experiment.seed])
  );
};

function follow(own: Bench): void {
  const { view, frame } = theSession();
  if (!view) return;
  const key = keyOf();
  if (key !== opened) {
    opened = key;
    useBenchError.setState({ error: undefined });
    closeFile();
    void open(own).catch(fail);
    return;
  }
  own.setLink(fileLink(view.experiment));
  if (frame && frame.theta.length > 0) {
    const { step, theta, gradient, layerState } = frame;
    const words = view.parameters.find(({ helper }) => helper)?.offset;
    own.observe({ step, theta, gradient, layerState, ...(words === undefined ? {} : { words }) });
  }
}

async function open(own: Bench): Promise<void> {
  const { experiment, dataset } = theSession().view!;
  // Only now is it known what the run is on: the page may be opened before that.
  backend ??= connect(own);
  const device = await backend;
  if (bench !== own) return; // the page was closed meanwhile
  await own.open(device, experiment, dataset);
  follow(own);
}

// --- files -----------------------------------------------------------------------------------------------------------

/** The variant's file: exactly the bytes the report says. */
export const compressedFile = ({ tensors }: Report): Uint8Array<ArrayBuffer> =>
  writeCompressed(tensors, bench?.link ?? '');

export type FileProblem =
  | { code: 'data'; key: DataErrorKey; values: DataErrorValues }
  | { code: CompressedError['code']; detail: string };

interface OpenedFile {
  name: string | undefined;
  bytes: number;
  metrics: Metrics | undefined;
  problem: FileProblem | undefined;
}
const none: OpenedFile = { name: undefined, bytes: 0, metrics: undefined, problem: undefined };

/** A compressed model that was opened from a file, and how it does on the test data. */
export const useOpenedFile = create<OpenedFile>(() => none);
export const closeFile = (): void => useOpenedFile.setState(none);

/** Reads a file and evaluates its model; what is wrong with it is said, and nothing else changes. */
export async function openCompressed(name: string, content: Uint8Array): Promise<void> {
  try {
    const model = readCompressed(content, name);
    const theta = thetaOf(model);
    const metrics = await bench?.evaluate(theta);
    useOpenedFile.setState({ name, bytes: content.length, metrics, problem: undefined });
  } catch (error) {
    if (error instanceof CompressedError) refuse(name, content, { code: error.code, detail: error.detail });
    else if (error instanceof DataError) refuse(name, content, { code: 'data', key: error.key, values: error.values });
    else throw error;
  }
}

const refuse = (name: string, content: Uint8Array, problem: FileProblem): void =>
  useOpenedFile.setState({ name, bytes: content.length, metrics: undefined, problem });

/** θ of a file's tensors; every parameter of the model, without what helps a run to train, must be there in its shape. */
function thetaOf({ tensors }: ReadModel): Float32Array {
  const parameters = theSession().view!.parameters.filter(({ helper }) => !helper);
  const last = parameters.at(-1)!;
  const theta = new Float32Array(Math.ceil((last.offset + last.length) / 4) * 4);
  for (const { name, shape, offset } of parameters) {
    const found = tensors.get(name);
    if (!found) throw new CompressedError('missing', name);
    if (found.shape.join() !== shape.join()) {
      throw new CompressedError('shape', `${name}: ${found.shape.join(' × ')} ≠ ${shape.join(' × ')}`);
    }
    theta.set(found.values, offset);
  }
  return theta;
}
