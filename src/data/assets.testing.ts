// public/data for tests in Node.
import { readFile } from 'node:fs/promises';
import { type ExperimentPatch, withDefaults } from '../experiment/index.ts';
import { loadDataset } from './load.ts';
import type { Dataset } from './types.ts';

export const readFromDisk = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../../public/data/${name}`, import.meta.url));

/** The data set of these settings, all others at their defaults. */
export const loadFromDisk = (data: ExperimentPatch['data']): Promise<Dataset> =>
  loadDataset(withDefaults({ data }).data, { read: readFromDisk });
