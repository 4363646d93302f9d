import { pageWords } from '../../words/index.ts';
import { layersEn } from '../../words/pages/layers.en.ts';
import { layersZh } from '../../words/pages/layers.zh.ts';

export const useLayerWords = pageWords({ en: layersEn, zh: layersZh });
