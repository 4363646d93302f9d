import type { layerErrorsEn } from './layer-errors.en.ts';

export const layerErrorsZh: typeof layerErrorsEn = {
  'needs-image': '需要图像（通道 × 行 × 列），但得到的是 {shape}。请把它放到展平之前。',
  'too-large': '{size} × {size} 的窗口放不进 {rows} × {columns}。请减小窗口，或减少它之前的池化。',
  'needs-channels': '得到的是序列（{shape}），没有通道。这里请用层归一化。',
  'needs-tokens': '需要文本的词元，但得到的是数值（{shape}）。它只能放在第一层，用于文本。',
  'needs-embedding': '得到的是词元编号，编号只是名称而不是数量。请在它前面加一个嵌入层。',
  'needs-sequence': '需要序列（位置 × 宽度），但得到的是 {shape}。',
  heads: '宽度 {width} 无法分成 {heads} 个头（每个头的宽度须为 4 的倍数）。',
  'residual-shape': '残差连接把输入（{from}）与输出（{to}）相加：两者形状必须相同。',
  'too-many-live': '训练中可以改变的丢弃率、各层学习率等最多 {limit} 个。请让更少的层拥有自己的学习率。',
};
