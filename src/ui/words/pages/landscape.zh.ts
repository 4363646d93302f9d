import type { LandscapeWords } from './landscape.en.ts';

export const landscapeZh: LandscapeWords = {
  limit: {
    upTo: (rate) => `稳定上限 ${rate}`,
    beyond: (rate) => `稳定上限 ${rate} →`,
    none: '没有稳定上限',
    pending: '上限：走一步后可知',
    tooLarge: '上限：未测量',
    help: (formula, lambda, step) =>
      `超过这个学习率，沿弯曲最厉害的方向走一步，会落到比出发点更高的地方，训练就会来回弹跳直至发散。上限是 ${formula}；λ = ${lambda} 是第 ${step} 步的权重处损失的最大曲率（其 Hessian 矩阵的最大特征值），训练时不断重新测量。小批量带来的噪声可能要求更小的学习率。`,
    preconditioned: (formula, lambda, step) =>
      `超过这个学习率，沿弯曲最厉害的方向走一步，会落到比出发点更高的地方。上限是 ${formula}；λ = ${lambda} 是第 ${step} 步这个优化器眼中损失的最大曲率，即预条件 Hessian 的最大特征值：每个权重都除以优化器所用的除数。训练时不断重新测量。小批量带来的噪声可能要求更小的学习率。`,
    noneHelp: '无论损失多陡、多弯，这个优化器让每个权重移动同样的长度：曲率对它的学习率没有限制。',
    flatHelp: '在当前的权重处，损失没有任何向上弯曲的方向，曲率不构成限制。',
    pendingHelp: '这个优化器把每个权重的步长除以它见过的梯度大小。在见到第一个梯度之前，还谈不上曲率。',
    tooLargeHelp: '这个网络太大，在这台设备上无法一边训练一边测量曲率。',
  },
  planes: {
    label: '地图的方向',
    random: {
      label: '随机',
      help: '两个随机方向，每个滤波器都与网络自身的一样长，这样不同网络的平坦与尖锐才可以相互比较（Li 等，2018）。',
      axes: ['随机方向 1，与 θ 等长', '随机方向 2'],
    },
    curvature: {
      label: '最陡弯',
      help: '横向：损失弯曲最厉害的方向，学习率的上限由它决定。纵向：最近一步中与横向垂直的部分。',
      axes: ['最大曲率的方向', '最近一步'],
    },
    path: {
      label: '路径',
      help: '最能容纳权重所走路径的平面：路径的两个主成分。',
      axes: ['路径的主成分 1', '主成分 2'],
    },
  },
  map: '当前权重周围的损失地图。用方向键读取各处的损失。',
  reading: (loss, a, b) => `(${a}, ${b}) 处的损失为 ${loss}`,
  hint: '指向地图，读取那里的损失。',
  making: '正在绘制第一张地图……',
  tooLarge: '这个网络太大，在这台设备上无法一边训练一边绘制地图。',
  lower: '更低',
  here: '同此处',
  higher: '更高',
  now: '当前权重',
  start: '起点',
  path: '走过的路径',
  facts: {
    step: '步数',
    loss: '训练损失',
    lossOf: (samples) => `取 ${samples} 个点`,
    lambda: '最大曲率 λ',
    lambdaPreconditioned: 'λ（预条件）',
    limit: '稳定上限',
    share: '路径落在此平面内的比例',
  },
  factsHelp: {
    loss: '地图正中、也就是当前权重处的损失。',
    lambda:
      'λ_max，损失的 Hessian 矩阵的最大特征值：在弯曲最厉害的方向上，损失弯曲得有多急。用 Hessian 与向量的乘积做幂迭代（Lanczos）求得。',
    limit: '学习率到了这里，沿该方向的步子就不再靠近谷底。滑块上也标有它。',
    share: '这两个方向展示了路径分布的多少。',
  },
};
