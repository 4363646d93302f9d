// Pictures: the page's own and the user's.
import type { DataConfig } from '../../experiment/index.ts';
import type { OwnFile } from '../own.ts';
import type { Source } from '../types.ts';
import { type Images, imageSource } from './images.ts';
import { readOwnIdx } from './own-idx.ts';
import { type DecodePicture, readOwnPictures } from './own-pictures.ts';
import { fashionParts, loadDigits, loadFashion } from './shipped.ts';

export interface ImageReader {
  assets: (...names: string[]) => Promise<Uint8Array[]>;
  own: () => Promise<OwnFile[]>;
  decode?: DecodePicture;
}

export async function loadImageSource(config: DataConfig, reader: ImageReader): Promise<Source> {
  const { set, file, imageSize, color } = config;
  const parts = set === 'fashion-mnist' ? fashionParts(config) : undefined;
  const key = JSON.stringify([set, file, imageSize, color, parts]);
  if (last?.key !== key) last = { key, images: await loadImages(config, reader) };
  return imageSource(last.images, config);
}

/** The pictures that were read last: other settings are tried on the same ones, and decoding them takes its time. */
let last: { key: string; images: Images } | undefined;

async function loadImages(config: DataConfig, { assets, own, decode }: ImageReader): Promise<Images> {
  switch (config.set) {
    case 'fashion-mnist':
      return loadFashion(config, assets);
    case 'idx':
      return readOwnIdx(await own());
    case 'images':
      return readOwnPictures(await own(), config, decode);
    default:
      return loadDigits(assets);
  }
}
