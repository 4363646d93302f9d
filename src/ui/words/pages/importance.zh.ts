import type { importanceEn } from './importance.en.ts';

export const importanceZh: typeof importanceEn = {
  title: '模型依赖什么',
  help: '排列重要性：把测试数据中的一列打乱，使它不再说明自己那一行，看得分下降多少。共打乱八次，横线表示各次相差多远。含义相同的列会分摊重要性。',
  waiting: '正在打乱各列……',
  accuracy: (score) => `准确率 ${score}`,
  r2: (score) => `R² ${score}`,
  rows: (n) => `（${n} 行留出的数据）。`,
  trainingRows: (n) => `（${n} 行训练数据：行数太少，没有留出测试数据）。`,
  column: '列',
  fallPoints: '下降（百分点）',
  fallR2: '下降',
  more: (n) => `另有 ${n} 列影响更小`,
  at: (step) => `第 ${step} 步的权重`,
};
