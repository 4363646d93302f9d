import type { RatesWords } from './rates.en.ts';

/** Words of the strip under the learning rate's slider, in Chinese. */
export const ratesZh: RatesWords = {
  label: (rates, steps) =>
    `换成别的取值会怎样：从左到右共 ${rates} 个取值，从上到下 ${steps} 步。方向键选择取值，回车键采用。`,
  fates: { crawls: '几乎不动', learns: '在学习', blown: '发散' },
  help: (rates, steps) =>
    `${rates} 个学习率，各自在旁边训练一份同样的网络：初始权重相同，批次也相同。每一列是一个学习率，正好位于它在滑块上的位置下方；最上面是第一步，最下面是第 ${steps} 步。灰色：损失还和开始时差不多。蓝色：损失已经下降，颜色越深降得越多。橙色：损失达到开始时的两倍以上；最深处已经不再是有效的数值。点击一列即可采用它的学习率。`,
  helpPenalty: '这里的损失是小批次损失的平均值，包含正则项。',
  steps: (steps) => `${steps} 步 ↓`,
  at: {
    crawls: (rate, loss, steps) => `${rate}：几乎不动，${steps} 步后损失 ${loss}`,
    learns: (rate, loss, steps) => `${rate}：在学习，${steps} 步后损失 ${loss}`,
    blown: (rate, step) => `${rate}：从第 ${step} 步起发散`,
    pending: (rate) => `${rate}：还没有训练`,
  },
  best: (rate) => `${rate} 处损失最低`,
  blowsUpFrom: (rate) => `从 ${rate} 起发散`,
  never: '没有发散的取值',
  show: '显示其他取值的结果',
  making: '正在训练其他取值……',
  no: {
    waits: '这里不显示其他学习率的结果：批次或学习率要根据训练过程来决定，这些训练无法并排进行。',
    taught: '这里不显示其他学习率的结果：这次训练有教师指导，而并排进行的几十次训练只能从标签学习。',
    large: '这里不显示其他学习率的结果：这个模型太大，无法并排训练几十次。',
    slow: '这里不显示其他学习率的结果：在这台设备上，几十次这种规模的训练耗时太长。',
  },
};
