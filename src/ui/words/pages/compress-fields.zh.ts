import type { LaterWords } from '../later.ts';

export const compressFieldsZh: LaterWords = {
  help: {
    'compression.prune': '边训练边剪：被剪去的权重恰好为 0，并一直是 0，其余的继续学习。选“不剪”，它们就可以重新生长。',
    'compression.scope': '谁和谁比：整个模型的权重、同一层的权重，或每四个相邻权重留两个。',
    'compression.sparsity': '最终剪去的权重占全部权重的比例。',
    'compression.from': '从第几步开始剪。',
    'compression.over': '逐渐剪去，先快后慢（三次曲线），让网络有时间适应。0 表示一次剪完。',
    'compression.rewind': '彩票假说：剪完以后，留下的权重回到最初的数值，重新训练。',
    'compression.qat': '每次前向和反向都用舍入到这么多位的权重，梯度则直通到未舍入的权重上。',
    'compression.scheme': '以 0 为中心均匀分布，或从最小到最大的权重均匀分布。',
    'compression.grain': '每个单元（或滤波器）一个，或整层一个。',
    'compression.temperature': '教师和学生的输出都除以 T：T 越高，学生越能听到教师认为不太可能的答案。',
    'compression.hard': '损失中来自标签的部分；其余是 T² · KL(教师 ‖ 学生)。',
    'compression.hintLayer':
      '第几个隐藏层（从 1 数起）向教师的隐藏层靠拢（FitNets）。0 表示不对齐。改动后重新开始训练。',
    'compression.hint': 'β：与教师那一层的半平方距离 ½‖r(hₛ) − hₜ‖² 在损失中占多大的比重。',
  },
  options: {
    'compression.prune': {
      none: { label: '不剪', help: '所有权重都学习。' },
      magnitude: { label: '|w| 最小的', help: '对求和贡献最小的（Han 等，2015）。' },
      importance: { label: '最不重要的', help: '|w · ∂L/∂w| 最小的：一阶近似下损失变化最小。' },
      random: { label: '随机', help: '对照组：怎样选究竟有没有关系？' },
    },
    'compression.scope': {
      global: { label: '整个模型', help: '不那么重要的层剪得更多。' },
      layer: { label: '每层之内', help: '每层剪去同样的比例。' },
      '2-of-4': { label: '每四个留两个', help: '硬件能够利用的稀疏模式。' },
    },
    'compression.qat': {
      none: { label: '否', help: '用全精度训练。' },
      '2': { label: '2 位', help: '每个权重 4 种取值，或少一种。' },
      '3': { label: '3 位', help: '每个权重 8 种取值，或少一种。' },
      '4': { label: '4 位', help: '每个权重 16 种取值，或少一种。' },
      '5': { label: '5 位', help: '每个权重 32 种取值，或少一种。' },
      '6': { label: '6 位', help: '每个权重 64 种取值，或少一种。' },
      '7': { label: '7 位', help: '每个权重 128 种取值，或少一种。' },
      '8': { label: '8 位', help: '每个权重 256 种取值，或少一种。' },
    },
    'compression.scheme': {
      symmetric: { label: '对称', help: '零在正中间。' },
      affine: { label: '仿射', help: '用满整个范围。' },
    },
    'compression.grain': {
      channel: { label: '每单元一个', help: '更贴合各自的权重。' },
      tensor: { label: '每层一个', help: '少存一些数。' },
    },
  },
};
