// From the settings to what the engine trains on, whatever it takes to get it. What a kind of data needs is loaded with
// the first set of that kind.
import { type DataConfig, kindOf } from '../experiment/index.ts';
import { assemble } from './assemble.ts';
import { type LoadOptions, readAssets } from './assets.ts';
import { findOwn } from './own.ts';
import { makeDataset } from './plane.ts';
import type { Dataset, Source } from './types.ts';

/**
 * The data set these settings describe: the same for the same settings. Sets of the plane, toy sequences and ratings are
 * made here, others are fetched or were opened by the user. Throws DataError.
 */
export async function loadDataset(config: DataConfig, options: LoadOptions = {}): Promise<Dataset> {
  if (kindOf(config.set) === 'shape') return makeDataset(config);
  const source = await loadSource(config, options);
  // Where rows are made, `samples` says how many.
  return assemble(source, makesRows(config) ? { ...config, rows: 0 } : config);
}

const makesRows = ({ set }: DataConfig): boolean => ['toy', 'ratings'].includes(kindOf(set));

async function loadSource(config: DataConfig, options: LoadOptions): Promise<Source> {
  const assets = (...names: string[]) => readAssets(names, options);
  const asset = async (name: string) => (await assets(name))[0];
  const own = () => findOwn(config.file);
  switch (kindOf(config.set)) {
    case 'table':
      return (await import('./table/index.ts')).loadTableSource(config, { asset, own });
    case 'image':
      return (await import('./image/index.ts')).loadImageSource(config, { assets, own, decode: options.decode });
    case 'text':
      return (await import('./text/index.ts')).loadTextSource(config, { asset, own });
    case 'toy':
      return (await import('./toys/index.ts')).toySource(config);
    default:
      return (await import('./ratings.ts')).ratingsSource(config);
  }
}
