import type { mapsEn } from './maps.en.ts';

export const mapsZh: typeof mapsEn = {
  waiting: '正在读取权重……',
  hint: '每幅小图是某一层的一个通道对当前图片的输出。指向它，可以看到一个单元看的是图片的哪一部分。',
  picture: '当前图片',
  channel: (n) => `第 ${n} 张特征图（放大）`,
  unit: (map, row, column, value) => `第 ${map} 张特征图，第 ${row} 行第 ${column} 列：${value}。`,
  single: (unit, value) => `第 ${unit} 个单元：${value}。`,
  sees: (top, bottom, left, right) =>
    `它看到图片的第 ${top} 至 ${bottom} 行、第 ${left} 至 ${right} 列，这就是它的感受野。`,
  seesAll: '它看到整张图片。',
  scale: (most) => `−${most} … ${most}`,
  scaleHelp: '蓝色为正，橙色为负，灰色为 0。每层各有刻度，以该层最大的数为准。',
  strip: (layer, maps) =>
    maps
      ? `${layer}的特征图。方向键在单元之间移动，Page Up 和 Page Down 在特征图之间移动。`
      : `${layer}的单元。方向键在单元之间移动。`,
  more: (n) => `另有 ${n} 个`,
  filters: (rows, columns) => `各自的权重，${rows} × ${columns}`,
  filterOf: (channel, inputs, rows, columns) =>
    `第 ${channel} 个的权重：它看的 ${inputs} 张图各有 ${rows} × ${columns} 个`,
  bias: (value) => `偏置 ${value}`,
};
