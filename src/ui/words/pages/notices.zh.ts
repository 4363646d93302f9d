import { dataErrorsZh } from '../data-errors.zh.ts';
import { layerErrorsZh } from '../layer-errors.zh.ts';
import { problemsZh } from '../problems.zh.ts';
import type { noticesEn } from './notices.en.ts';

/** Words for what is told of or went wrong: notices, and the problems of a link. */
export const noticesZh: typeof noticesEn = {
  copied: '已复制。',
  'copy-failed': '浏览器不允许复制。请选中文字后手动复制。',
  'nothing-to-open': '这段文字里没有可以打开的内容。',
  'device-lost': '显卡设备丢失。训练已从最近的快照继续，没有丢失任何内容。',
  layer: (layer, why) => `第 ${layer} 层：${why}`,
  output: (given, wanted) =>
    given > wanted
      ? `模型对每个样本给出 ${given} 个数，但要预测的有 ${wanted} 个：请在输出之前汇总序列的各个位置。`
      : `模型对每个样本给出 ${given} 个数，但要预测的有 ${wanted} 个：序列的每个位置都需要自己的答案。`,
  'too-large': (needed, limit) =>
    `这个模型对本设备来说太大：其中一部分需要 ${needed}，而上限是 ${limit}。没有作任何更改。`,
  error: (message) => `没有成功：${message}`,
  dataErrors: dataErrorsZh,
  layerErrors: layerErrorsZh,
  problems: problemsZh,
};
